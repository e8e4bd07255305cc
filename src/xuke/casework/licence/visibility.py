"""Who sees a licence: the officials of the authority that gave it."""

from typing import Final

from django.db.models import Q

from xuke.casework.licence.models import LicenceRow
from xuke.casework.stream.visibility import Visibility
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.person import Person
from xuke.record.events import Stream


def _rows(person: Person) -> Q:
    """Say which licences the person sees."""
    return Q(authority=person.authority) if person.is_official else Q(pk__in=[])


def _single(person: Person, stream: Stream, _licence: Licence) -> bool:
    """Say whether the person sees this licence."""
    return person.is_official and person.authority == stream.authority


LICENCE_VISIBILITY: Final = Visibility(
    kind=LICENCE.kind, model=LicenceRow, rows=_rows, single=_single
)

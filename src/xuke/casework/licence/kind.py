"""Licences as casework knows them: their machine, and what days do to them."""

from uuid import UUID

from xuke.casework.licence.judging import judged
from xuke.casework.licence.knowing import KNOWS
from xuke.casework.models import LicenceRow
from xuke.casework.stream.door import load
from xuke.casework.stream.kinds import Kind, Loaded, NoSuchStream, kind_of
from xuke.casework.stream.tables import woken
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence


class NoSuchLicence(NoSuchStream):
    """There is no such licence, or it is not this person's to see."""


def _renewal_of(licence: Licence) -> Case | None:
    """Return the case of the pending renewal, if there is one."""
    if licence.renewal is None:
        return None
    renewal: Case = load(kind_of(CASE.kind), UUID(licence.renewal.case)).state
    return renewal


LICENCES = Kind(
    machine=LICENCE,
    absent=NoSuchLicence,
    knows=KNOWS,
    due=woken(LicenceRow),
    knows_days=_renewal_of,
    judged=judged,
)
"""许可."""


def load_licence(stream: UUID) -> Loaded[Licence]:
    """Return a licence with its history, or raise NoSuchLicence."""
    return load(LICENCES, stream)

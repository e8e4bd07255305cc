"""Whose account holds a licence that an application names: by its number and its name together."""

from typing import Final

from xuke.casework.licence.kind import load_licence
from xuke.casework.models import LicenceRow
from xuke.catalogue.identifiers.numbers import spellings
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE

_MOST: Final = 5
"""So many licences of one number are looked at."""


def account_named(number: str, name: str) -> str:
    """Return whose account holds the licence of this number and name; nothing where it is unsure.

    What one person typed must not tell a stranger of another's matter: number and name have to
    lead to one account.
    """
    if not (number.strip() and name.strip()):
        return ""
    known = sorted(one.value for one in IN_FORCE)
    rows = LicenceRow.objects.filter(number__in=spellings(number), status__in=known)
    licences = (load_licence(one).state for one in rows.values_list("stream", flat=True)[:_MOST])
    found = {one.origin.account for one in licences if name.strip() in _names(one)} - {""}
    return found.pop() if len(found) == 1 else ""


def _names(licence: Licence) -> set[str]:
    """Return what its holder is called: by the application, and on the certificate."""
    holder = {licence.holder.name} if licence.holder else set()
    return {*holder, *licence.face.values()}

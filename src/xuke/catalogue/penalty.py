"""Penalties of an item as its file names them, and the law around a licence on a day."""

from datetime import date

from xuke.catalogue.item import FULL_DAYS, LicenceItem
from xuke.kernel.licence.known import Known


def known_on(item: LicenceItem, on: date, basis: str = "") -> Known:
    """Return what a decision on a licence of the item must know on the day, of this basis."""
    return Known(
        penalties=tuple(one.penalty for one in item.penalties if one.penalty.is_given(on)),
        is_law=item.law.binds(basis, on),
        full_days=item.law.value_on(FULL_DAYS, on) is True,
    )

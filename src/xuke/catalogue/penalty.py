"""Penalties of an item as its file names them, and the law around a licence on a day."""

from datetime import date

from xuke.catalogue.item import FULL_DAYS, LicenceItem
from xuke.catalogue.scope_file import LEVELS
from xuke.kernel.licence.known import Known


def known_on(
    item: LicenceItem, on: date, basis: str = "", levels: frozenset[str] = frozenset()
) -> Known:
    """Return what a decision on a licence of the item must know on the day, of this basis.

    `levels` are those of the authority that decides; where none is known none is too low.
    """
    given = tuple(one.penalty for one in item.penalties if one.penalty.is_given(on))
    return Known(
        penalties=given,
        beyond=frozenset(one.basis for one in given if _is_beyond(one.level, levels)),
        is_law=item.law.binds(basis, on),
        full_days=item.law.value_on(FULL_DAYS, on) is True,
    )


def _is_beyond(level: str, levels: frozenset[str]) -> bool:
    """Whether what is for authorities of this level and above is too high for one of these."""
    own = [LEVELS.index(one) for one in levels]
    return bool(level and own) and min(own) > LEVELS.index(level)

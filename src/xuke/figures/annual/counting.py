"""The figures of the yearly table, by one statement over the cells of its two cubes."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from xuke.figures.annual.columns import AMOUNT, COUNTED
from xuke.figures.annual.cubes import CLOSED_CASES, NOTED
from xuke.figures.cubes.reading import Cells, cells, from_rows
from xuke.figures.period import Period

Figures = dict[str, int | Decimal]
ALL: Final = ""
"""Stands for the total of whatever was counted, in whichever row it will stand."""


def figures(authority: str, period: Period) -> Mapping[str, Figures]:
    """Return the figures by item's slug, and under ALL those of everything."""
    return _laid_out(cells(authority, period, CLOSED_CASES, NOTED))


def figures_from_rows(authority: str, period: Period) -> Mapping[str, Figures]:
    """Return the same figures, counted from the rows of cases and of supervision."""
    return _laid_out(from_rows(authority, period, cube) for cube in (CLOSED_CASES, NOTED))


def nothing() -> Figures:
    """Return a row of zeros."""
    zero: Figures = dict.fromkeys(COUNTED, 0)
    return zero | {AMOUNT: Decimal(0)}


def _laid_out(counted: Iterable[Cells]) -> Mapping[str, Figures]:
    """Put together what was counted of each item, and add up the total."""
    by_item: dict[str, Figures] = {}
    for found in counted:
        for (item,), values in found.items():
            by_item.setdefault(item, nothing()).update(values)
    return by_item | {ALL: _total(list(by_item.values()))}


def _total(parts: Sequence[Figures]) -> Figures:
    """Add up everything that was counted."""
    total = nothing()
    for column in COUNTED:
        total[column] += sum(part[column] for part in parts)
    return total

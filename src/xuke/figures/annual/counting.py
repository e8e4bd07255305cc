"""The figures of the yearly table: one statement over the cases, one over supervision."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from django.db import connection

from xuke.figures.annual.columns import AMOUNT, CASES, COUNTED, SUPERVISION
from xuke.figures.annual.lists import CLOSED
from xuke.figures.period import Period

Figures = dict[str, int | Decimal]
ALL: Final = ""
"""Stands for the total of whatever was counted, in whichever row it will stand."""

_COUNTS: Final = ", ".join(
    f"count(*) FILTER (WHERE {where}) AS {name}" for name, where in CASES.items()
)
# Grouped by the item alone, so that PostgreSQL may count in parallel; the total is added up here.
_CASES: Final = (
    f"SELECT item, {_COUNTS}, sum(fee) AS {AMOUNT}"  # noqa: S608 - constants only
    f" FROM casework_case WHERE authority = %s AND closed_on >= %s AND closed_on < %s AND {CLOSED}"
    " GROUP BY item"
)
_NOTED: Final = (
    "SELECT item, kind, count(*) FROM statistics_supervision"
    " WHERE authority = %s AND noted_on >= %s AND noted_on < %s GROUP BY item, kind"
)


def figures(authority: str, period: Period) -> Mapping[str, Figures]:
    """Return the figures by item's slug, and under ALL those of everything."""
    counted: dict[str, Figures] = {}
    for item, *values in _rows(_CASES, authority, period):
        named = dict(zip((*CASES, AMOUNT), values, strict=True))
        counted.setdefault(item, nothing()).update(named)
    columns = {kind.value: column for column, kind in SUPERVISION.items()}
    for item, kind, count in _rows(_NOTED, authority, period):
        counted.setdefault(item, nothing())[columns[kind]] = count
    return counted | {ALL: _total(list(counted.values()))}


def nothing() -> Figures:
    """Return a row of zeros."""
    zero: Figures = dict.fromkeys(COUNTED, 0)
    return zero | {AMOUNT: Decimal(0)}


def _total(parts: Sequence[Figures]) -> Figures:
    """Add up everything that was counted."""
    total = nothing()
    for column in COUNTED:
        total[column] += sum(part[column] for part in parts)
    return total


def _rows(sql: str, authority: str, period: Period) -> list[tuple[Any, ...]]:
    """Run one of the two statements."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [authority, period.start, period.end])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows

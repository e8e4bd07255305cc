"""The figures of the yearly table: one statement over the cases, one over supervision."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.db import connection

from xuke.rooms.statistics.queries.columns import AMOUNT, CASES, CLOSED, COUNTED, SUPERVISION
from xuke.rooms.statistics.queries.period import Period

Figures = dict[str, int | Decimal]
ALL: Final = ""
"""Stands for the total, which the database counts for itself."""

_COUNTS: Final = ", ".join(
    f"count(*) FILTER (WHERE {where}) AS {name}" for name, where in CASES.items()
)
_CASES: Final = (
    f"SELECT coalesce(item, %s) AS item, {_COUNTS}, sum(fee) AS {AMOUNT}"  # noqa: S608
    f" FROM casework_case WHERE authority = %s AND closed_on >= %s AND closed_on < %s AND {CLOSED}"
    " GROUP BY GROUPING SETS ((item), ())"
)
_NOTED: Final = (
    "SELECT coalesce(item, %s), kind, count(*) FROM statistics_supervision"
    " WHERE authority = %s AND noted_on >= %s AND noted_on < %s"
    " GROUP BY GROUPING SETS ((item, kind), (kind))"
)


def figures(authority: str, period: Period) -> Mapping[str, Figures]:
    """Return the figures by item's slug, and under ALL those of everything."""
    counted: dict[str, Figures] = {ALL: nothing()}
    for row in _rows(_CASES, authority, period):
        counted.setdefault(row[0], nothing()).update(_case_figures(row[1:]))
    columns = {kind.value: column for column, kind in SUPERVISION.items()}
    for item, kind, count in _rows(_NOTED, authority, period):
        counted.setdefault(item, nothing())[columns[kind]] = count
    return counted


def nothing() -> Figures:
    """Return a row of noughts."""
    zero: Figures = dict.fromkeys(COUNTED, 0)
    return zero | {AMOUNT: Decimal(0)}


def _case_figures(values: tuple[Any, ...]) -> Figures:
    """Name the figures that count cases; of no cases there is no sum."""
    named = dict(zip((*CASES, AMOUNT), values, strict=True))
    return named | {AMOUNT: named[AMOUNT] or Decimal(0)}


def _rows(sql: str, authority: str, period: Period) -> list[tuple[Any, ...]]:
    """Run one of the two statements."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [ALL, authority, period.start, period.end])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows

"""Which cases days have done something to: those whose day lies before this one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.lookups import GreaterThan

from xuke.casework.case.worklist import Pair
from xuke.casework.models import CaseRow
from xuke.kernel.case.state import Phase

BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """Which rows are looked at, by which day of theirs."""

    rows: Mapping[str, str]
    day: str


_LISTS: Final = (
    _Due(rows={"phase": Phase.RECEIVED.value}, day="due"),
    _Due(rows={"phase": Phase.IN_CORRECTION.value}, day="due"),
    _Due(rows={}, day="pending_until"),
)
"""Each selects by an index of its own: of the open cases only what is due is loaded."""


def due(on: date) -> Iterator[UUID]:
    """Yield the cases whose day lies before this one; one whose days lie in two lists comes twice.

    What the law leaves as it is stays in the list; the next batch begins after it.
    """
    for wanted in _LISTS:
        yield from _due(wanted, on)


def _due(wanted: _Due, on: date) -> Iterator[UUID]:
    """Yield the cases of one list, a batch in memory at a time."""
    rows = CaseRow.objects.filter(imported=False, **wanted.rows, **{f"{wanted.day}__lt": on})
    last: tuple[Any, ...] | None = None
    while batch := list(_after(rows, wanted.day, last)[:BATCH]):
        yield from (stream for _day, stream in batch)
        last = batch[-1]


def _after(
    rows: QuerySet[CaseRow], day: str, last: tuple[Any, ...] | None
) -> QuerySet[CaseRow, tuple[Any, ...]]:
    """Return the rows in order of their day, those after the last one seen."""
    if last:
        end = Pair(*(Value(one) for one in last))
        rows = rows.filter(GreaterThan(Pair(F(day), F("stream")), end))
    return rows.order_by(day, "stream").values_list(day, "stream")

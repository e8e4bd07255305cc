"""Which cases days have done something to: those whose day lies before this one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset
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
    order = (wanted.day, "stream")
    rows = CaseRow.objects.filter(imported=False, **wanted.rows, **{f"{wanted.day}__lt": on})
    for batch in Keyset(model=CaseRow, order=order, size=BATCH).walk(rows.only(*order)):
        yield from (row.stream for row in batch)

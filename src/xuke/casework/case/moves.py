"""Which open cases a changed calendar moves: their listed days are not what it now gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke import catalogue
from xuke.casework.case.rows import case_row
from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.calendar import Calendar
from xuke.record.events import Stream
from xuke.record.postgres import PostgresRecord

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Dues:
    """What the list says about a case's days: due, whether provisionally, and promised."""

    due: date | None
    provisional: bool
    committed: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An open case whose listed days are not what the calendar now gives."""

    stream: UUID
    number: str
    authority: str
    was: Dues
    now: Dues


def moves(authority: str | None = None) -> Iterator[Move]:
    """Yield the open cases that the calendar moves, a batch in memory at a time."""
    calendar = catalogue.calendar()
    by_stream = Keyset(model=CaseRow, order=("stream",), size=BATCH)
    for rows in by_stream.walk(_open_cases(authority)):
        yield from _moved(rows, calendar)


def move_of(row: CaseRow, stream: Stream, case: Case, calendar: Calendar) -> Move | None:
    """Return how a case moves, if it does; one that went on meanwhile is listed anew."""
    was, now = _dues(row), _dues(case_row(stream, case, calendar))
    if was == now or row.version != case.version:
        return None
    return Move(stream=stream.id, number=row.number, authority=stream.authority, was=was, now=now)


def _open_cases(authority: str | None) -> QuerySet[CaseRow]:
    """Return the rows of filed cases that wait for somebody."""
    rows = CaseRow.objects.exclude(waits_for="").exclude(phase=Phase.DRAFT.value)
    rows = rows.filter(Q(due__isnull=False) | Q(committed_due__isnull=False))
    return rows.filter(authority=authority) if authority else rows


def _moved(rows: Sequence[CaseRow], calendar: Calendar) -> Iterator[Move]:
    """Yield those of a batch that move."""
    by_stream = {row.stream: row for row in rows}
    for history in PostgresRecord().load_many(list(by_stream)):
        stream = history[0].stream
        case = CASE.replay(one.event for one in history)
        move = move_of(by_stream[stream.id], stream, case, calendar)
        if move:
            yield move


def _dues(row: CaseRow) -> Dues:
    """Return the days as a row of the list holds them."""
    return Dues(row.due, row.due_provisional, row.committed_due)

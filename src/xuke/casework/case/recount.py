"""A changed calendar: which open cases move, and the note of it on each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke import catalogue
from xuke.casework.case.kind import CASES
from xuke.casework.case.rows import case_row
from xuke.casework.models import CaseRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do, load
from xuke.casework.stream.keyset import Keyset
from xuke.kernel.case.events import CalendarChanged
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.calendar import Calendar
from xuke.record.events import Stream
from xuke.record.port import StaleStream
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What one run did: on how many cases it was noted, how many somebody else had in hand."""

    noted: int
    busy: int


def moves(authority: str | None = None) -> Iterator[Move]:
    """Yield the open cases that the calendar moves, a batch in memory at a time."""
    calendar = catalogue.calendar()
    by_stream = Keyset(model=CaseRow, order=("stream",), size=BATCH)
    for rows in by_stream.walk(_open_cases(authority)):
        yield from _moved(rows, calendar)


def apply_calendar(act: Act, authority: str | None = None) -> Applied:
    """Note the calendar on every case that it moves, and list the case by its new days.

    Each case is a transaction of its own: interrupted, it goes on where it stood; done, it
    finds nothing more to do.
    """
    noted = busy = 0
    for move in moves(authority):
        try:
            noted += note(move.stream, act)
        except StaleStream:
            busy += 1
    return Applied(noted=noted, busy=busy)


def note(stream: UUID, act: Act) -> bool:
    """Note the calendar on one case, if it still moves; StaleStream if somebody was quicker."""
    calendar = catalogue.calendar()
    row = CaseRow.objects.get(stream=stream)
    loaded = load(CASES, stream)
    move = _move(row, loaded.stream, loaded.state, calendar)
    if move is None:
        return False
    changed = _changed(move, loaded.state, act, calendar)
    # What was compared must be what is noted on: whoever was quicker is told as with any act.
    act = replace(act, expected=loaded.state.version)
    return bool(do(CASES, stream, "note-calendar", lambda _seen: changed, act).recorded)


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
        move = _move(by_stream[stream.id], stream, case, calendar)
        if move:
            yield move


def _move(row: CaseRow, stream: Stream, case: Case, calendar: Calendar) -> Move | None:
    """Compare the listed days with the calendar's; a case that went on meanwhile is listed anew."""
    was, now = _dues(row), _dues(case_row(stream, case, calendar))
    if was == now or row.version != case.version:
        return None
    return Move(stream=stream.id, number=row.number, authority=stream.authority, was=was, now=now)


def _dues(row: CaseRow) -> Dues:
    """Return the days as a row of the list holds them."""
    return Dues(row.due, row.due_provisional, row.committed_due)


def _changed(move: Move, case: Case, act: Act, calendar: Calendar) -> CalendarChanged:
    return CalendarChanged(
        on=act.on,
        by=act.person.id,
        calendar=_sources(move, case, calendar),
        was_due=move.was.due,
        now_due=move.now.due,
    )


def _sources(move: Move, case: Case, calendar: Calendar) -> str:
    """Name the notices of the years over which the case's days run."""
    days = [case.received.on if case.received else None, move.was.due, move.now.due]
    years = [day.year for day in days if day]
    known = (calendar.years.get(year) for year in range(min(years), max(years) + 1))
    return "；".join(year.source for year in known if year)

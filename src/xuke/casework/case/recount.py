"""A changed calendar is noted on each open case that it moves."""

from dataclasses import dataclass, replace
from uuid import UUID

from xuke import catalogue
from xuke.casework.case.kind import CASES
from xuke.casework.case.moves import Move, move_of, moves
from xuke.casework.models import CaseRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do, load
from xuke.kernel.case.events import CalendarChanged
from xuke.kernel.case.state import Case
from xuke.kernel.law.calendar import Calendar
from xuke.record.port import StaleStream


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What one run did: on how many cases it was noted, how many somebody else had in hand."""

    noted: int
    busy: int


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
    move = move_of(row, loaded.stream, loaded.state, calendar)
    if move is None:
        return False
    changed = _changed(move, loaded.state, act, calendar)
    # What was compared must be what is noted on: whoever was quicker is told as with any act.
    act = replace(act, expected=loaded.state.version)
    return bool(do(CASES, stream, "note-calendar", lambda _seen: changed, act).recorded)


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

"""The day's work: what silence has done is recorded on its legal day, after outages too."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from xuke import catalogue
from xuke.casework.door import Act, handle
from xuke.casework.models import CaseRow
from xuke.kernel.case import acceptance
from xuke.kernel.case.state import Phase
from xuke.kernel.person import SYSTEM, Person
from xuke.record.port import StaleStream

BATCH: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWork:
    """What one run did: how many cases silence accepted, how many somebody else had in hand."""

    deemed: int
    busy: int


def do_days_work(on: date, at: datetime) -> DayWork:
    """Record every deemed acceptance that is due; run twice it does nothing the second time."""
    deemed = busy = 0
    while overdue := _silent(on):
        for stream in overdue:
            try:
                deemed += _deem(stream, on, at)
            except StaleStream:
                busy += 1
        if busy or len(overdue) < BATCH:
            break
    return DayWork(deemed=deemed, busy=busy)


def _silent(on: date) -> list[UUID]:
    """Return received cases whose days for telling gaps have passed."""
    rows = CaseRow.objects.filter(phase=Phase.RECEIVED.value, waits_for="clerk", due__lt=on)
    return list(rows.order_by("due", "stream").values_list("stream", flat=True)[:BATCH])


def _deem(stream: UUID, on: date, at: datetime) -> int:
    """Deem one case accepted; return how many events that was."""
    act = Act(person=Person(SYSTEM), on=on, at=at)
    calendar = catalogue.calendar()
    done = handle(
        stream,
        lambda seen: acceptance.deem_accepted(seen.case, on=on, calendar=calendar),
        act,
    )
    return len(done.recorded)

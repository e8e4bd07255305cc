"""The day's work: what silence and lapsed days have done is recorded, after outages too, once."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Final
from uuid import UUID

from django.db import Error, transaction

from xuke import catalogue
from xuke.casework.case.door import Act, handle
from xuke.casework.licence.lapse import LicenceWork, licences_days_work
from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset
from xuke.kernel.case import acceptance
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.person import SYSTEM, Person
from xuke.record.port import StaleStream

BATCH: Final = 500
TOGETHER: Final = 20
_log: Final = logging.getLogger(__name__)
NOTHING_DONE: Final = LicenceWork()
Lapse = Callable[[Case, date, Calendar], tuple[CaseEvent, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWork:
    """What one run did: cases by what lapsed, those in others' hands, those failed; licences."""

    deemed: int = 0
    uncorrected: int = 0
    unsupplied: int = 0
    busy: int = 0
    failed: int = 0
    licences: LicenceWork = NOTHING_DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """Which rows are looked at, by which day of theirs, and what the law then says."""

    rows: Mapping[str, str]
    day: str
    lapse: Lapse


def _deemed(case: Case, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    return acceptance.deem_accepted(case, on=on, calendar=calendar)


def _uncorrected(case: Case, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    return acceptance.expire_correction(case, on=on, calendar=calendar)


def _unsupplied(case: Case, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    return acceptance.break_pending(case, on=on, calendar=calendar)


_TASKS: Final[Mapping[str, _Task]] = {
    "deemed": _Task(rows={"phase": Phase.RECEIVED.value}, day="due", lapse=_deemed),
    "uncorrected": _Task(rows={"phase": Phase.IN_CORRECTION.value}, day="due", lapse=_uncorrected),
    "unsupplied": _Task(rows={}, day="pending_until", lapse=_unsupplied),
}
"""Each selects by an index of its own: of the open cases only what is due is loaded."""


def do_days_work(on: date, at: datetime) -> DayWork:
    """Record everything that lapsed before this day; run twice it does nothing the second time."""
    counts = dict.fromkeys((*_TASKS, "busy", "failed"), 0)
    for name, task in _TASKS.items():
        due = _due(task, on)
        while group := list(islice(due, TOGETHER)):
            # One commit for a few cases costs half as much; each is undone by itself all the same.
            with transaction.atomic():
                counts = _lapsed(name, group, counts, Act(person=Person(SYSTEM), on=on, at=at))
    # A renewal whose acceptance silence owed is accepted by now.
    return DayWork(**counts, licences=licences_days_work(on, at))


def _due(task: _Task, on: date) -> Iterator[UUID]:
    """Yield the cases whose day lies before this one, a batch in memory at a time.

    What the law leaves as it is stays in the list; the next batch begins after it.
    """
    order = (task.day, "stream")
    rows = CaseRow.objects.filter(imported=False, **task.rows, **{f"{task.day}__lt": on})
    for batch in Keyset(model=CaseRow, order=order, size=BATCH).walk(rows.only(*order)):
        yield from (row.stream for row in batch)


def _lapsed(
    name: str, streams: Sequence[UUID], counts: Mapping[str, int], act: Act
) -> dict[str, int]:
    """Record what lapsed in these cases; count them, and those that somebody else had in hand."""
    done = dict(counts)
    for stream in streams:
        try:
            done[name] += _has_lapsed(_TASKS[name], stream, act)
        except StaleStream:
            done["busy"] += 1
        except Error:
            raise
        except Exception:  # noqa: BLE001 - whatever it is; it is logged and counted
            # One case that cannot be told must not keep all the others waiting.
            _log.exception("The day's work failed on case %s.", stream)
            done["failed"] += 1
    return done


def _has_lapsed(task: _Task, stream: UUID, act: Act) -> bool:
    """Record what lapsed in one case; return whether anything did."""
    calendar = catalogue.calendar()
    done = handle(stream, lambda seen: task.lapse(seen.case, act.on, calendar), act)
    return bool(done.recorded)

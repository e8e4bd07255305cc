"""The day's work on licences: expiry, renewal by silence, return, reminders; caught up, once."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db import Error, transaction

from xuke.casework.case import door
from xuke.casework.licence.find import Sight, handle_licence, load_licence
from xuke.casework.licence.models import LicenceRow
from xuke.casework.stream.acting import Act
from xuke.casework.stream.keyset import Keyset
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case
from xuke.kernel.licence.days import EndOfTerm, expire, give_back, remind
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.licence.state import Licence, evolve
from xuke.kernel.person import SYSTEM, Person
from xuke.record.port import StaleStream

BATCH: Final = 500
_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceWork:
    """What one run did to licences; how many somebody else had in hand, how many failed."""

    expired: int = 0
    renewed: int = 0
    restored: int = 0
    reminded: int = 0
    busy: int = 0
    failed: int = 0


_COUNTED: Final = {
    "Expired": "expired",
    "Renewed": "renewed",
    "Restored": "restored",
    "Reminded": "reminded",
}


def licences_days_work(on: date, at: datetime) -> LicenceWork:
    """Record what days have done to licences, each on its legal day; twice it does nothing more.

    It comes after the cases' own work: a renewal whose acceptance silence owes is accepted first.
    """
    counts = dict.fromkeys((*_COUNTED.values(), "busy", "failed"), 0)
    act = Act(person=Person(SYSTEM), on=on, at=at)
    # A long outage may hold more than one term; what is done once more begins the next round.
    while _round(act, counts):
        pass
    return LicenceWork(**counts)


def _round(act: Act, counts: dict[str, int]) -> bool:
    """Tend every licence that wakes by the day; return whether anything was recorded."""
    before = dict(counts)
    for stream in _woken(act.on):
        try:
            for name in tend(stream, act):
                counts[_COUNTED[name]] += 1
        except StaleStream:
            counts["busy"] += 1
        except Error:
            raise
        except Exception:  # noqa: BLE001 - whatever it is; it is logged and counted
            # One licence that cannot be told must not keep all the others waiting.
            _log.exception("The day's work failed on licence %s.", stream)
            counts["failed"] += 1
    is_left = any(counts[name] != before[name] for name in ("busy", "failed"))
    return counts != before and not is_left


def _woken(on: date) -> Iterator[UUID]:
    """Yield the licences to which days do something by this one, a batch in memory at a time."""
    order = ("wakes_on", "stream")
    rows = LicenceRow.objects.filter(wakes_on__lte=on).only(*order)
    for batch in Keyset(model=LicenceRow, order=order, size=BATCH).walk(rows):
        yield from (row.stream for row in batch)


def tend(stream: UUID, act: Act) -> list[str]:
    """Record on one licence, and on the case of its renewal, what days have done."""
    with transaction.atomic():
        renewal = _renewal_of(load_licence(stream).state)
        ended: list[EndOfTerm] = []

        def decide(seen: Sight) -> tuple[LicenceEvent, ...]:
            events, end = _due(seen.licence, act.on, renewal)
            ended.append(end)
            return events

        recorded = handle_licence(stream, decide, act).recorded
        for end in ended:
            _decide_renewal(end, load_licence(stream).state, act)
    return [one.type for one in recorded]


def _due(
    licence: Licence, on: date, renewal: Case | None
) -> tuple[tuple[LicenceEvent, ...], EndOfTerm]:
    """Return what is due on the licence in its order, and what the end of the term did."""
    events = give_back(licence, on=on)
    licence = _after(licence, events)
    end = expire(licence, on=on, renewal=renewal)
    licence = _after(licence, end.licence)
    return (*events, *end.licence, *remind(licence, on=on)), end


def _after(licence: Licence, events: tuple[LicenceEvent, ...]) -> Licence:
    for event in events:
        licence = evolve(licence, event)
    return licence


def _renewal_of(licence: Licence) -> Case | None:
    """Return the case of the pending renewal, if there is one."""
    if licence.renewal is None:
        return None
    _stream, case, _history = door.load(UUID(licence.renewal.case))
    return case


def _decide_renewal(end: EndOfTerm, licence: Licence, act: Act) -> None:
    """Record on the renewal's case that silence has granted it."""
    if not end.case:
        return

    def decide(_seen: door.Situation) -> tuple[CaseEvent, ...]:
        return end.case

    door.handle(UUID(licence.uncertified), decide, act)

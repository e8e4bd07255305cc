"""Fills the record with open cases, and does one day's work over them twice."""

import random
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from benchmarks.sample import AUTHORITY, ITEM
from benchmarks.synthetic import SEED
from xuke import catalogue
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import History, begin_many
from xuke.casework.stream.daywork import DayWork, do_days_work
from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    CaseEvent,
    CorrectionRequested,
    Gap,
    Received,
    Submitted,
)
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.person import SYSTEM, Person
from xuke.record.events import Stream
from xuke.web.clock import SHANGHAI

BATCH: Final = 2_000
DAY: Final = date(2026, 9, 21)
"""A Monday; the week before it nobody did the day's work."""
AT: Final = datetime(2026, 9, 21, 0, 30, tzinfo=SHANGHAI)
_TENTH: Final = 10


def run(count: int) -> dict[str, Any]:
    """Load so many open cases; return what each run took and did."""
    _load(count)
    first, second = _timed(), _timed()
    return {"first": first, "second": second}


def _timed() -> dict[str, Any]:
    started = time.perf_counter()
    done = do_days_work(DAY, AT)
    return {"seconds": time.perf_counter() - started, "lapsed": _lapsed(done), "busy": done.busy}


def _lapsed(done: DayWork) -> int:
    cases = done.of("case")
    return cases["deemed"] + cases["uncorrected"] + cases["unsupplied"]


def _load(count: int) -> None:
    """Record the cases: of ten, one is received, one waits for a correction, eight are accepted."""
    dice, act = random.Random(SEED), Act(person=Person(SYSTEM), on=DAY, at=AT)
    histories: list[History] = []
    for serial in range(count):
        stream = Stream(
            id=UUID(int=dice.getrandbits(128), version=4), kind=CASE.kind, authority=AUTHORITY
        )
        histories.append(History(stream=stream, events=tuple(_events(dice, serial))))
        if len(histories) == BATCH:
            begin_many(histories, act)
            histories.clear()
    begin_many(histories, act)


def _events(dice: random.Random, serial: int) -> Iterator[CaseEvent]:
    """Yield one case's events; about half of what is received or in correction has lapsed."""
    on = DAY - timedelta(days=dice.randrange(1, 16))
    yield Submitted(
        on=on,
        number=f"310105-20260901-{serial:06d}",
        action=Action.NEW,
        channel=Channel.ONLINE,
        applicant=Applicant(kind="organisation", name=f"测试申请人{serial}"),
        rule=catalogue.item(ITEM).rule(Action.NEW),
    )
    yield Received(on=on, counts_from=on)
    if serial % _TENTH == 1:
        gap = Gap(target="applicant_name", kind="inconsistent", what="与营业执照不一致")
        until = DAY + timedelta(days=dice.randrange(-7, 7))
        yield CorrectionRequested(on=on, by="clerk", gaps=(gap,), answer_by=until)
    elif serial % _TENTH:
        yield Accepted(on=on, by="clerk")

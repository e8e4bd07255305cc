"""Fills the record with open cases, and does one day's work over them twice; then raw psycopg."""

import random
import resource
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any, Final
from uuid import UUID

import psycopg

from benchmarks.inside import raw
from benchmarks.sample import AUTHORITY, ITEM
from benchmarks.synthetic import SEED
from xuke import catalogue
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import History, begin_many
from xuke.casework.stream.daywork import TOGETHER, DayWork, Helpers, do_days_work
from xuke.casework.stream.garbage import undisturbed
from xuke.config.server.address import database_url
from xuke.config.settings import current
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
KILOBYTES_A_MEGABYTE: Final = 1024


def run(count: int) -> dict[str, Any]:
    """Load so many open cases; return what each run took and did, beside raw psycopg."""
    started = time.perf_counter()
    _load(count)
    load = time.perf_counter() - started
    _vacuum()
    last, before, started = _last_position(), _peak(), time.perf_counter()
    lapsed = _lapsed(do_days_work(DAY, AT))
    seconds, peak, again = time.perf_counter() - started, _peak(), time.perf_counter()
    left = _lapsed(do_days_work(DAY, AT))
    told = {"load": load, "seconds": seconds, "again": time.perf_counter() - again, "left": left}
    return {**told, "lapsed": lapsed, "before": before, "peak": peak, **_raw(last)}


def _raw(after: int) -> dict[str, Any]:
    """Insert once more what the day's work has appended, as many events to a commit."""
    found: dict[str, Any] = {"together": TOGETHER}
    where = f"position > {after}"
    with psycopg.connect(database_url(current())) as connection:
        for name, way in (("insert", raw.insert), ("copy", raw.copy)):
            table = raw.prepared(connection, "record_event", where, order="position")
            found["events"] = len(table.rows)
            found[name] = raw.seconds(connection, [table], way, batch=TOGETHER, commits=True)
            assert raw.same(connection, table, where)
    return found


def _last_position() -> int:
    with psycopg.connect(database_url(current())) as connection:
        row = connection.execute("SELECT max(position) FROM record_event").fetchone()
    assert row
    return int(row[0])


def _vacuum() -> None:
    """Let the server learn what it has, as it does in a night."""
    with psycopg.connect(database_url(current()), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")


def _peak() -> float:
    """Return the most memory that this process and those it started have ever had, in MB."""
    # Of the others only the largest is told: each is taken for as large.
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * Helpers().count
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + others) / KILOBYTES_A_MEGABYTE


def _lapsed(done: DayWork) -> int:
    cases = done.of("case")
    return cases["deemed"] + cases["uncorrected"] + cases["unsupplied"]


def _load(count: int) -> None:
    """Record the cases: of ten, one is received, one waits for a correction, eight are accepted."""
    dice, act = random.Random(SEED), Act(person=Person(SYSTEM), on=DAY, at=AT)
    histories = (_history(dice, serial) for serial in range(count))
    with undisturbed():
        while some := list(islice(histories, BATCH)):
            begin_many(some, act)


def _history(dice: random.Random, serial: int) -> History:
    """Return one case as it is loaded."""
    stream = Stream(
        id=UUID(int=dice.getrandbits(128), version=4), kind=CASE.kind, authority=AUTHORITY
    )
    return History(stream=stream, events=tuple(_events(dice, serial)))


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

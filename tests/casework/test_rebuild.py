"""A rebuild makes every row what the record says, while people act, and disturbs nobody."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from tests.casework import journey, officials
from tests.casework.edits import edited, start_with
from tests.casework.journey import CLERK, FIRST, HEAD, HOME, SECOND, act
from tests.casework.licences import annulled
from tests.conftest import Databases
from tests.kernel import cases

from xuke.casework import definitions
from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.casework.models import BarRow, CaseRow, LicenceRow
from xuke.casework.stream import readmodels
from xuke.casework.stream.bulk import History, begin_many
from xuke.casework.stream.rebuild import BATCH, rebuild
from xuke.kernel.case.machine import CASE
from xuke.kernel.person import IMPORT, Person
from xuke.record.events import Stream
from xuke.record.verify import verify
from xuke.rooms.register.models import Certificate

TABLES = sorted({table for model in readmodels.read_models() for table in model.tables})
ONE_BAR_TOO_MANY = """
    INSERT INTO casework_bar SELECT (jsonb_populate_record(b, '{"place": 9}')).*
      FROM casework_bar AS b
"""
OF_NO_STREAM = """
    INSERT INTO register_certificate
    SELECT (jsonb_populate_record(c, jsonb_build_object(
           'stream', gen_random_uuid(), 'identifier', ''))).*
      FROM register_certificate AS c
"""
BARS_OF_EVERYBODY = """
    INSERT INTO casework_bar
           (stream, place, authority, year, kind, holder, item, since, until, basis, source)
    SELECT stream, 0, authority, year, 'conduct', 'x', '', current_date, current_date, '', 'x'
      FROM casework_case
        ON CONFLICT DO NOTHING
"""
Step = Callable[[], object]


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any value
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def everything(columns: str = "one.*") -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every read model."""
    asked = "SELECT {} FROM {} AS one ORDER BY one::text"
    return {table: sql(asked.format(columns, table)) for table in TABLES}


def many(count: int) -> None:
    """Bring so many open cases along."""
    streams = (Stream(id=uuid4(), kind=CASE.kind, authority=HOME) for _ in range(count))
    histories = [History(stream=stream, events=(cases.OPENED,)) for stream in streams]
    begin_many(histories, act(Person(IMPORT)))


@pytest.mark.django_db
def test_what_is_right_is_not_even_touched() -> None:
    annulled()
    before = everything("one.*, ctid, xmin, cmin")

    rebuild()

    assert all(before[table] for table in ("casework_bar", "casework_licence", "casework_case"))
    assert everything("one.*, ctid, xmin, cmin") == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE casework_case SET due = NULL, phase = 'nowhere'",
        "UPDATE casework_case SET year = year - 1",
        "UPDATE casework_case SET authority = '440114-wjj'",
        "UPDATE casework_licence SET holder_index = '', earlier = '{x}'",
        "DELETE FROM casework_case",
        "DELETE FROM casework_bar",
        "UPDATE casework_bar SET place = place + 7",
        ONE_BAR_TOO_MANY,
        "DELETE FROM register_certificate",
        OF_NO_STREAM,
        "UPDATE disclosure_record SET facts = '{}', words = ''",
    ],
)
def test_whatever_is_damaged_is_mended(damage: str) -> None:
    annulled()
    journey.delivered("medical-institution-practice")
    journey.drafted()
    before = everything()
    sql(damage)
    assert everything() != before

    rebuild()

    assert everything() == before


@pytest.mark.django_db
def test_grants_under_earlier_versions_of_their_item_are_brought_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    labels = ("后来的名称", "现在的名称")
    for version in [edited(journey.ITEM, place_name={"label": label}) for label in labels]:
        journey.granted()
        start_with(version, monkeypatch)
    before = everything()
    definitions._kept.cache_clear()  # noqa: SLF001 - what a start does

    sql("DELETE FROM disclosure_record")
    rebuild()

    assert len(before["disclosure_record"]) == 2
    assert everything()["disclosure_record"] == before["disclosure_record"]


@pytest.mark.django_db
def test_two_cases_that_hold_each_others_number_are_mended() -> None:
    first, second = journey.submitted(), journey.submitted()
    before = everything()
    numbers = {row.stream: row.number for row in CaseRow.objects.all()}
    for stream, number in ((first, "?"), (second, numbers[first]), (first, numbers[second])):
        CaseRow.objects.filter(stream=stream).update(number=number)

    rebuild()

    assert everything() == before


@pytest.mark.django_db
def test_nothing_of_the_rebuild_is_left_behind() -> None:
    journey.issued()

    rebuild()

    assert sql("SELECT relname FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'") == []
    assert CaseRow.objects.count() == 1


@pytest.mark.django_db
def test_a_rebuild_that_failed_hides_nothing_and_the_next_one_runs() -> None:
    journey.issued()

    def fail(_streams: int) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        rebuild(fail)
    left = CaseRow.objects.count()

    assert (left, rebuild()) == (1, 2)


class Office:
    """People who take cases on their way, one act after the other, and how long each act takes."""

    def __init__(self) -> None:
        self.over = Event()
        self.took: list[tuple[float, float]] = []

    def work(self, _one: int) -> int:
        """Take complete cases on their way until it is over; return how many."""
        count = 0
        try:
            while not self.over.is_set():
                self._case()
                count += 1
        finally:
            connections.close_all()
        return count

    def _case(self) -> None:
        stream = self._timed(journey.drafted)
        steps: list[Step] = [
            lambda: filing.submit(stream, act(journey.APPLICANT)),
            lambda: officials.accept(stream, act(CLERK)),
            lambda: journey.verified(stream),
            *(
                lambda one=one: officials.examine(stream, journey.examination(), act(one, days=1))
                for one in (FIRST, SECOND)
            ),
            lambda: officials.grant(stream, act(HEAD, days=2)),
            lambda: officials.issue(stream, act(CLERK, days=2)),
            lambda: officials.deliver(
                stream, officials.Delivery(way="electronic"), act(CLERK, days=3)
            ),
        ]
        for step in steps:
            self._timed(step)

    def _timed(self, step: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the step gives
        started = time.perf_counter()
        done = step()
        self.took.append((started, time.perf_counter() - started))
        return done

    def slowest(self, since: float, until: float) -> float:
        """Return how long the slowest act took that began in this time."""
        return max(took for began, took in self.took if since <= began < until)


DAMAGES = (
    "UPDATE casework_case SET applicant_name = 'x', due = NULL WHERE stream::text < '8'",
    "DELETE FROM register_certificate WHERE stream::text >= '8'",
    "DELETE FROM disclosure_record",
    BARS_OF_EVERYBODY,
    "UPDATE casework_licence SET holder_name = 'x'",
)


def spoil(damages: Iterator[str]) -> None:
    """Do one damage, as an operator's slip would; whoever acts at the same time goes first."""
    with transaction.atomic():
        sql("LOCK TABLE casework_case, casework_licence, casework_bar IN EXCLUSIVE MODE")
        sql(next(damages))


def test_acts_go_on_while_everything_is_rebuilt(committing: Databases) -> None:
    many(4 * BATCH)
    office, damages = Office(), cycle(DAMAGES)

    with ThreadPoolExecutor(3) as pool:
        busy = [pool.submit(office.work, one) for one in range(3)]
        try:
            time.sleep(3)
            for _ in range(len(DAMAGES)):
                spoil(damages)
                rebuild()
            # One that takes its time between batches holds nobody up.
            spoil(damages)
            slow = time.perf_counter()
            rebuild(lambda _streams: time.sleep(0.7))
        finally:
            end = time.perf_counter()
            office.over.set()
    done = sum(one.result() for one in busy)

    assert done
    assert office.slowest(slow, end) < (end - slow) / 2
    rebuild()
    kept = everything()
    for table in TABLES:
        sql(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    rebuild()
    assert everything() == kept
    assert BarRow.objects.count() == 0
    assert Certificate.objects.count() >= done
    assert LicenceRow.objects.count() == Certificate.objects.count()
    assert verify().broken == ()


def rebuilt_elsewhere() -> None:
    """Rebuild on a connection of its own."""
    try:
        rebuild()
    finally:
        connections.close_all()


def somebody_waits() -> None:
    """Wait until somebody waits for a row."""
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    until = time.monotonic() + 20
    while sql(waiting) == [(0,)] and time.monotonic() < until:
        time.sleep(0.002)


@pytest.mark.parametrize(
    "ends",
    [
        pytest.param(somebody_waits, id="as soon as the rebuild waits for it"),
        pytest.param(lambda: time.sleep(0.5), id="when the rebuild has long given way"),
    ],
)
def test_an_act_that_holds_its_row_is_never_overwritten(
    committing: Databases, ends: Callable[[], object]
) -> None:
    stream = journey.submitted()
    sql("UPDATE casework_case SET applicant_name = 'x'")
    held, over = Event(), Event()

    def act_slowly() -> None:
        try:
            with transaction.atomic():
                officials.accept(stream, act(CLERK))
                held.set()
                over.wait(20)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        acting = pool.submit(act_slowly)
        held.wait(20)
        rebuilding = pool.submit(rebuilt_elsewhere)
        ends()
        over.set()
        acting.result(20)
        seen = {CaseRow.objects.get(stream=stream).version}
        while not rebuilding.done():
            seen.add(CaseRow.objects.get(stream=stream).version)
        rebuilding.result()

    row = CaseRow.objects.get(stream=stream)
    assert seen == {len(load_case(stream).history)}
    assert (row.phase, row.applicant_name == "x") == ("accepted", False)

"""The database itself keeps the record append-only; what was altered is found."""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from time import monotonic, sleep
from uuid import uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, connections, transaction
from tests.conftest import Databases
from tests.kernel import cases

from xuke.kernel.case.machine import CASE
from xuke.record.events import Envelope, Stream
from xuke.record.many import Further, append_many
from xuke.record.postgres import BATCH, PostgresRecord
from xuke.record.verify import verify

A_SECOND_BEGINNING = """
    INSERT INTO record_event SELECT (jsonb_populate_record(e, '{"year": 2027}')).*
      FROM record_event AS e WHERE version = 1
"""
ENVELOPE = Envelope(at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC), actor="clerk")


def begun() -> Stream:
    """Return a stream with two events."""
    stream = Stream(id=uuid4(), kind=CASE.kind, authority=cases.HOME)
    events = [cases.OPENED, cases.file_of("floor-plan")]
    PostgresRecord().append(stream, events, ENVELOPE, ())
    return stream


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_event SET actor = 'nobody'",
        "DELETE FROM record_event",
        "TRUNCATE record_event",
    ],
)
def test_the_database_refuses_to_change_what_happened(statement: str) -> None:
    begun()

    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_a_sound_record_verifies() -> None:
    begun()

    found = verify()

    assert (found.streams, found.events, found.broken) == (1, 2, ())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "forgery",
    [
        'UPDATE record_event SET facts = facts || \'{"owner": "thief"}\' WHERE version = 1',
        "UPDATE record_event SET actor = 'nobody' WHERE version = 2",
        "UPDATE record_event SET legal_day = legal_day - 1 WHERE version = 2",
        "UPDATE record_event SET recorded_at = recorded_at - interval '1 s' WHERE version = 1",
        "DELETE FROM record_event WHERE version = 1",
        "UPDATE record_event SET year = 2025 WHERE version = 2",
        "UPDATE record_event SET year = 2025",
        "UPDATE record_event SET authority = '440114-wjj' WHERE version = 2",
        A_SECOND_BEGINNING,
    ],
)
def test_whoever_lifts_the_guards_and_forges_is_found(forgery: str) -> None:
    stream = begun()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE record_event DISABLE TRIGGER USER")
        cursor.execute(forgery)

    (broken,) = verify().broken

    assert broken.stream.id == stream.id


# Of this database's clients only: in a copy of it beside it the table has the same number.
HELD = """
    SELECT mode FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE relation = 'record_event'::regclass AND backend_type = 'client backend'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def test_verifying_goes_on_while_people_act_and_sees_one_moment(committing: Databases) -> None:
    for _stream in range(3):
        begun()
    seen: list[int] = []

    def act(events: int) -> None:
        """Act in the middle of it, from another connection, and look what is held."""
        seen.append(events)
        with ThreadPoolExecutor(1) as pool:
            pool.submit(begun_elsewhere).result(timeout=20)

    found = verify(act)

    assert seen == [2, 2, 2]
    assert (found.streams, found.events, found.broken) == (3, 6, ())
    assert verify().streams == 6


def begun_elsewhere() -> None:
    """Begin a stream on a connection of its own, while nobody waits for anything."""
    try:
        begun()
        with connection.cursor() as cursor:
            cursor.execute(HELD)
            held = {mode for (mode,) in cursor.fetchall()}
        assert held <= {"AccessShareLock"}
    finally:
        connections.close_all()


def test_verifying_needs_no_more_memory_for_more(db: None) -> None:
    def peak(streams: int) -> int:
        """Return the most bytes that Python held while it verified so many more streams."""
        new = [Stream(id=uuid4(), kind=CASE.kind, authority=cases.HOME) for _ in range(streams)]
        append_many((Further(each, [cases.OPENED]) for each in new), ENVELOPE)
        tracemalloc.start()
        verify()
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    verify()
    two_batches = peak(2 * BATCH)

    assert peak(4 * BATCH) < 1.3 * two_batches


def test_a_follower_reads_by_position(committing: Databases) -> None:
    first, second = begun(), begun()
    record = PostgresRecord()

    # Transactions of other databases on the server are waited for too, so it may take a moment.
    until = monotonic() + 20
    while len(record.follow(0, 10)) < 4 and monotonic() < until:
        sleep(0.05)

    told = record.follow(0, 10)
    assert [one.stream.id for one in told] == [first.id] * 2 + [second.id] * 2
    positions = [one.position or 0 for one in told]
    assert positions == sorted(set(positions))
    assert record.follow(positions[1], 10) == told[2:]
    assert record.follow(0, 3) == told[:3]


def test_a_follower_waits_for_a_running_transaction(committing: Databases) -> None:
    """A position that a slower writer took earlier may still fill in; nobody reads past it."""
    record = PostgresRecord()
    sql = "SELECT nextval('record_position'), pg_current_xact_id()"
    slow = psycopg.connect(committing.cluster.note.url(committing.name))
    slow.execute(sql)

    begun()
    while_running = len(record.follow(0, 10))
    slow.rollback()
    slow.close()

    # Transactions of other databases on the server are waited for too, so it may take a moment.
    deadline = monotonic() + 20
    while not record.follow(0, 10) and monotonic() < deadline:
        sleep(0.05)
    assert (while_running, len(record.follow(0, 10))) == (0, 2)

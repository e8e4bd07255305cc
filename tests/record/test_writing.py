"""What an act writes goes together: one statement, all of it or nothing, seen by whoever reads."""

import contextlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DataError, IntegrityError, OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from psycopg.types.json import Jsonb
from tests.kernel import cases

from xuke.casework.models import BarRow, Draft, NumberSeries
from xuke.kernel.case.events import Concluded
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.rule import Channel
from xuke.record import lines, statements, values, writing
from xuke.record.away import is_away
from xuke.record.events import Envelope, Stream
from xuke.record.port import StaleStream
from xuke.record.postgres import PostgresRecord

pytestmark = pytest.mark.usefixtures("committing")
ENVELOPE = Envelope(at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC), actor="clerk")
SERIES_COLUMNS = ("authority", "series", "year", "last")
SERIES = "INSERT INTO casework_number_series (authority, series, year, last) VALUES (%s, %s, %s, 1)"


def begun() -> Stream:
    """Append the beginning of a new stream."""
    stream = Stream(id=uuid4(), kind=CASE.kind, authority=cases.HOME)
    PostgresRecord().append(stream, [cases.OPENED], ENVELOPE, ())
    return stream


def numbered(series: str = "decision") -> None:
    """Write some other row."""
    writing.write(SERIES, [cases.HOME, series, "2026"])


def count(series: str = "decision") -> int:
    """Count that row."""
    return NumberSeries.objects.filter(series=series).count()


def fail() -> None:
    """Fail, for a reason of our own."""
    raise LookupError


def caught() -> None:
    """Do an act within an act that fails, and go on as if nothing had been."""
    with contextlib.suppress(LookupError):
        together(begun, fail)


def together(*steps: Callable[[], object]) -> None:
    """Do these as one act."""
    with writing.together():
        for step in steps:
            step()


def test_an_acts_writes_are_one_statement_without_a_transaction() -> None:
    with CaptureQueriesContext(connection) as asked, writing.together():
        stream = begun()
        numbered()

    assert len(asked) == 1
    assert (len(PostgresRecord().load(stream.id)), count()) == (1, 1)


def test_what_fails_leaves_nothing() -> None:
    numbered()

    with pytest.raises(IntegrityError):
        together(begun, numbered)

    assert (statements.fetch("SELECT 1 FROM record_event"), count()) == ([], 1)


def test_an_exception_sends_nothing() -> None:
    with pytest.raises(LookupError):
        together(numbered, fail)

    assert count() == 0


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda _stream: count(), id="through the models"),
        pytest.param(lambda stream: len(PostgresRecord().load(stream)), id="of the record"),
    ],
)
def test_whoever_reads_meanwhile_finds_what_was_written(read: Callable[[UUID], int]) -> None:
    with writing.together():
        stream = begun()
        numbered()
        found = read(stream.id)
        numbered("certificate")

    assert (found, count(), count("certificate")) == (1, 1, 1)


def test_what_was_read_meanwhile_is_undone_with_the_rest() -> None:
    with pytest.raises(LookupError):
        together(numbered, count, fail)

    assert count() == 0


def test_an_act_within_an_act_goes_with_it() -> None:
    with CaptureQueriesContext(connection) as asked, writing.together():
        numbered()
        with writing.together():
            begun()

    assert len(asked) == 1


def test_an_act_within_an_act_that_failed_cannot_be_left_out() -> None:
    with pytest.raises(writing.Broken):
        together(numbered, caught)

    assert count() == 0


def test_where_a_transaction_is_open_what_fails_is_undone_alone() -> None:
    with transaction.atomic():
        numbered()
        with pytest.raises(IntegrityError):
            together(lambda: numbered("certificate"), numbered)
        assert (count(), count("certificate")) == (1, 0)

    assert count() == 1


def test_of_two_who_append_at_once_one_is_told_when_it_is_sent() -> None:
    stream = begun()
    seen = PostgresRecord().load(stream.id)
    later = (Concluded(on=date(2026, 3, 3)),)
    PostgresRecord().append(stream, later, ENVELOPE, seen)

    with pytest.raises(StaleStream):
        together(lambda: PostgresRecord().append(stream, later, ENVELOPE, seen), numbered)

    assert count() == 0


def test_a_function_is_called_once_and_with_the_rest() -> None:
    drafts = (
        "INSERT INTO casework_draft (stream, owner, authority, item, form, file_names, saved_at)"
    )
    drafts += " VALUES (%s, 'one', 'two', 'three', '{}', '{}', now())"
    with CaptureQueriesContext(connection) as asked, writing.together():
        writing.write(drafts, [uuid4()])
        writing.call("setval('casework_case_serial', %s)", ["4711"])

    assert (len(asked), Draft.objects.count()) == (1, 1)
    assert statements.fetch("SELECT last_value FROM casework_case_serial") == [(4711,)]


@pytest.mark.parametrize(
    ("value", "column"),
    [
        (None, "text"),
        ("引号'\"\\与换行\n", "text"),
        (True, "boolean"),
        (-12, "bigint"),
        (date(2024, 2, 29), "date"),
        (b"\x00\xff", "bytea"),
        ({"名称": ["甲", None]}, "jsonb"),
        ([], "text[]"),
        (["甲", 'a"b\\c', "", "NULL", "{,}"], "text[]"),
        (UUID(int=7), "uuid"),
        (datetime(2026, 3, 2, 9, 30, 0, 1, tzinfo=UTC), "timestamptz"),
    ],
)
def test_a_value_as_text_is_read_back_by_its_column(value: object, column: str) -> None:
    sql = f"SELECT (%s::{column}) IS NOT DISTINCT FROM %s::{column}"  # noqa: S608 - of our own
    plain = Jsonb(value) if isinstance(value, dict) else value

    with connection.cursor() as cursor:
        cursor.execute(sql, [values.as_text(value), plain])  # type: ignore[list-item]
        assert cursor.fetchone() == (True,)


def test_whoever_watches_the_connection_sees_what_is_sent() -> None:
    seen: list[str] = []

    def watch(execute: Callable[..., object], sql: str, *more: object) -> object:
        seen.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(watch):
        assert statements.fetch("SELECT %s::int", ["7"]) == [(7,)]

    assert seen == ["SELECT $1::int"]


def test_what_the_driver_has_forgotten_is_prepared_again() -> None:
    def asked() -> statements.Rows:
        return statements.fetch("SELECT %s::int + 1", ["6"])

    first = asked()
    with connection.cursor() as cursor:
        # As the driver does by itself after a savepoint was rolled back.
        cursor.execute("DEALLOCATE ALL")

    assert (first, asked()) == ([(7,)], [(7,)])


@pytest.mark.parametrize("is_held", [False, True])
def test_a_text_with_a_zero_in_it_is_refused_and_not_cut(*, is_held: bool) -> None:
    with transaction.atomic() if is_held else contextlib.nullcontext(), pytest.raises(DataError):
        statements.fetch("SELECT %s::text", ["一\0二"])


def test_a_server_that_has_gone_is_told_as_away() -> None:
    statements.fetch("SELECT 1")
    with psycopg.connect(connection.connection.info.dsn, password=_password()) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])

    with pytest.raises(OperationalError) as told:
        statements.fetch("SELECT 1")

    assert is_away(told.value)
    connection.close()
    assert statements.fetch("SELECT 1") == [(1,)]


def _password() -> str:
    return str(connection.settings_dict["PASSWORD"])


@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize("value", [object(), ["甲", None], [b"\x00"], {"甲"}])
def test_what_no_column_holds_is_refused(value: object, *, is_held: bool) -> None:
    with transaction.atomic() if is_held else contextlib.nullcontext(), pytest.raises(TypeError):
        statements.fetch("SELECT %s::text", [value])


@pytest.mark.parametrize("is_held", [False, True])
@pytest.mark.parametrize(
    ("value", "column"),
    [
        (memoryview(b"\x00\xff"), "bytea"),
        ([UUID(int=7)], "uuid[]"),
        (Decimal("1.50"), "numeric"),
        (Channel.ONLINE, "text"),
    ],
)
def test_a_value_is_the_same_within_a_transaction(
    value: object, column: str, *, is_held: bool
) -> None:
    with transaction.atomic() if is_held else contextlib.nullcontext():
        ((found,),) = statements.fetch(f"SELECT %s::{column}", [value])

    assert found == value


def test_what_django_writes_in_steps_is_not_committed_without_the_act() -> None:
    with pytest.raises(writing.HeldTooLate):
        together(begun, lambda: BarRow.objects.filter(stream=uuid4()).delete())

    assert statements.fetch("SELECT 1 FROM record_event") == []


def test_an_act_that_says_so_may_let_django_write_in_steps() -> None:
    def in_steps() -> None:
        writing.hold_transaction()
        BarRow.objects.filter(stream=uuid4()).delete()

    with pytest.raises(LookupError):
        together(begun, in_steps, fail)
    assert statements.fetch("SELECT 1 FROM record_event") == []
    together(begun, in_steps)
    assert len(statements.fetch("SELECT 1 FROM record_event")) == 1


def test_a_transaction_of_djangos_takes_nothing_of_the_act_back() -> None:
    def tried() -> None:
        with contextlib.suppress(LookupError), transaction.atomic():
            count()
            raise LookupError

    with pytest.raises(writing.HeldTooLate):
        together(begun, tried)

    assert statements.fetch("SELECT 1 FROM record_event") == []


def test_what_is_copied_comes_after_what_was_kept() -> None:
    row = lines.line([cases.HOME, "decision", "2026", "7"])

    with pytest.raises(IntegrityError):
        together(numbered, lambda: lines.copy("casework_number_series", SERIES_COLUMNS, [row]))

    assert count() == 0

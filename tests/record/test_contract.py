"""One contract for every record: PostgreSQL and memory behave the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from tests.kernel import cases

from xuke.kernel.case.events import Concluded, Drafted
from xuke.kernel.case.machine import CASE
from xuke.record.chain import first_break
from xuke.record.events import Envelope, Stream
from xuke.record.memory import MemoryRecord
from xuke.record.port import Record, StaleStream
from xuke.record.postgres import PostgresRecord

AT = datetime(2026, 3, 2, 9, 30, 0, 123456, tzinfo=UTC)
ENVELOPE = Envelope(at=AT, actor="clerk", request=uuid4())
LATER = (Concluded(on=date(2026, 3, 3)),)


@pytest.fixture(params=["memory", "postgres"])
def record(request: pytest.FixtureRequest) -> Iterator[Record]:
    """Return each record that keeps the contract."""
    if request.param == "postgres":
        request.getfixturevalue("db")
        yield PostgresRecord()
    else:
        yield MemoryRecord()


def new_stream() -> Stream:
    """Return a stream that nobody has used."""
    return Stream(id=uuid4(), kind=CASE.kind, authority=cases.HOME)


def test_an_unknown_stream_is_empty(record: Record) -> None:
    assert list(record.load(uuid4())) == []


def test_what_was_appended_is_read_back(record: Record) -> None:
    stream = new_stream()

    record.append(stream, [cases.OPENED, cases.file_of("floor-plan")], ENVELOPE, ())

    read = record.load(stream.id)
    assert [one.event for one in read] == [cases.OPENED, cases.file_of("floor-plan")]
    assert [one.version for one in read] == [1, 2]
    assert {(one.stream, one.envelope) for one in read} == {(stream, ENVELOPE)}


def test_the_chain_holds_over_several_acts(record: Record) -> None:
    stream = new_stream()
    record.append(stream, [cases.OPENED], ENVELOPE, ())

    record.append(stream, LATER, ENVELOPE, record.load(stream.id))

    assert first_break(record.load(stream.id)) is None


def test_of_two_who_act_at_once_one_is_told_to_reload(record: Record) -> None:
    stream = new_stream()
    record.append(stream, [cases.OPENED], ENVELOPE, ())
    seen = record.load(stream.id)
    record.append(stream, LATER, ENVELOPE, seen)

    with pytest.raises(StaleStream):
        record.append(stream, LATER, ENVELOPE, seen)


def test_a_stream_begins_once(record: Record) -> None:
    stream = new_stream()
    record.append(stream, [cases.OPENED], ENVELOPE, ())

    with pytest.raises(StaleStream):
        record.append(stream, [cases.OPENED], ENVELOPE, ())


@pytest.mark.parametrize(
    ("authority", "on"),
    [
        pytest.param("440114-wjj", cases.OPENED.on, id="not at another authority"),
        pytest.param(cases.HOME, date(2027, 1, 1), id="not on the other side of New Year"),
    ],
)
def test_what_a_request_opens_is_opened_once(record: Record, authority: str, on: date) -> None:
    stream = new_stream()
    record.append(stream, [cases.OPENED], ENVELOPE, ())

    elsewhere, opened = replace(stream, authority=authority), replace(cases.OPENED, on=on)
    with pytest.raises(StaleStream):
        record.append(elsewhere, [opened], ENVELOPE, ())


def test_every_event_carries_the_year_in_which_its_stream_was_opened(record: Record) -> None:
    stream = new_stream()
    opened = replace(cases.OPENED, on=date(2025, 12, 31))
    later = cases.file_of("floor-plan", on=date(2026, 1, 1))
    record.append(stream, [opened, later], ENVELOPE, ())

    record.append(stream, LATER, ENVELOPE, record.load(stream.id))

    assert [one.year for one in record.load(stream.id)] == [2025] * 3
    assert first_break(record.load(stream.id)) is None


def test_streams_do_not_mix(record: Record) -> None:
    one, other = new_stream(), new_stream()
    record.append(one, [cases.OPENED], ENVELOPE, ())
    record.append(other, LATER, ENVELOPE, ())

    assert isinstance(record.load(one.id)[0].event, Drafted)
    assert isinstance(record.load(other.id)[0].event, Concluded)


def test_nothing_is_appended_by_an_act_without_events(record: Record) -> None:
    stream = new_stream()

    assert record.append(stream, [], ENVELOPE, ()) == []
    assert list(record.load(stream.id)) == []

"""Events of many streams at once are what they would be one by one: facts, hashes, order."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from hypothesis import assume, given, strategies as st
from tests.kernel import cases
from tests.record.test_codec import KINDS, TEXT

from xuke.kernel.case.events import Concluded, FeeCharged
from xuke.kernel.case.machine import CASE
from xuke.record import lines
from xuke.record.chain import first_break, link
from xuke.record.events import Envelope, Stream
from xuke.record.linking import Further, Signed, linked
from xuke.record.many import append_many
from xuke.record.port import StaleStream
from xuke.record.postgres import PostgresRecord

AT = datetime(2026, 3, 2, 9, 30, 0, 123456, tzinfo=UTC)
ENVELOPES = st.builds(
    Envelope, at=st.just(AT), actor=TEXT, request=st.one_of(st.none(), st.uuids())
)
EVENTS = st.one_of([st.from_type(kind) for kind in KINDS])
ENVELOPE = Envelope(at=AT, actor="import")


def new_stream() -> Stream:
    """Return a stream that nobody has used."""
    return Stream(id=uuid4(), kind=CASE.kind, authority=cases.HOME)


@given(st.lists(EVENTS, min_size=1, max_size=4), ENVELOPES)
def test_what_is_hashed_is_the_same(events: list[Any], envelope: Envelope) -> None:
    # No fact has this character: PostgreSQL keeps none.
    assume("\\x00" not in repr((events, envelope)))
    further = Further(new_stream(), events)

    together = [one for one, _line in linked(further, Signed.of(envelope))]

    assert together == link(further.stream, events, envelope)


@pytest.mark.django_db
@pytest.mark.parametrize("amounts", [("12.5", "12.50"), ("12.50", "12.5")])
def test_equal_events_are_kept_as_each_was_told(amounts: tuple[str, str]) -> None:
    fees = [FeeCharged(on=date(2026, 3, 3), amount=Decimal(amount)) for amount in amounts]

    told = append_many([Further(new_stream(), [fee]) for fee in fees], ENVELOPE)

    assert [one.facts["amount"] for (one,) in told] == list(amounts)


@pytest.mark.django_db
def test_new_streams_and_known_ones_are_appended_to_at_once() -> None:
    record, new, known = PostgresRecord(), new_stream(), new_stream()
    record.append(known, [cases.OPENED], ENVELOPE, ())
    fee = FeeCharged(on=date(2026, 3, 3), amount=Decimal("12.50"))

    told = append_many(
        [
            Further(new, (cases.OPENED, fee)),
            Further(known, (fee, Concluded(on=date(2026, 3, 4))), record.load(known.id)),
        ],
        ENVELOPE,
    )

    for stream in (new, known):
        assert first_break(record.load(stream.id)) is None
    assert [one.event for one in record.load(known.id)][1:] == [one.event for one in told[1]]
    assert [one.event for one in record.load(new.id)] == [cases.OPENED, fee]
    assert [one.version for one in told[1]] == [2, 3]


@pytest.mark.django_db
def test_where_one_has_moved_on_none_is_appended_to() -> None:
    record, sound, moved = PostgresRecord(), new_stream(), new_stream()
    record.append(moved, [cases.OPENED], ENVELOPE, ())
    later = (Concluded(on=date(2026, 3, 3)),)

    with pytest.raises(StaleStream), transaction.atomic():
        append_many([Further(sound, (cases.OPENED,)), Further(moved, later)], ENVELOPE)

    assert [len(record.load(one.id)) for one in (sound, moved)] == [0, 1]


VALUES: Mapping[str, Callable[[str], Any]] = {
    "uuid": lambda _text: uuid4(),
    "text": lambda text: text,
    "date": lambda _text: None,
    "boolean": lambda _text: False,
    "integer": len,
    "numeric": lambda _text: Decimal("0.10"),
    "timestamptz": lambda _text: AT,
    "bytea": lambda text: text.encode(),
    "text[]": lambda text: [text, ""],
    "jsonb": lambda text: {"key": text},
}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", VALUES)
def test_a_value_is_read_as_it_was_written(kind: str) -> None:
    texts = ["", "\\N", "a\tb", "c\nd\re", '"quoted" {,}', "\\.", "许可", "a\\tb"]
    written = [VALUES[kind](text) for text in texts]

    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE written (place int, value {kind}) ON COMMIT DROP")
        lines.copy("written", ("place", "value"), map(lines.line, enumerate(written)))
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM written ORDER BY place")
        read = [json.loads(value) if kind == "jsonb" else value for (value,) in cursor.fetchall()]

    assert read == written


@pytest.mark.django_db
def test_a_question_while_lines_are_made_is_refused_and_does_not_wait_for_ever() -> None:
    def asking() -> Iterator[bytes]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        yield b""

    with pytest.raises(lines.AskedWhileCopying), transaction.atomic():
        lines.copy("record_event", ["stream"], asking())

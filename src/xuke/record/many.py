"""Events of many streams at once: linked and written in one COPY, each fact put into words once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

from django.db import IntegrityError

from xuke.record import lines
from xuke.record.chain import GENESIS
from xuke.record.codec import Facts
from xuke.record.events import Envelope, Recorded, Stream, facts_of
from xuke.record.jsontext import written
from xuke.record.port import StaleStream
from xuke.record.postgres import COLUMNS
from xuke.record.sharing import same_text

TABLE: Final = "record_event"
_COLUMNS: Final = tuple(COLUMNS.split(", "))
_HERE: Final = "\0"
"""Stands for what is put in afterwards; no fact has this character, as PostgreSQL keeps none."""


@dataclass(frozen=True, slots=True)
class Further:
    """A stream, what is to be recorded on it, and the history that was read, if it has one."""

    stream: Stream
    events: Sequence[Any]
    history: Sequence[Recorded] = ()


def append_many(told: Iterable[Further], envelope: Envelope) -> list[list[Recorded]]:
    """Append to each stream after the history that was read, or raise StaleStream for all of them.

    While what is told is made, nothing may ask the database.
    """
    recorded: list[list[Recorded]] = []
    try:
        lines.copy(TABLE, _COLUMNS, _written(told, envelope, recorded))
    except IntegrityError as error:
        raise StaleStream from error
    return recorded


def _written(
    told: Iterable[Further], envelope: Envelope, recorded: list[list[Recorded]]
) -> Iterator[str]:
    """Yield each event's line, and keep it as it is recorded."""
    for one in told:
        mine: list[Recorded] = []
        recorded.append(mine)
        previous = one.history[-1].hash if one.history else GENESIS
        year = one.history[0].year if one.history else one.events[0].on.year
        for version, event in enumerate(one.events, start=len(one.history) + 1):
            made, text = linked(one.stream, Place(year, version, previous), event, envelope)
            previous = made.hash
            mine.append(made)
            yield _line(made, text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands: the year of its stream's opening, version, hash of the one before."""

    year: int
    version: int
    previous: bytes = GENESIS


def linked(
    stream: Stream,
    at: Place,
    event: Any,  # noqa: ANN401 - any event that is known
    envelope: Envelope,
) -> tuple[Recorded, str]:
    """Return the event as it will be recorded, and its facts as text."""
    name, facts, on = facts_of(event)
    text = _text(facts)
    place = f'["{stream.id}",{_quoted(stream.kind)},{_quoted(stream.authority)},{at.version}'
    told = f'{place},{_quoted(name)},{text},"{on.isoformat()}",{_signed(envelope)}]'
    recorded = Recorded(
        stream=stream,
        year=at.year,
        version=at.version,
        type=name,
        facts=facts,
        on=on,
        envelope=envelope,
        hash=sha256(at.previous + told.encode()).digest(),
    )
    return recorded, text


def _canonical(value: object) -> str:
    """Return a value as `chain.canonical` has it: what is hashed and what is stored is one text."""
    return written(value).decode()


def _text(facts: Facts) -> str:
    """Return the facts as canonical JSON; what many events share is put in as it was written."""
    parts = {name: same_text(one, _canonical) for name, one in facts.items() if type(one) is dict}
    shared = {name: text for name, text in parts.items() if text}
    told = _canonical({**facts, **dict.fromkeys(shared, _HERE)} if shared else facts)
    for name in sorted(shared):
        told = told.replace(_canonical(_HERE), shared[name], 1)
    return told


@lru_cache(maxsize=1000)
def _quoted(word: str) -> str:
    return _canonical(word)


@lru_cache(maxsize=10)
def _signed(envelope: Envelope) -> str:
    """Return the envelope as it is hashed, once for all events of a batch."""
    at = envelope.at.astimezone(UTC).isoformat(timespec="microseconds")
    return f'"{at}",{_quoted(envelope.actor)},"{envelope.request or ""}"'


def _line(event: Recorded, text: str) -> str:
    """Return the event's values in the order of the columns."""
    stream, envelope = event.stream, event.envelope
    return lines.line(
        (
            stream.id,
            event.version,
            stream.kind,
            stream.authority,
            event.year,
            event.type,
            text,
            event.on,
            envelope.at,
            envelope.actor,
            envelope.request,
            event.hash,
        )
    )

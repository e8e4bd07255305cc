"""Events linked, hashed and put into lines of the record's table, each fact put into words once."""

from binascii import hexlify
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, Self

from xuke.record import lines
from xuke.record.chain import GENESIS
from xuke.record.codec import Facts, is_told_alike
from xuke.record.events import Envelope, Recorded, Stream, Told, facts_of
from xuke.record.jsontext import written
from xuke.record.postgres import COLUMNS
from xuke.record.sharing import same_text

TABLE: Final = "record_event"
TABLE_COLUMNS: Final = tuple(COLUMNS.split(", "))
_HERE: Final = "\0"
"""Stands for what is put in afterwards; no fact has this character, as PostgreSQL keeps none."""
_HERE_WRITTEN: Final = written(_HERE)


@dataclass(frozen=True, slots=True)
class Further:
    """A stream, what is to be recorded on it, and the history that was read, if it has one."""

    stream: Stream
    events: Sequence[Any]
    history: Sequence[Recorded] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """Who records, put into words once for all events: as it is hashed, and as cells of a line."""

    envelope: Envelope
    hashed: bytes
    cells: bytes

    @classmethod
    def of(cls, envelope: Envelope) -> Self:
        """Return what all events of this envelope share."""
        at = envelope.at.astimezone(UTC).isoformat(timespec="microseconds")
        words = b",".join(map(_quoted, (at, envelope.actor, str(envelope.request or ""))))
        return cls(envelope, words, lines.cells(envelope.at, envelope.actor, envelope.request))


def linked(one: Further, signed: Signed) -> Iterator[tuple[Recorded, bytes]]:
    """Yield the events as they will be recorded, each with its line of the table."""
    stream, history = one.stream, one.history
    year = history[0].year if history else one.events[0].on.year
    name_of_stream = str(stream.id).encode()
    place = b'["%b",%b' % (name_of_stream, _named(stream.kind, stream.authority))
    key = _key(stream.kind, stream.authority, year)
    previous = history[-1].hash if history else GENESIS
    for version, event in enumerate(one.events, start=len(history) + 1):
        (name, facts, on), text = _told(event)
        told = (place, version, _quoted(name), text, on.isoformat().encode(), signed.hashed)
        previous = sha256(previous + b'%b,%d,%b,%b,"%b",%b]' % told).digest()
        made = Recorded(
            stream=stream,
            year=year,
            version=version,
            type=name,
            facts=facts,
            on=on,
            envelope=signed.envelope,
            hash=previous,
        )
        # The columns of the table in their order.
        line = b"%b\t%d\t%b\t%b\t%b\t%b\t%b\t%b\n" % (
            name_of_stream,
            version,
            key,
            name.encode(),
            lines.json_cell(text),
            on.isoformat().encode(),
            signed.cells,
            rb"\\x" + hexlify(previous),
        )
        yield made, line


def _told(event: Any) -> tuple[Told, bytes]:  # noqa: ANN401 - any event that is known
    """Return an event as it is recorded, and its facts as text: of equal ones the very same."""
    # mypy sees object.__hash__ here, though a type can be hashed.
    is_alike = is_told_alike(type(event))  # type: ignore[arg-type]
    return _told_once(event) if is_alike else _told_anew(event)


def _told_anew(event: Any) -> tuple[Told, bytes]:  # noqa: ANN401 - any event that is known
    told = facts_of(event)
    return told, _text(told[1])


_told_once: Final = lru_cache(maxsize=2048)(_told_anew)
"""A year's cases share their days: what is told of them but a day is mostly the same."""


def _text(facts: Facts) -> bytes:
    """Return the facts as `chain.canonical` has them: what is hashed and stored is one text.

    What many events share is put in as it was written.
    """
    parts = {name: same_text(one, written) for name, one in facts.items() if type(one) is dict}
    shared = {name: text for name, text in parts.items() if text}
    if not shared:
        return written(facts)
    told = written({**facts, **dict.fromkeys(shared, _HERE)})
    for name in sorted(shared):
        told = told.replace(_HERE_WRITTEN, shared[name], 1)
    return told


@lru_cache(maxsize=1000)
def _quoted(word: str) -> bytes:
    return written(word)


@lru_cache(maxsize=1000)
def _named(*words: str) -> bytes:
    return b",".join(map(written, words))


@lru_cache(maxsize=1000)
def _key(kind: str, authority: str, year: int) -> bytes:
    return lines.cells(kind, authority, year)

"""The hash chain: each event carries the hash of itself and the one before it in its stream."""

from collections.abc import Iterable, Sequence
from datetime import UTC
from hashlib import sha256
from typing import Any

from xuke.record.events import Envelope, Recorded, Stream, Told, facts_of
from xuke.record.jsontext import written

GENESIS = b""


def canonical(event: Recorded) -> bytes:
    """Return the bytes that are hashed: everything about the event but its place."""
    return _canonical(
        event.stream, event.version, event.envelope, (event.type, event.facts, event.on)
    )


def chained(previous: bytes, event: Recorded) -> bytes:
    """Return the event's hash, which covers the one before it."""
    return sha256(previous + canonical(event)).digest()


def link(
    stream: Stream,
    events: Iterable[Any],
    envelope: Envelope,
    history: Sequence[Recorded] = (),
) -> list[Recorded]:
    """Return the events as they will be recorded after what has happened.

    The year of all of them is that of the stream's first event: on the other side of New Year
    two who act at once must still meet under one key.
    """
    linked = []
    previous = history[-1].hash if history else GENESIS
    year = history[0].year if history else None
    for version, event in enumerate(events, start=len(history) + 1):
        told = facts_of(event)
        previous = sha256(previous + _canonical(stream, version, envelope, told)).digest()
        kind, facts, on = told
        year = on.year if year is None else year
        linked.append(
            Recorded(
                stream=stream,
                year=year,
                version=version,
                type=kind,
                facts=facts,
                on=on,
                envelope=envelope,
                hash=previous,
            )
        )
    return linked


def _canonical(stream: Stream, version: int, envelope: Envelope, told: Told) -> bytes:
    kind, facts, on = told
    line = [
        str(stream.id),
        stream.kind,
        stream.authority,
        version,
        kind,
        facts,
        on.isoformat(),
        envelope.at.astimezone(UTC).isoformat(timespec="microseconds"),
        envelope.actor,
        str(envelope.request or ""),
    ]
    return written(line)


def first_break(events: Iterable[Recorded]) -> Recorded | None:
    """Return the first event of one stream whose version, hash or key is not what it must be.

    The key is not among the hashed bytes as a whole: the year is held to the first event's day,
    kind and authority to the first event's own.
    """
    previous, first = GENESIS, None
    for version, event in enumerate(events, start=1):
        first = first or event
        is_in_place = event.stream == first.stream and event.year == first.on.year
        if event.version != version or not is_in_place or event.hash != chained(previous, event):
            return event
        previous = event.hash
    return None

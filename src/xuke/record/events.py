"""Which event types the record knows, by the kind of stream and the name kept for ever."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from xuke.record.codec import Facts, decode, encode

Told = tuple[str, Facts, date]
"""An event as it is written: type name, facts, legal day."""
_types: dict[tuple[str, str], type] = {}


def know(kind: str, events: Iterable[type]) -> None:
    """Make the events of a kind of stream known; a second one of a name stops the start."""
    for event in events:
        key = (kind, event.__name__)
        if _types.get(key, event) is not event:
            raise ValueError(f"Two events of {kind!r} are named {event.__name__!r}.")
        _types[key] = event


def types() -> Mapping[tuple[str, str], type]:
    """Return every known type by its kind of stream and name."""
    return _types


class UnknownEvent(LookupError):
    """The record holds an event of a type that this version does not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """A stream: what it is about, its id, and the authority that owns it."""

    id: UUID
    kind: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Who recorded an event, when, and at whose request."""

    at: datetime
    actor: str
    request: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event as the record keeps it; `year` is that in which its stream was opened."""

    stream: Stream
    year: int
    version: int
    type: str
    facts: Facts
    on: date
    envelope: Envelope
    hash: bytes
    position: int | None = None

    @property
    def event(self) -> Any:  # noqa: ANN401 - the type's name says which event it is
        """Return the event itself."""
        known = _types.get((self.stream.kind, self.type))
        if known is None:
            raise UnknownEvent(self.stream.kind, self.type)
        return decode(known, self.facts)


def facts_of(event: Any) -> Told:  # noqa: ANN401 - any event that is known
    """Return an event's type name, facts and legal day."""
    return type(event).__name__, encode(event), event.on

"""Which event types the record knows, by the name under which they are kept for ever."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_args
from uuid import UUID

from xuke.kernel.case.events import CaseEvent
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.supervision import SupervisionNoted
from xuke.record.codec import Facts, decode, encode

CASE = "case"
LICENCE = "licence"
SUPERVISION = "supervision"

TYPES: Mapping[str, type] = {
    kind.__name__: kind
    for kind in (*get_args(CaseEvent), *get_args(LicenceEvent), SupervisionNoted)
}


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
    """An event as the record keeps it."""

    stream: Stream
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
        return decode(TYPES[self.type], self.facts)


def facts_of(event: Any) -> tuple[str, Facts, date]:  # noqa: ANN401 - any event that is known
    """Return an event's type name, facts and legal day."""
    return type(event).__name__, encode(event), event.on

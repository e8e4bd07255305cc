"""Who acts, when, at whose request: what every change to any stream is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from xuke.kernel.person import SYSTEM, Person
from xuke.record.events import Envelope, Recorded

_BOUND: Final = 8
"""The version of an id that is bound to what was asked; RFC 9562 leaves it to whoever uses it."""
_HALF: Final = 64


class KeyReused(Exception):
    """The key under which a request would be recognised was used for another one."""


def bound(key: UUID, asked: bytes) -> UUID:
    """Return the id of a request by its key and by the digest of what was asked.

    Its first half stands for the key alone, by which what was asked before is found again.
    """
    first = key.int >> _HALF & ~(0xF << 12) | _BOUND << 12
    last = int.from_bytes(asked[:8]) & ~(0b11 << 62) | 0b10 << 62
    return UUID(int=first << _HALF | last)


def key_of(request: UUID) -> UUID:
    """Return what two requests of one key have in common, whatever they ask."""
    return UUID(int=request.int >> _HALF) if request.version == _BOUND else request


@dataclass(slots=True)
class Ahead:
    """A stream that was read together with who asks; it is used once, as it grows old."""

    stream: UUID
    history: Sequence[Recorded]

    def take(self, stream: UUID) -> Sequence[Recorded]:
        """Return what was read of this stream; nothing of another, nothing a second time."""
        if stream != self.stream:
            return ()
        taken, self.history = self.history, ()
        return taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who acts, on which legal day, at which instant; what was seen, and the request's id.

    `ahead` is the stream that is acted upon, where it was read already.
    """

    person: Person
    on: date
    at: datetime
    request: UUID | None = None
    expected: int | None = None
    ahead: Ahead | None = field(default=None, compare=False)

    @property
    def envelope(self) -> Envelope:
        """Return who recorded it, for the record."""
        return Envelope(at=self.at, actor=self.person.id, request=self.request)

    @property
    def is_of_days(self) -> bool:
        """Whether days do it, and nobody acts."""
        return self.person.id == SYSTEM

    @property
    def of_days(self) -> "Act":
        """Return what days do when this is done: nobody's act."""
        return Act(person=Person(SYSTEM), on=self.on, at=self.at)

    @property
    def following(self) -> "Act":
        """Return the act as it goes on in another stream: what follows is no request of its own."""
        return replace(self, request=None, expected=None, ahead=None)


def at_authority(person: Person, authority: str) -> Person:
    """Return the person with the rights that hold at this authority, and no others."""
    if person.authority == authority:
        return person
    return replace(person, authority=None, roles=frozenset())

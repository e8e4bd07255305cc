"""Kinds of streams as casework knows them: a machine, and what is done around its decisions."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from xuke.casework.stream.act import Act
from xuke.kernel.person import Person
from xuke.kernel.stream import Machine, Verb
from xuke.record.events import Recorded, Stream, know

S = TypeVar("S")
N = TypeVar("N")


class NoSuchStream(LookupError):
    """There is no such thing, or it is not this person's to see."""


@dataclass(frozen=True, slots=True)
class Loaded(Generic[S]):
    """A stream with its history, and what the history makes of it."""

    stream: Stream
    state: S
    history: Sequence[Recorded] = ()

    def last(self, event: type, after: int = 0) -> Recorded | None:
        """Return the last event of this type, of those that came after so many."""
        found = [one for one in self.history[after:] if one.type == event.__name__]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen(Generic[S]):
    """What a decision is prepared on: the state, the person with his rights here, the act."""

    stream: Stream
    state: S
    person: Person
    act: Act
    is_foreseen: bool = False

    def number(self, take: Callable[[], N], foreseen: N) -> N:
        """Return the next number of a series; of what is only foreseen none is taken."""
        return foreseen if self.is_foreseen else take()


@dataclass(frozen=True, slots=True)
class Told:
    """An event together with what its decision needs to know beside the stream."""

    event: Any
    known: object


def nothing_known(_event: object, _seen: Seen[S]) -> object:
    """Know nothing beside the stream."""
    return None


def as_it_is(state: S, _on: date) -> S:
    """Judge what is done on any day by what the state itself holds."""
    return state


def nobody_else(_event: object, _state: object) -> frozenset[str]:
    """Let only today's officials be named."""
    return frozenset()


def never(_on: date) -> Iterator[UUID]:
    """Yield no stream: days alone do nothing to streams of this kind."""
    return iter(())


def nowhere(_person: Person, _number: str) -> Sequence[UUID]:
    """Find nothing: streams of this kind are not found by a number alone."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[S]):
    """A kind of stream: its machine, and what casework adds to its verbs, by their names.

    `completes` fills in what nobody is asked for (number, remedies, seal); `knows` tells what a
    decision needs beside the stream; `named` who may be named in an event beside the officials of
    today; `due` which streams days have done something to by a day, and `knows_days` what their
    lapses need to know. `judged` returns the state as what is done on a day is judged. `find`
    returns the streams of a number that a person may see. `absent` is raised where there is no
    such stream. Verbs that stand `apart` are not told by plain facts alone: they have a page and
    an address of their own.
    """

    machine: Machine[S]
    absent: type[NoSuchStream] = NoSuchStream
    completes: Mapping[str, Callable[[Any, Seen[S]], Any]] = field(default_factory=dict)
    knows: Mapping[str, Callable[[Any, Seen[S]], object]] = field(default_factory=dict)
    named: Callable[[Any, S], frozenset[str]] = nobody_else
    due: Callable[[date], Iterator[UUID]] = never
    knows_days: Callable[[S], object] = field(default=lambda _state: None)
    judged: Callable[[S, date], S] = as_it_is
    find: Callable[[Person, str], Sequence[UUID]] = nowhere
    apart: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Return the kind's permanent name."""
        return self.machine.kind

    @property
    def plain(self) -> Mapping[str, Verb[S]]:
        """Return the verbs that anybody does by hand and tells by plain facts."""
        verbs = self.machine.verbs.items()
        by_hand = ((name, verb) for name, verb in verbs if verb.by_hand and verb.is_listed)
        return {name: verb for name, verb in by_hand if name not in self.apart}

    @property
    def beginnings(self) -> Sequence[str]:
        """Return the verbs by which anybody opens a stream by plain facts."""
        verbs = self.machine.verbs.items()
        begun = (name for name, verb in verbs if verb.begins and verb.by_hand)
        return tuple(name for name in begun if name not in self.apart)


_kinds: dict[str, Kind[Any]] = {}


def register(kind: Kind[Any]) -> None:
    """Make a kind known when the product starts; a second one of its name stops the start.

    So does a name of a verb that its machine does not have.
    """
    unknown = {*kind.completes, *kind.knows, *kind.apart} - set(kind.machine.verbs)
    if unknown:
        raise ValueError(
            f"Streams of kind {kind.name!r} have no verb {', '.join(sorted(unknown))}."
        )
    if _kinds.setdefault(kind.name, kind) is not kind:
        raise ValueError(f"Two kinds of stream are named {kind.name!r}.")
    know(kind.name, kind.machine.events)


def kind_of(name: str) -> Kind[Any]:
    """Return the kind of this name, or raise KeyError."""
    return _kinds[name]


def kinds() -> tuple[Kind[Any], ...]:
    """Return the kinds in the order in which they were registered."""
    return tuple(_kinds.values())

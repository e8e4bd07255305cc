"""One act on one stream, in one transaction: read, decide, append, tell the read models."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import transaction

from xuke.casework.stream.readmodels import Change, project
from xuke.kernel.law.order import require_order
from xuke.kernel.person import SYSTEM, Person
from xuke.record.events import Envelope, Recorded, Stream
from xuke.record.port import StaleStream
from xuke.record.postgres import PostgresRecord

S = TypeVar("S")
Events = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who acts, on which legal day, at which instant; what was seen, and the request's id."""

    person: Person
    on: date
    at: datetime
    request: UUID | None = None
    expected: int | None = None

    @property
    def envelope(self) -> Envelope:
        """Return who recorded it, for the record."""
        return Envelope(at=self.at, actor=self.person.id, request=self.request)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[S]):
    """A stream with its history, and what the history makes of it."""

    stream: Stream
    state: S
    history: Sequence[Recorded]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[S]):
    """A kind of stream: its name, its fold, and the change that read models are told of it."""

    name: str
    replay: Callable[[Iterable[Any]], S]
    evolve: Callable[[S, Any], S]
    change: Callable[[Stream, S, Sequence[Recorded], bool], Change]

    def load(self, stream: UUID) -> Loaded[S] | None:
        """Return the stream as it stands, or nothing where there is none of this kind."""
        history = PostgresRecord().load(stream)
        if not history or history[0].stream.kind != self.name:
            return None
        return Loaded(history[0].stream, self._folded(history), history)

    def load_or_begin(self, stream: Stream) -> Loaded[S]:
        """Return the stream as it stands, be it that nothing has happened to it."""
        history = PostgresRecord().load(stream.id)
        return Loaded(stream, self._folded(history), history)

    def _folded(self, history: Sequence[Recorded]) -> S:
        return self.replay(one.event for one in history)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[S]):
    """What came of an act; `repeated` says that it had been done before."""

    stream: Stream
    state: S
    recorded: Sequence[Recorded]
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[S]):
    """What is to be done: how the stream is read, what is decided, what else is done with it."""

    kind: Kind[S]
    read: Callable[[], Loaded[S]]
    decide: Callable[[Stream, S, Person], Events]
    also: Callable[[Outcome[S]], None]


def carry_out(task: Task[S], act: Act) -> Outcome[S]:
    """Do it in one transaction; of one request sent twice at once, the second finds it done."""
    try:
        with transaction.atomic():
            return _record(task, task.read(), act)
    except StaleStream:
        loaded = task.read()
        if not _is_answered(loaded.history, act):
            raise
        return _repeated(loaded)


def _record(task: Task[S], loaded: Loaded[S], act: Act) -> Outcome[S]:
    """Append the decision and project it, unless this request was already answered."""
    stream, state, history = loaded.stream, loaded.state, loaded.history
    if _is_answered(history, act):
        return _repeated(loaded)
    if act.expected is not None and act.expected != len(history):
        raise StaleStream(stream.id)
    events = task.decide(stream, state, at_authority(act.person, stream.authority))
    if events and act.person.id != SYSTEM:
        require_order(act.on, (one.on for one in history))
    recorded = PostgresRecord().append(stream, events, act.envelope, history)
    for event in events:
        state = task.kind.evolve(state, event)
    outcome = Outcome(stream=stream, state=state, recorded=recorded)
    if recorded:
        project([task.kind.change(stream, state, recorded, not history)])
        task.also(outcome)
    return outcome


def _repeated(loaded: Loaded[S]) -> Outcome[S]:
    return Outcome(stream=loaded.stream, state=loaded.state, recorded=(), repeated=True)


def _is_answered(history: Sequence[Recorded], act: Act) -> bool:
    """Whether this very request of this person is already in the record."""
    return act.request is not None and any(
        one.envelope.request == act.request and one.envelope.actor == act.person.id
        for one in history
    )


def at_authority(person: Person, authority: str) -> Person:
    """Return the person with the rights that hold at this authority, and no others."""
    if person.authority == authority:
        return person
    return replace(person, authority=None, roles=frozenset())

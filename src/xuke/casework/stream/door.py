"""The one door: load, foresee, do, begin; a preview is what would be recorded, by construction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from xuke.casework.stream.act import Act, KeyReused, key_of
from xuke.casework.stream.deciding import Deed, Facts, Tell, decide
from xuke.casework.stream.effects import follow, precede
from xuke.casework.stream.kinds import Kind, Loaded
from xuke.casework.stream.readmodels import Change, project
from xuke.kernel.stream import Events
from xuke.record import writing
from xuke.record.events import Recorded, Stream
from xuke.record.port import StaleStream
from xuke.record.postgres import PostgresRecord

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[S]):
    """What came of an act; `repeated` says that it had been done before."""

    stream: Stream
    state: S
    recorded: Sequence[Recorded]
    repeated: bool = False


Also = Callable[[Outcome[S]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen(Generic[S]):
    """What an act would record, and the state as it would stand afterwards."""

    events: Events
    after: S


def nothing(_outcome: object) -> None:
    """Do nothing more."""


def find(kind: Kind[S], stream: UUID) -> Loaded[S] | None:
    """Return a stream of this kind as it stands, or nothing where there is none."""
    return _found(kind, PostgresRecord().load(stream))


def load(kind: Kind[S], stream: UUID) -> Loaded[S]:
    """Return a stream of this kind as it stands, or raise the kind's own NoSuchStream."""
    loaded = find(kind, stream)
    if loaded is None:
        raise kind.absent(stream)
    return loaded


def load_or_begin(kind: Kind[S], stream: Stream) -> Loaded[S]:
    """Return the stream as it stands, even if nothing has happened to it yet."""
    return _folded(kind, stream, PostgresRecord().load(stream.id))


def foresee(
    kind: Kind[S], loaded: Loaded[S], verb: str, facts: Facts | Tell[S], act: Act
) -> Foreseen[S]:
    """Do it, tell what came of it, and take everything back; no number is shown as given.

    Whatever would refuse the act refuses it here: what days have done before, the order of days,
    what follows in other streams. What was read may not be what stands by now: it is read again.
    """
    deed = Deed(verb, facts, act, is_foreseen=True)
    with transaction.atomic():
        if loaded.history:
            loaded = load(kind, loaded.stream.id)
            if precede(loaded, act):
                loaded = load(kind, loaded.stream.id)
        with writing.together():
            events = decide(kind, loaded, deed)
            outcome = append(kind, loaded, events, act)
        transaction.set_rollback(True)
    return Foreseen(events=events, after=outcome.state)


def do(
    kind: Kind[S],
    stream: UUID,
    verb: str,
    facts: Facts | Tell[S],
    act: Act,
    *,
    also: Also[S] = nothing,
) -> Outcome[S]:
    """Do it to a stream that exists: read, decide, and append and tell in one commit.

    `also` runs before the commit once something was recorded; not for a repeated request.
    What days have done before the act stands, whatever is decided.
    """
    loaded = _read_ahead(kind, stream, act) or load(kind, stream)
    if precede(loaded, act):
        loaded = load(kind, stream)
    return _carry_out(kind, loaded, Deed(verb, facts, act), also)


def answered(loaded: Loaded[S], act: Act) -> Outcome[S] | None:
    """Return what came of this very request, if it was done before the stream was read."""
    return _repeated(loaded) if _is_answered(loaded.history, act) else None


def begin(
    kind: Kind[S],
    stream: Stream,
    verb: str,
    facts: Facts | Tell[S],
    act: Act,
    *,
    also: Also[S] = nothing,
) -> Outcome[S]:
    """Do the verb that opens a stream; a repeated request does nothing twice."""
    return _carry_out(kind, load_or_begin(kind, stream), Deed(verb, facts, act), also)


def begin_new(
    kind: Kind[S],
    stream: Stream,
    verb: str,
    facts: Facts | Tell[S],
    act: Act,
    *,
    also: Also[S] = nothing,
) -> Outcome[S]:
    """Do the verb that opens a stream named after this very request, or after what is new itself.

    It is not looked for first: should the record know it already, its key says so.
    """
    return _carry_out(kind, _folded(kind, stream, ()), Deed(verb, facts, act), also)


def _carry_out(kind: Kind[S], loaded: Loaded[S], deed: Deed[S], also: Also[S]) -> Outcome[S]:
    """Do it; of one request sent twice at once, the second finds it done.

    An act within an act fails with the whole.
    """
    is_within = writing.is_collecting()
    try:
        with writing.together():
            return _record(kind, loaded, deed, also)
    except (StaleStream, IntegrityError) as error:
        if is_within:
            raise
        # Whichever of an act's tables finds the twin first: what the record says is what counts.
        now = load_or_begin(kind, loaded.stream)
        if _is_answered(now.history, deed.act):
            return _repeated(now)
        if isinstance(error, IntegrityError) and len(now.history) != len(loaded.history):
            raise StaleStream(loaded.stream.id) from error
        raise


def _record(kind: Kind[S], loaded: Loaded[S], deed: Deed[S], also: Also[S]) -> Outcome[S]:
    """Append the decision and what follows from it, unless this request was already answered."""
    act, history = deed.act, loaded.history
    if _is_answered(history, act):
        return _repeated(loaded)
    if act.expected is not None and act.expected != len(history):
        raise StaleStream(loaded.stream.id)
    events = decide(kind, loaded, deed)
    return append(kind, loaded, events, act, also=also)


def append(
    kind: Kind[S], loaded: Loaded[S], events: Events, act: Act, *, also: Also[S] = nothing
) -> Outcome[S]:
    """Append what was decided, and tell read models and whatever follows: all of it or nothing."""
    recorded = PostgresRecord().append(loaded.stream, events, act.envelope, loaded.history)
    state = kind.machine.after(loaded.state, events)
    outcome = Outcome(stream=loaded.stream, state=state, recorded=recorded)
    if recorded:
        change = Change(
            stream=loaded.stream, state=state, recorded=recorded, new=not loaded.history
        )
        project([change])
        follow(change, act)
        also(outcome)
    return outcome


def _read_ahead(kind: Kind[S], stream: UUID, act: Act) -> Loaded[S] | None:
    """Return the stream as it was read together with who asks, or nothing."""
    return _found(kind, act.ahead.take(stream)) if act.ahead else None


def _found(kind: Kind[S], history: Sequence[Recorded]) -> Loaded[S] | None:
    if not history or history[0].stream.kind != kind.name:
        return None
    return _folded(kind, history[0].stream, history)


def _folded(kind: Kind[S], stream: Stream, history: Sequence[Recorded]) -> Loaded[S]:
    return Loaded(stream, kind.machine.replay(one.event for one in history), history)


def _repeated(loaded: Loaded[S]) -> Outcome[S]:
    return Outcome(stream=loaded.stream, state=loaded.state, recorded=(), repeated=True)


def _is_answered(history: Sequence[Recorded], act: Act) -> bool:
    """Whether this very request of this person is in the record; KeyReused if another one is."""
    if act.request is None:
        return False
    key, mine = key_of(act.request), act.person.id
    asked = {one.envelope.request for one in history if one.envelope.actor == mine}
    if act.request in asked:
        return True
    if key != act.request and any(one is not None and key_of(one) == key for one in asked):
        raise KeyReused
    return False

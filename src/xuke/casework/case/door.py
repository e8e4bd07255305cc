"""The door: every change to a case comes through here, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5

from xuke.casework.stream import acting
from xuke.casework.stream.acting import Act, Loaded, Outcome, Task, at_authority
from xuke.casework.stream.effects import follow, precede
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case, evolve, replay
from xuke.kernel.person import Person
from xuke.record.events import CASE, Recorded, Stream

__all__ = [
    "REQUESTS",
    "Act",
    "Also",
    "Decision",
    "Done",
    "NoSuchCase",
    "Situation",
    "at_authority",
    "begin",
    "handle",
    "load",
    "new_stream",
    "nothing",
]

REQUESTS = UUID("6f9f5c1e-0b0e-5c0e-9d52-3f3e7a6b8c11")
"""Namespace of the streams that repeated requests must find again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a decision is made on: the case as it stands, and the person with his rights here."""

    stream: Stream
    case: Case
    person: Person


Decision = Callable[[Situation], tuple[CaseEvent, ...]]


class NoSuchCase(LookupError):
    """There is no such case, or it is not this person's to see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of an act; `repeated` says that it had been done before."""

    stream: Stream
    case: Case
    recorded: Sequence[Recorded]
    repeated: bool = False


Also = Callable[[Done], None]


def _change(stream: Stream, case: Case, recorded: Sequence[Recorded], new: bool) -> Change:  # noqa: FBT001 - as a Kind asks
    return Change(stream=stream, case=case, recorded=recorded, new=new)


CASES = acting.Kind(name=CASE, replay=replay, evolve=evolve, change=_change)


def nothing(_done: Done) -> None:
    """Do nothing more."""


def new_stream(act: Act, authority: str) -> Stream:
    """Return a stream for a new case; a repeated request gets the same one again."""
    if act.request is None:
        return Stream(id=uuid4(), kind=CASE, authority=authority)
    name = f"{act.person.id}/{act.request}"
    return Stream(id=uuid5(REQUESTS, name), kind=CASE, authority=authority)


def load(stream: UUID) -> tuple[Stream, Case, Sequence[Recorded]]:
    """Return a case with its history, or raise NoSuchCase."""
    loaded = _load(stream)
    return loaded.stream, loaded.state, loaded.history


def handle(stream: UUID, decide: Decision, act: Act, *, also: Also = nothing) -> Done:
    """Decide on an existing case and record what was decided.

    `also` runs in the same transaction once the decision is recorded; not for a repeated request.
    What days have done before the act stands, whatever is decided.
    """
    precede(stream, act)
    return _carry_out(lambda: _load(stream), decide, act, also)


def begin(stream: Stream, decide: Decision, act: Act, *, also: Also = nothing) -> Done:
    """Decide on a case that does not exist yet; a repeated request does nothing twice."""
    return _carry_out(lambda: CASES.load_or_begin(stream), decide, act, also)


def _load(stream: UUID) -> Loaded[Case]:
    """Return a case with its history, or raise NoSuchCase."""
    loaded = CASES.load(stream)
    if loaded is None:
        raise NoSuchCase(stream)
    return loaded


def _carry_out(read: Callable[[], Loaded[Case]], decide: Decision, act: Act, also: Also) -> Done:
    """Do it; what follows from it for a licence is done in the same transaction."""

    def decided(stream: Stream, case: Case, person: Person) -> tuple[CaseEvent, ...]:
        return decide(Situation(stream=stream, case=case, person=person))

    def then(outcome: Outcome[Case]) -> None:
        follow(Change(stream=outcome.stream, case=outcome.state, recorded=outcome.recorded), act)
        also(_done(outcome))

    return _done(acting.carry_out(Task(kind=CASES, read=read, decide=decided, also=then), act))


def _done(outcome: Outcome[Case]) -> Done:
    return Done(
        stream=outcome.stream,
        case=outcome.state,
        recorded=outcome.recorded,
        repeated=outcome.repeated,
    )

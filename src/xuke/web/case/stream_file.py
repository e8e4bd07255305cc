"""A stream of any kind as pages, programs and the terminal read it: one reading for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from xuke.access.people import names_of
from xuke.casework.stream.act import at_authority
from xuke.casework.stream.door import Outcome, load
from xuke.casework.stream.kinds import Kind, Loaded, kind_of
from xuke.casework.stream.visibility import may_see
from xuke.kernel.person import Person
from xuke.kernel.stream import Next
from xuke.record.events import Recorded, Stream
from xuke.web.case.history import Entry, entries
from xuke.web.words.names import Names, accounts

S = TypeVar("S")
Facts = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFile(Generic[S]):
    """One stream with its history, read once a request, as seen by one person."""

    loaded: Loaded[S]
    person: Person

    @property
    def stream(self) -> Stream:
        """Return which stream it is."""
        return self.loaded.stream

    @property
    def state(self) -> S:
        """Return what the history makes of it."""
        return self.loaded.state

    @property
    def history(self) -> Sequence[Recorded]:
        """Return what happened, oldest first."""
        return self.loaded.history

    @property
    def official(self) -> Person:
        """Return the person with his rights at the stream's authority."""
        return at_authority(self.person, self.stream.authority)

    @property
    def steps(self) -> tuple[Next[S], ...]:
        """Return what the person may do now, and why not the rest."""
        return kind_of(self.stream.kind).machine.next(self.official, self.state)

    @property
    def things(self) -> Mapping[str, str]:
        """Return the Chinese names of what its facts speak of by id, people apart; here nothing."""
        return {}

    def names(self, facts: Facts) -> dict[str, str]:
        """Return the names for the ids in these facts: of things, and of the officials."""
        return {**self.things, **officials_named(facts)}

    def people(self) -> dict[str, str]:
        """Return the names of all who acted, and of whom the history tells; asks once."""
        actors = {one.envelope.actor for one in self.history}
        return names_of(actors | accounts(one.facts for one in self.history))

    def timeline(
        self, *, for_public: bool = False, people: Mapping[str, str] | None = None
    ) -> list[Entry]:
        """Return the history as sentences; the public is not told which official acted.

        `people` are their names, where they are known already.
        """
        known = {} if for_public else self.people() if people is None else people
        return entries(self.history, Names(people=known, things=self.things))


def seen_by(person: Person, kind: Kind[S], stream: UUID) -> Loaded[S]:
    """Return a stream, or raise the kind's NoSuchStream where the person may not see it."""
    loaded = load(kind, stream)
    if not may_see(person, loaded.stream, loaded.state):
        raise kind.absent(stream)
    return loaded


def left_by(done: Outcome[S], kind: Kind[S], person: Person) -> Loaded[S]:
    """Return a stream as the act left it, with what it recorded for all its history.

    A repeated request is answered as the stream stands.
    """
    if done.repeated:
        return seen_by(person, kind, done.stream.id)
    return Loaded(done.stream, done.state, done.recorded)


def officials_named(facts: Facts) -> dict[str, str]:
    """Return the names of the officials whose accounts these facts name."""
    return names_of(accounts(facts))

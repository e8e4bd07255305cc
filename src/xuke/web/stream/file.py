"""One stream of any kind as its generic pages read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.http import Http404

from xuke.access.people import names_of
from xuke.casework.stream.act import at_authority
from xuke.casework.stream.door import find
from xuke.casework.stream.kinds import Loaded
from xuke.casework.stream.rows import Row
from xuke.casework.stream.visibility import may_see
from xuke.kernel.person import Person
from xuke.kernel.stream import Next
from xuke.record.events import Stream
from xuke.web.case.history import Entry, entries
from xuke.web.site.shown import Shown
from xuke.web.words.names import Names, accounts

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamFile(Generic[S]):
    """A stream with its history, as seen by one person."""

    shown: Shown[S]
    loaded: Loaded[S]
    person: Person

    @property
    def stream(self) -> Stream:
        """Return which stream it is."""
        return self.loaded.stream

    @property
    def row(self) -> Row:
        """Return what lists show of it."""
        return self.shown.row(self.loaded.state)

    @property
    def steps(self) -> tuple[Next[S], ...]:
        """Return what the person may do now, and why not the rest."""
        here = at_authority(self.person, self.loaded.stream.authority)
        return self.shown.kind.machine.next(here, self.loaded.state)

    def names(self, facts: Iterable[Mapping[str, object]]) -> dict[str, str]:
        """Return the names of the officials whom these facts name."""
        return names(facts)

    def timeline(self) -> list[Entry]:
        """Return the history as sentences."""
        history = self.loaded.history
        actors = {one.envelope.actor for one in history}
        people = names_of(actors | accounts(one.facts for one in history))
        return entries(history, Names(people=people))


def open_stream(shown: Shown[S], stream: UUID, person: Person) -> StreamFile[S]:
    """Return the stream, or Http404 where there is none or the person may not see it."""
    loaded = find(shown.kind, stream)
    if loaded is None or not may_see(person, loaded.stream, loaded.state):
        raise Http404
    return StreamFile(shown=shown, loaded=loaded, person=person)


def names(facts: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """Return the names of the officials whom these facts name."""
    return names_of(accounts(facts))

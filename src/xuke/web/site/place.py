"""What a room declares of itself in its `place.py`: all that the rest of the house learns of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise

from xuke.casework.stream.effects import Effect, Forerunner
from xuke.casework.stream.kinds import Kind
from xuke.casework.stream.readmodels import ReadModel
from xuke.casework.stream.visibility import Visibility
from xuke.kernel.person import OFFICIAL_ROLES, Person, Role
from xuke.web.documents.registry import Document
from xuke.web.site.shown import Shown
from xuke.web.words.worded import Words

REVIEWERS: Final = frozenset({Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER, Role.ADMIN})
"""Who works on a case between its acceptance and its decision."""
CASE_OFFICIALS: Final = REVIEWERS | {Role.CLERK}
"""Who works on a case at all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a navigation: the room's page, its words, where it stands, and whose it is.

    One with a `kind` leads to the generic list of that kind of stream. `extra` ones are left out of
    the large-type mode. `also` are the beginnings of further addresses at which it is marked.
    """

    page: str
    label: str | Promise
    order: int
    roles: frozenset[Role] = OFFICIAL_ROLES
    extra: bool = False
    kind: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """What waits for somebody in a room, in one line, and the page on which it is done."""

    words: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What a role finds on its first page beside what waits: figures, and lines.

    `figures` are those of the component `figures`.
    """

    title: str
    url: str
    figures: Sequence[Mapping[str, object]] = ()
    lines: Sequence[Work] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How many wait in a queue, how many of them are late, and by when the first is due."""

    number: str
    late: str
    first: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits in a room beside the cases of one's list: its rows, and what is said of them.

    `rows` are those that wait for a person on a day, or nothing where his roles have no such queue;
    by `day` they are due. Person and day may be blanks: the statement is written once for all of
    the same roles. All queues of a person are asked for in one question. One that is told
    `at_once` stands on the first page itself; the others come after it, so that the page waits for
    no question more.
    """

    rows: Callable[[Person, date], QuerySet[Any] | None]
    day: str
    words: Callable[[Waits], str]
    page: Callable[[], str]
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A room as it declares itself; pages are named as in its own `urls.py`, without the room.

    `name` is the room's namespace of addresses, `prefix` what its addresses begin with, `urls`,
    `api` and `jobs` the modules that hold its addresses, its router and its slow work.
    `public` and `desk` are its lines in the two navigations. `pages` offers pages by purpose to
    everybody else; `verbs` says on which page an official takes a verb of a kind of stream.
    `uploads` are the paths, as patterns, that take files, `exports` those that hand out long ones:
    of these each web process makes one at a time. `kinds` are the kinds of stream that the room
    brings along, with their read models, who sees them, effects, documents and words, and how
    the generic pages show those that have no pages of their own. `about` is the kind of stream that
    its own pages are about: what is refused there is told in the words of that kind. `work`
    are the queues of the room, beside the cases of a person's list; `panels` what it tells a role
    on its first page, or nothing to whom it does not concern.
    """

    name: str
    prefix: str = ""
    urls: str = ""
    api: str = ""
    jobs: tuple[str, ...] = ()
    about: str = ""
    public: tuple[Entry, ...] = ()
    desk: tuple[Entry, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    verbs: Mapping[tuple[str, str], str] = field(default_factory=dict)
    uploads: tuple[str, ...] = ()
    exports: tuple[str, ...] = ()
    kinds: tuple[Kind[Any], ...] = ()
    read_models: tuple[ReadModel[Any], ...] = ()
    visibilities: tuple[Visibility[Any, Any], ...] = ()
    effects: tuple[Effect, ...] = ()
    forerunners: tuple[Forerunner, ...] = ()
    documents: tuple[Document[Any], ...] = ()
    words: tuple[Words, ...] = ()
    shown: tuple[Shown[Any], ...] = ()
    work: tuple[Queue, ...] = ()
    panels: tuple[Callable[[Person], Panel | None], ...] = ()

    def address(self, page: str) -> str:
        """Return the name under which Django knows a page of this room."""
        return f"{self.name}:{page}"

    def entry(self, entry: Entry) -> tuple[str, tuple[str, ...]]:
        """Return the address, with its arguments, to which a line of a navigation leads."""
        return ("web:streams", (entry.kind,)) if entry.kind else (self.address(entry.page), ())

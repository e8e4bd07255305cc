"""Which official documents 文书 a kind of stream has: one declaration each, by kind and name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xuke.casework.stream.kinds import Loaded, kind_of
from xuke.gateways.forms import Form
from xuke.kernel.law.citation import Citation
from xuke.record.events import Recorded, Stream
from xuke.web.words.dates import chinese_date

S = TypeVar("S")
Facts = dict[str, Any]


SEVERAL = 2
LAST = 0
"""Which of several acts is meant where nobody says it."""
NTH = "nth"
"""How an address says which of several is meant."""


class NoSuchDocument(LookupError):
    """The stream has no document of this name, or not yet."""


class DocumentTwice(ValueError):
    """A kind of stream has two documents of one name."""


@dataclass(frozen=True, slots=True)
class Subject(Generic[S]):
    """What a document is about: a stream, and what its history makes of it.

    Of a document that tells one act, `event` is the act; the state is as the act left it, and
    `before` as it found it.
    """

    stream: Stream
    state: S
    event: Any = None
    before: S | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Generic[S]):
    """文书: an official document of one kind of stream, whole.

    `exists` says whether a stream has it as it stands; `facts` is asked of no other. One that tells
    an act has an `event` instead, and a stream has one of it for each of them that it `tells`.
    `basis` is what its text rests on; a decision adds the ground of its own case.

    A `signed` document is kept and handed out by its room. Pages list and print the others: a
    `sealed` one is sealed and kept when it is first handed out, any other is printed each time
    from the record. A `personal` one prints what pages mask; one `for_office` is not the
    applicant's to have.
    """

    kind: str
    slug: str
    title: str | Promise
    template: Path
    required: frozenset[str]
    optional: frozenset[str] = frozenset()
    basis: tuple[Citation, ...]
    exists: Callable[[S], bool] = field(default=lambda _state: False)
    facts: Callable[[Subject[S]], Facts]
    event: type | None = None
    tells: Callable[[Any, S], bool] = field(default=lambda _event, _state: True)
    signed: bool = False
    sealed: bool = False
    personal: bool = False
    for_office: bool = False

    @property
    def form(self) -> Form:
        """Return the template with the facts that it prints."""
        return Form(
            document=self.slug,
            template=self.template,
            required=self.required,
            optional=self.optional,
        )

    def act(self, state: S, history: Sequence[Recorded], nth: int = LAST) -> int | None:
        """Return the place in the history of the so-manieth act that the document tells, if any."""
        places = self.acts(state, history)
        if nth == LAST:
            return places[-1] if places else None
        return places[nth - 1] if 0 < nth <= len(places) else None

    def nth_of_its_day(self, state: S, history: Sequence[Recorded], nth: int = LAST) -> int:
        """Return which of the acts of its day the so-manieth is, the first being 1."""
        places = self.acts(state, history)
        days = [history[place].on for place in places[: nth or len(places)]]
        return days.count(days[-1]) if days else 1

    def acts(self, state: S, history: Sequence[Recorded]) -> list[int]:
        """Return the places of the acts that the document tells; none where it tells no act."""
        name = self.event.__name__ if self.event else None
        return [
            place
            for place, one in enumerate(history)
            if one.type == name and self.tells(one.event, state)
        ]

    def is_there(self, state: S, history: Sequence[Recorded]) -> bool:
        """Whether a stream has the document."""
        if self.event is not None:
            return self.act(state, history) is not None
        return self.exists(state)


@dataclass(frozen=True, slots=True)
class Letter:
    """A document as lists name it: of several acts that one document tells, each has its own.

    `nth` is which of them it tells, `on` its day; where there is but one, neither is said.
    """

    document: Document[Any]
    nth: int = LAST
    on: date | None = None

    @property
    def slug(self) -> str:
        """Return the document's name in its address."""
        return self.document.slug

    @property
    def title(self) -> str | Promise:
        """Return what the document is called, and of several which one it is."""
        if self.on is None:
            return self.document.title
        words = {"title": self.document.title, "day": chinese_date(self.on), "nth": self.nth}
        return _("%(title)s（%(day)s，第%(nth)s份）") % words

    @property
    def asked(self) -> str:
        """Return what the address asks for beside the name: which one, of several."""
        return f"?{NTH}={self.nth}" if self.nth else ""


_registered: dict[tuple[str, str], Document[Any]] = {}


def register(document: Document[Any]) -> None:
    """Add a document; each room registers its own when it starts, in the order of its lists."""
    key = (document.kind, document.slug)
    if key in _registered:
        raise DocumentTwice("/".join(key))
    _registered[key] = document


def registered() -> tuple[Document[Any], ...]:
    """Return every document, in the order in which they were registered."""
    return tuple(_registered.values())


def find(kind: str, slug: str) -> Document[Any]:
    """Return the document of this name, or raise NoSuchDocument."""
    try:
        return _registered[kind, slug]
    except KeyError:
        raise NoSuchDocument(f"{kind}/{slug}") from None


def documents_of(
    kind: str,
    state: Any,  # noqa: ANN401 - of whatever kind
    history: Sequence[Recorded] = (),
    *,
    for_office: bool = True,
) -> list[Document[Any]]:
    """Return the documents that a stream has, without those that its room keeps."""
    return [
        document
        for document in registered()
        if document.kind == kind
        and not document.signed
        and (for_office or not document.for_office)
        and document.is_there(state, history)
    ]


def letters_of(
    kind: str,
    state: Any,  # noqa: ANN401 - of whatever kind
    history: Sequence[Recorded] = (),
    *,
    for_office: bool = True,
) -> list[Letter]:
    """Return what a stream has in writing, every letter of an act that was done several times."""
    found: list[Letter] = []
    for document in documents_of(kind, state, history, for_office=for_office):
        places = document.acts(state, history)
        if len(places) < SEVERAL:
            found.append(Letter(document))
            continue
        found += [
            Letter(document, nth, history[place].on) for nth, place in enumerate(places, start=1)
        ]
    return found


def brought_about(
    kind: str,
    before: Any,  # noqa: ANN401 - of whatever kind
    after: Any,  # noqa: ANN401 - as above
    events: Iterable[Any] = (),
) -> Document[Any] | None:
    """Return the document that a stream has after these events and had not before, if any."""
    had, told = documents_of(kind, before), list(events)
    for document in registered():
        if document.kind != kind or document.signed:
            continue
        if document.event is None and document.exists(after) and document not in had:
            return document
        if act_in(document, after, told) is not None:
            return document
    return None


def act_in(document: Document[S], state: S, events: Iterable[Any]) -> Any:  # noqa: ANN401 - an event
    """Return the act among these events that the document tells; None where there is none."""
    kind = document.event
    if kind is None:
        return None
    acts = (one for one in events if isinstance(one, kind) and document.tells(one, state))
    return next(acts, None)


def subject_of(document: Document[S], loaded: Loaded[S], nth: int = LAST) -> Subject[S]:
    """Return what the document is about: of one that tells an act, the stream around the act."""
    place = document.act(loaded.state, loaded.history, nth)
    if place is None:
        return Subject(loaded.stream, loaded.state)
    past, replay = [one.event for one in loaded.history], kind_of(loaded.stream.kind).machine.replay
    return Subject(
        loaded.stream, replay(past[: place + 1]), event=past[place], before=replay(past[:place])
    )


def foreseen_subject(
    document: Document[S] | None, loaded: Loaded[S], after: S, events: Iterable[Any]
) -> Subject[S]:
    """Return what the document of an act that is only foreseen is about."""
    act = act_in(document, after, events) if document else None
    return Subject(loaded.stream, after, event=act, before=loaded.state)

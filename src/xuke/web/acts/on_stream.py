"""An act on any stream as a page: one sheet for the act, one look for the kind of stream."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.http import HttpResponse
from django.utils.functional import Promise

from xuke.casework.stream.act import Act, at_authority
from xuke.casework.stream.door import Facts, Foreseen, Outcome, Tell, begin, do, foresee
from xuke.casework.stream.ids import new_stream
from xuke.casework.stream.kinds import Kind, Loaded
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person
from xuke.kernel.stream import Events
from xuke.web.acts.form import TypedForm
from xuke.web.acts.page import Finished
from xuke.web.documents import printing
from xuke.web.documents.registry import Document, Subject, brought_about
from xuke.web.words import refusals

S = TypeVar("S")
F = TypeVar("F")


# Without slots: each kind of stream has an alias of it, and calling an alias sets an attribute.
@dataclass(frozen=True, kw_only=True)
class Sheet(Generic[F, S]):
    """One act: its verb, what it asks, how its facts are told, and which document follows.

    Where `previews` is off the form itself is signed. An act that `brings_about` a document is
    shown with whichever the stream has after it and had not before. `shown` adds what its template
    shows of the state as it would be, `foretold` of the events.
    """

    step: str
    template: str
    form: Callable[..., TypedForm]
    tell: Callable[[Any], Facts | Tell[S]]
    said: str | Promise
    document: Document[S] | None = None
    brings_about: bool = False
    previews: bool = True
    shown: Callable[[F, S | None], Mapping[str, object]] = field(default=lambda _file, _after: {})
    foretold: Callable[[F, Events], Mapping[str, object]] = field(default=lambda _file, _events: {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(Generic[S]):
    """How one stream looks around the page of an act: number, head, names, and what lies beside.

    `names` are the names for the ids in facts; `then` is where the writer goes once it is done.
    """

    number: str
    head: Callable[[], Mapping[str, object]]
    names: Callable[[Iterable[Mapping[str, object]]], Mapping[str, str]]
    then: Callable[[Outcome[S]], str]
    beside: Callable[[], Mapping[str, object]] = field(default=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnStream(Generic[F, S]):
    """An act on a stream, as its page shows it; `file` is the stream as its pages read it."""

    kind: Kind[S]
    loaded: Loaded[S]
    person: Person
    file: F
    sheet: Sheet[F, S]
    look: Look[S]

    @property
    def step(self) -> str:
        """Return the verb."""
        return self.sheet.step

    @property
    def version(self) -> int:
        """Return how many events the stream has."""
        return len(self.loaded.history)

    @property
    def template(self) -> str:
        """Return the page of the act."""
        return self.sheet.template

    @property
    def previews(self) -> bool:
        """Return whether the act is foreseen before it is signed."""
        return self.sheet.previews

    @property
    def said(self) -> str | Promise:
        """Return what its writer is told when it is done."""
        return self.sheet.said

    def form(self, data: Any, initial: Mapping[str, object] | None = None) -> TypedForm:  # noqa: ANN401 - as Django takes it
        """Return the form, empty or with what was sent."""
        return self.sheet.form(data, file=self.file, initial=initial)

    def barred(self) -> Unlawful | None:
        """Say why the official may not act at all."""
        machine = self.kind.machine
        person = at_authority(self.person, self.loaded.stream.authority)
        return machine.refusal(machine.verbs[self.step], person, self.loaded.state)

    def foresee(self, form: TypedForm, act: Act) -> Foreseen[Any]:
        """Decide without recording."""
        return foresee(self.kind, self.loaded, self.step, self.sheet.tell(form), act)

    def do(self, form: TypedForm, act: Act) -> Finished:
        """Do it; what opens a stream opens the same one for a repeated request."""
        told, place = self.sheet.tell(form), self.loaded.stream
        if self.kind.machine.verbs[self.step].begins:
            done = begin(
                self.kind, new_stream(place.kind, place.authority, act), self.step, told, act
            )
        else:
            done = do(self.kind, place.id, self.step, told, act)
        return Finished(repeated=done.repeated, address=self.look.then(done))

    def document(self, foreseen: Foreseen[Any]) -> HttpResponse:
        """Return the document that would follow."""
        subject = Subject(self.loaded.stream, foreseen.after)
        return printing.answer(self._document(foreseen), subject, self.look.number)

    def why(self, refused: Unlawful) -> str:
        """Say why the law refuses it, with the names of what and whom it speaks of."""
        return refusals.why(refused, self.kind.name, self.look.names([refused.facts]))

    def head(self) -> Mapping[str, object]:
        """Return what the head of every page about it shows."""
        return self.look.head()

    def shown(self, foreseen: Foreseen[Any]) -> Mapping[str, object]:
        """Return what else the act's page shows."""
        subject = Subject(self.loaded.stream, foreseen.after)
        return {
            **self.look.beside(),
            **printing.preview(self._document(foreseen), subject),
            **self.sheet.shown(self.file, foreseen.after),
            **self.sheet.foretold(self.file, foreseen.events),
        }

    def _document(self, foreseen: Foreseen[Any]) -> Document[S] | None:
        """Return the document that would follow, once the act is foreseen."""
        if foreseen.after is None or not self.sheet.brings_about:
            return self.sheet.document
        return brought_about(self.kind.name, self.loaded.state, foreseen.after)

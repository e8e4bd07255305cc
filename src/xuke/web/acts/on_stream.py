"""An act on any stream as its page shows it: one sheet for the act, one look for the stream."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.http import HttpResponse

from xuke.casework.stream import door, ids, overtaken
from xuke.casework.stream.act import Act, at_authority
from xuke.casework.stream.kinds import Kind, Loaded
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person
from xuke.kernel.stream import Events
from xuke.record.codec import encode
from xuke.web.acts.form import ActForm
from xuke.web.acts.sheet import Sheet
from xuke.web.documents import printing, registry
from xuke.web.words import names, refusals, worded

S = TypeVar("S")
F = TypeVar("F")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look(Generic[S]):
    """How one stream looks around the page of an act: number, head, names, and what lies beside.

    `names` are the names for the ids in facts; `then` is where the writer goes once it is done.
    """

    number: str
    head: Callable[[], Mapping[str, object]]
    names: Callable[[Iterable[Mapping[str, object]]], Mapping[str, str]]
    then: Callable[[door.Outcome[S]], str]
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
    def version(self) -> int:
        """Return how many events the stream has."""
        return len(self.loaded.history)

    def form(self, data: Any, initial: Mapping[str, object] | None = None) -> ActForm[Any]:  # noqa: ANN401 - as Django takes it
        """Return the form, empty or with what was sent."""
        return self.sheet.form(data, file=self.file, initial=initial)

    def barred(self, act: Act) -> Unlawful | None:
        """Say why the person may not act at all, judged as on the day of this act."""
        machine = self.kind.machine
        person = at_authority(self.person, self.loaded.stream.authority)
        state = self.kind.judged(self.loaded.state, act.on)
        return machine.refusal(machine.verbs[self.sheet.step], person, state)

    def foresee(self, form: ActForm[Any], act: Act) -> door.Foreseen[Any]:
        """Decide without recording."""
        told = self.sheet.tell(form)
        return door.foresee(self.kind, self.loaded, self.sheet.step, told, act)

    def do(self, form: ActForm[Any], act: Act) -> door.Outcome[S]:
        """Do it; what opens a stream opens the same one for a repeated request."""
        told, step, place = self.sheet.tell(form), self.sheet.step, self.loaded.stream
        if not self.kind.machine.verbs[step].begins:
            return door.do(self.kind, place.id, step, told, act)
        begun = ids.new_stream(place.kind, place.authority, act)
        return door.begin(self.kind, begun, step, told, act)

    def overtaken(self, act: Act) -> overtaken.Overtaken:
        """Say who went on with the stream since its page was written."""
        return overtaken.overtaken(self.kind, self.loaded, self.sheet.step, act)

    def document(self, foreseen: door.Foreseen[Any]) -> HttpResponse:
        """Return the document that would follow."""
        document, subject = self._document(foreseen)
        return printing.answer(document, subject, self.look.number)

    def why(self, refused: Unlawful) -> str:
        """Say why the law refuses it, with the names of what and whom it speaks of."""
        return refusals.why(refused, self.kind.name, self.look.names([refused.facts]))

    def why_with_basis(self, refused: Unlawful) -> str:
        """Say it with the provision on which it rests, where nothing else stands beside it."""
        return refusals.with_basis(refused, self.kind.name, self.look.names([refused.facts]))

    def shown(self, foreseen: door.Foreseen[Any]) -> Mapping[str, object]:
        """Return what else the act's page shows."""
        return {
            "told": self._told(foreseen.events) if self.sheet.foretold else [],
            **self.look.beside(),
            **printing.preview(*self._document(foreseen)),
            **self.sheet.shown(self.file, foreseen.after),
        }

    def _document(
        self, foreseen: door.Foreseen[Any]
    ) -> tuple[registry.Document[S] | None, registry.Subject[S]]:
        """Return the document that would follow and what it is about, once the act is foreseen."""
        after, events = foreseen.after, foreseen.events
        document = self.sheet.document
        if after is not None and self.sheet.brings_about:
            before = self.loaded.state
            document = registry.brought_about(self.kind.name, before, after, events)
        return document, registry.foreseen_subject(document, self.loaded, after, events)

    def _told(self, events: Events) -> list[worded.Told]:
        """Return what would stand in the history, in the same sentences."""
        known = self.look.names([encode(event) for event in events])
        called = names.Names(people=known, things=known)
        return [worded.sentence(event, self.kind.name, called) for event in events]

"""One act on one page, whatever it is done to: asked, foreseen, confirmed, done only once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Protocol
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Foreseen
from xuke.casework.stream.facts import FactsInvalid
from xuke.casework.stream.kinds import Kind
from xuke.kernel.law.refusal import Unlawful
from xuke.record.port import StaleStream
from xuke.web.acts.form import TypedForm
from xuke.web.site.request import REQUEST_FIELD, VERSION_FIELD, act_of
from xuke.web.words import sentences
from xuke.web.words.numbers import whole_number

CONFLICT: Final = 409
REFUSED: Final = 422
INSERT: Final = "insert"


class Stage(StrEnum):
    """Where the writer of a form stands."""

    ASK = "ask"
    PREVIEW = "preview"
    DOCUMENT = "document"
    CONFIRM = "confirm"
    BLOCKED = "blocked"


NOTHING: Final[Foreseen[Any]] = Foreseen(events=(), after=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What came of an act: whether it had been done before, and where its writer goes now."""

    repeated: bool
    address: str


class Matter(Protocol):
    """An act on something: what it asks, what it would do, how it is done and shown."""

    @property
    def kind(self) -> Kind[Any]:
        """The kind of stream that it is done to."""
        ...

    @property
    def step(self) -> str:
        """The step that is taken."""
        ...

    @property
    def version(self) -> int:
        """How far the thing has come that the form is written on."""
        ...

    @property
    def template(self) -> str:
        """The page of the act."""
        ...

    @property
    def previews(self) -> bool:
        """Whether the act is foreseen before it is signed."""
        ...

    @property
    def said(self) -> str | Promise:
        """What its writer is told when it is done."""
        ...

    def form(self, data: Any, initial: Mapping[str, object] | None = None) -> TypedForm:  # noqa: ANN401 - as Django takes it
        """Return the form, empty or with what was sent."""
        ...

    def barred(self) -> Unlawful | None:
        """Say why the official may not act at all."""
        ...

    def foresee(self, form: TypedForm, act: Act) -> Foreseen[Any]:
        """Decide without recording."""
        ...

    def do(self, form: TypedForm, act: Act) -> Finished:
        """Do it."""
        ...

    def document(self, foreseen: Foreseen[Any]) -> HttpResponse:
        """Return the document that would follow."""
        ...

    def why(self, refused: Unlawful) -> str:
        """Say why the law refuses it, with the names of what and whom it speaks of."""
        ...

    def head(self) -> Mapping[str, object]:
        """Return what the head of every page about it shows."""
        ...

    def shown(self, foreseen: Foreseen[Any]) -> Mapping[str, object]:
        """Return what else the act's page shows."""
        ...


@dataclass(frozen=True, slots=True)
class Turn:
    """One request for one act."""

    request: HttpRequest
    matter: Matter

    def answer(self) -> HttpResponse:
        """Answer it: with the form, the preview, the reason against it, or where it was done."""
        if self.request.method == "POST":
            return self._posted()
        barred = self.matter.barred()
        if barred:
            return self._page(self._empty(), Stage.BLOCKED, refused=barred)
        form = self._empty()
        asks_nothing = not form.fields
        return self._foreseen(self._filled(), Stage.PREVIEW) if asks_nothing else self._page(form)

    def _posted(self) -> HttpResponse:
        form = self._filled()
        stage = self.request.POST.get("stage", "")
        if stage == Stage.CONFIRM:
            return self._confirmed(form)
        if self.request.POST.get(VERSION_FIELD, "") != str(self.matter.version):
            return self._stale(form)
        if INSERT in self.request.POST:
            return self._page(self._with_phrase(form))
        if stage == Stage.ASK:
            return self._page(self._empty(form.again()))
        return self._foreseen(form, Stage.DOCUMENT if stage == Stage.DOCUMENT else Stage.PREVIEW)

    def _empty(self, initial: Mapping[str, object] | None = None) -> TypedForm:
        return self.matter.form(None, initial)

    def _filled(self) -> TypedForm:
        return self.matter.form(self.request.POST)

    def _with_phrase(self, form: TypedForm) -> TypedForm:
        """Add a ready phrase to what was typed, for readers without scripts."""
        kept = form.again()
        name, _colon, written = self.request.POST[INSERT].partition(":")
        phrases = form.phrases.get(name, ())
        number = whole_number(written)
        if number is not None and number < len(phrases):
            kept[name] = "\n".join(filter(None, (str(kept.get(name, "")), phrases[number])))
        return self._empty(kept)

    def _foreseen(self, form: TypedForm, stage: Stage) -> HttpResponse:
        """Show what the act would do, or why the law does not allow it; nothing is recorded."""
        if form.fields and not form.is_valid():
            return self._page(form, status=REFUSED)
        try:
            foreseen = self.matter.foresee(form, act_of(self.request))
        except (Unlawful, FactsInvalid) as refused:
            return self._refused(form, refused)
        if stage is Stage.DOCUMENT:
            return self.matter.document(foreseen)
        return self._page(form, stage, foreseen=foreseen)

    def _refused(self, form: TypedForm, refused: Unlawful | FactsInvalid) -> HttpResponse:
        """Show the form again: with why the law refuses it, or with what cannot be taken."""
        if isinstance(refused, Unlawful):
            stage = Stage.ASK if form.fields else Stage.BLOCKED
            return self._page(form, stage, refused=refused)
        for name, code in refused.codes.items():
            form.add_error(name if name in form.fields else None, sentences.form_error(code))
        return self._page(form, status=REFUSED)

    def _confirmed(self, form: TypedForm) -> HttpResponse:
        """Do it; the door knows a repeated request, and what has moved on meanwhile."""
        if form.fields and not form.is_valid():
            return self._page(form, status=REFUSED)
        try:
            done = self.matter.do(form, act_of(self.request))
        except (Unlawful, FactsInvalid) as refused:
            return self._refused(form, refused)
        except StaleStream:
            return self._stale(form)
        words = _("这一步已经办过，没有重复办理。") if done.repeated else str(self.matter.said)
        messages.success(self.request, words)
        return redirect(done.address)

    def _stale(self, form: TypedForm) -> HttpResponse:
        """Say that somebody acted first, and keep what was typed in sight."""
        context = {
            **self.matter.head(),
            "typed": form.typed(),
            "kind": self.matter.kind.name,
            "step": self.matter.step,
            "again_url": self.request.path,
        }
        return render(self.request, "web/act_stale.html", context, status=CONFLICT)

    def _page(
        self,
        form: TypedForm,
        stage: Stage = Stage.ASK,
        *,
        refused: Unlawful | None = None,
        foreseen: Foreseen[Any] = NOTHING,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **self.matter.head(),
            "form": form,
            "stage": stage.value,
            "kind": self.matter.kind.name,
            "step": self.matter.step,
            "previews": self.matter.previews,
            "version": self.matter.version,
            "request_id": self.request.POST.get(REQUEST_FIELD) or uuid4(),
            "refused": refused,
            "why": self.matter.why(refused) if refused else "",
            "after": foreseen.after,
            **self.matter.shown(foreseen),
        }
        return render(
            self.request, self.matter.template, context, status=REFUSED if refused else status
        )

"""One act on one page, whatever it is done to: asked, foreseen, confirmed, done only once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from xuke.casework.stream import door, facts
from xuke.kernel.law.refusal import Unlawful
from xuke.record.port import StaleStream
from xuke.web.acts.drafting import NO_DRAFTS, Drafting
from xuke.web.acts.form import ActForm
from xuke.web.acts.on_stream import OnStream
from xuke.web.site.request import VERSION_FIELD, act_of

CONFLICT: Final = 409
REFUSED: Final = 422
INSERT: Final = "insert"


class Stage(StrEnum):
    """Where the writer of a form stands."""

    ASK = "ask"
    PREVIEW = "preview"
    DOCUMENT = "document"
    CONFIRM = "confirm"
    KEEP = "keep"
    DISCARD = "discard"
    BLOCKED = "blocked"


NOTHING: Final[door.Foreseen[Any]] = door.Foreseen(events=(), after=None)


@dataclass(frozen=True, slots=True)
class Turn:
    """One request for one act."""

    request: HttpRequest
    matter: OnStream[Any, Any]

    def answer(self) -> HttpResponse:
        """Answer it: with the form, the preview, the reason against it, or where it was done."""
        if self.request.method == "POST":
            return self._posted()
        barred = self.matter.barred(act_of(self.request))
        if barred:
            unsent = self.drafting.told(self.drafting.find(self._empty()))
            return self._page(self._empty(), Stage.BLOCKED, refused=barred, drafts=unsent)
        form = self._empty()
        if not form.fields:
            return self._foreseen(self._filled(), Stage.PREVIEW)
        drafted = self.drafting.find(form)
        shown = self._empty(drafted.values) if drafted else form
        return self._page(shown, drafts=self.drafting.told(drafted))

    @property
    def drafting(self) -> Drafting:
        """Return the draft of this act."""
        matter = self.matter
        return Drafting(
            request=self.request,
            kind=matter.kind,
            loaded=matter.loaded,
            person=matter.person.id,
            verb=matter.sheet.step,
            blank=self._empty,
        )

    def _posted(self) -> HttpResponse:
        form = self._filled()
        stage = self.request.POST.get("stage", "")
        if stage == Stage.CONFIRM:
            return self._confirmed(form)
        if stage in {Stage.KEEP, Stage.DISCARD}:
            return self._kept(form) if stage == Stage.KEEP else self._discarded()
        if self._is_stale():
            return self._stale(form)
        if INSERT in self.request.POST:
            return self._page(self._empty(form.with_phrase(self.request.POST[INSERT])))
        if stage == Stage.ASK:
            return self._page(self._empty(form.again()))
        return self._foreseen(form, Stage.DOCUMENT if stage == Stage.DOCUMENT else Stage.PREVIEW)

    def _is_stale(self) -> bool:
        """Whether the stream has gone on since the page was written."""
        return self.request.POST.get(VERSION_FIELD, "") != str(self.matter.version)

    def _kept(self, form: ActForm[Any]) -> HttpResponse:
        """Keep what is typed, whatever has become of the stream, and show it again."""
        kept = self.drafting.keep(form)
        if self.drafting.is_by_script:
            return self.drafting.answer(kept)
        if self._is_stale():
            return self._stale(form)
        if kept:
            messages.success(self.request, _("已暂存，没有提交。"))
        drafts = self.drafting.told_after(form, kept)
        return self._page(self._empty(form.again()), drafts=drafts)

    def _discarded(self) -> HttpResponse:
        """Delete the draft, and show the form as it is without one."""
        self.drafting.place.forget()
        return redirect(self.request.path)

    def _empty(self, initial: Mapping[str, object] | None = None) -> ActForm[Any]:
        return self.matter.form(None, initial)

    def _filled(self) -> ActForm[Any]:
        return self.matter.form(self.request.POST)

    def _foreseen(self, form: ActForm[Any], stage: Stage) -> HttpResponse:
        """Show what the act would do, or why the law does not allow it; nothing is recorded."""
        if form.fields and not form.is_valid():
            return self._page(form, status=REFUSED)
        try:
            foreseen = self.matter.foresee(form, act_of(self.request))
        except (Unlawful, facts.FactsInvalid) as refused:
            return self._refused(form, refused)
        except StaleStream:
            return self._stale(form)
        if stage is Stage.DOCUMENT:
            return self.matter.document(foreseen)
        return self._page(form, stage, foreseen=foreseen)

    def _refused(self, form: ActForm[Any], refused: Unlawful | facts.FactsInvalid) -> HttpResponse:
        """Show the form again: at the field what cannot be taken, or above all why nothing can."""
        if isinstance(refused, facts.FactsInvalid):
            form.refuse(refused.codes)
        elif not form.refuse_at(refused, self.matter.why_with_basis(refused)):
            stage = Stage.ASK if form.fields else Stage.BLOCKED
            return self._page(form, stage, refused=refused)
        return self._page(form, status=REFUSED)

    def _confirmed(self, form: ActForm[Any]) -> HttpResponse:
        """Do it; the door knows a repeated request, and what has moved on meanwhile.

        What was done already is answered alike, whatever the form would offer by now.
        """
        done = door.answered(self.matter.loaded, act_of(self.request))
        if done:
            return self._done(done)
        if form.fields and not form.is_valid():
            return self._page(form, status=REFUSED)
        try:
            done = self.matter.do(form, act_of(self.request))
        except (Unlawful, facts.FactsInvalid) as refused:
            return self._refused(form, refused)
        except StaleStream:
            return self._stale(form)
        return self._done(done)

    def _done(self, done: door.Outcome[Any]) -> HttpResponse:
        """Say that it is done, to whoever pressed twice in the same words, and lead on."""
        self.drafting.is_over()
        again, said = _("这一步已经办过，没有重复办理。"), str(self.matter.sheet.said)
        messages.success(self.request, said + again if done.repeated else said)
        return redirect(self.matter.look.then(done))

    def _stale(self, form: ActForm[Any]) -> HttpResponse:
        """Say who acted first, oneself or another, and keep what was typed, in sight too."""
        by = self.matter.overtaken(act_of(self.request))
        self.drafting.is_overtaken(form, by)
        context = {
            **self.matter.look.head(),
            "by": by.value,
            "typed": form.typed(),
            "kind": self.matter.kind.name,
            "step": self.matter.sheet.step,
            "again_url": self.request.path,
        }
        return render(self.request, "web/act_stale.html", context, status=CONFLICT)

    def _page(
        self,
        form: ActForm[Any],
        stage: Stage = Stage.ASK,
        *,
        refused: Unlawful | None = None,
        foreseen: door.Foreseen[Any] = NOTHING,
        status: int = 200,
        drafts: Mapping[str, object] = NO_DRAFTS,
    ) -> HttpResponse:
        context = {
            **self.matter.look.head(),
            "form": form,
            "stage": stage.value,
            "kind": self.matter.kind.name,
            "step": self.matter.sheet.step,
            "previews": self.matter.sheet.previews,
            "version": self.matter.version,
            "request_id": self.drafting.page,
            "refused": refused,
            "why": self.matter.why(refused) if refused else "",
            "keeps": form.has_words,
            **(drafts or self.drafting.told()),
            "after": foreseen.after,
            **self.matter.shown(foreseen),
        }
        return render(
            self.request, self.matter.sheet.template, context, status=REFUSED if refused else status
        )

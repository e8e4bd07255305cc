"""One act on one page, whatever it is done to: asked, foreseen, confirmed, done only once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from xuke.casework.stream import door, facts
from xuke.kernel.law.refusal import Unlawful
from xuke.record.port import StaleStream
from xuke.web.acts.form import ActForm
from xuke.web.acts.on_stream import OnStream
from xuke.web.site.request import REQUEST_FIELD, VERSION_FIELD, act_of

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
            return self._page(self._empty(form.with_phrase(self.request.POST[INSERT])))
        if stage == Stage.ASK:
            return self._page(self._empty(form.again()))
        return self._foreseen(form, Stage.DOCUMENT if stage == Stage.DOCUMENT else Stage.PREVIEW)

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
        """Show the form again: with why the law refuses it, or with what cannot be taken."""
        if isinstance(refused, Unlawful):
            stage = Stage.ASK if form.fields else Stage.BLOCKED
            return self._page(form, stage, refused=refused)
        form.refuse(refused.codes)
        return self._page(form, status=REFUSED)

    def _confirmed(self, form: ActForm[Any]) -> HttpResponse:
        """Do it; the door knows a repeated request, and what has moved on meanwhile."""
        if form.fields and not form.is_valid():
            return self._page(form, status=REFUSED)
        try:
            done = self.matter.do(form, act_of(self.request))
        except (Unlawful, facts.FactsInvalid) as refused:
            return self._refused(form, refused)
        except StaleStream:
            return self._stale(form)
        again, said = _("这一步已经办过，没有重复办理。"), str(self.matter.sheet.said)
        messages.success(self.request, again if done.repeated else said)
        return redirect(self.matter.look.then(done))

    def _stale(self, form: ActForm[Any]) -> HttpResponse:
        """Say who acted first, oneself or another, and keep what was typed in sight."""
        context = {
            **self.matter.look.head(),
            "by": self.matter.overtaken(act_of(self.request)).value,
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
    ) -> HttpResponse:
        context = {
            **self.matter.look.head(),
            "form": form,
            "stage": stage.value,
            "kind": self.matter.kind.name,
            "step": self.matter.sheet.step,
            "previews": self.matter.sheet.previews,
            "version": self.matter.version,
            "request_id": self.request.POST.get(REQUEST_FIELD) or uuid4(),
            "refused": refused,
            "why": self.matter.why(refused) if refused else "",
            "after": foreseen.after,
            **self.matter.shown(foreseen),
        }
        return render(
            self.request, self.matter.sheet.template, context, status=REFUSED if refused else status
        )

"""An act on a case as a page: asked, foreseen by the same law, confirmed, done only once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from xuke.casework.door import Act, Done, at_authority
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case, evolve
from xuke.kernel.case.steps import Step, refusal
from xuke.kernel.person import Person
from xuke.kernel.refusal import Unlawful
from xuke.record.port import StaleStream
from xuke.web import casefile, dossier, officials, papers, refusals
from xuke.web.actform import ActForm
from xuke.web.acts import REQUEST_FIELD, VERSION_FIELD, act_of
from xuke.web.casefile import CaseFile
from xuke.web.numbers import whole_number

CONFLICT: Final = 409
REFUSED: Final = 422
INSERT: Final = "insert"


class Stage(StrEnum):
    """Where the writer of a form stands."""

    ASK = "ask"
    PREVIEW = "preview"
    PAPER = "paper"
    CONFIRM = "confirm"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a form is written on: the case, the official with his rights here, and the act."""

    file: CaseFile
    official: Person
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One act: what it asks, what it would do, how it is done, and which paper follows.

    `foresee` decides without recording; where `previews` is off the form itself is signed.
    """

    step: Step
    template: str
    form: type[ActForm]
    foresee: Callable[[Situation, Any], tuple[CaseEvent, ...]]
    do: Callable[[UUID, Any, Act], Done]
    said: str | Promise
    paper: str = ""
    previews: bool = True
    shown: Callable[[CaseFile, Case | None], Mapping[str, object]] = field(
        default=lambda _file, _after: {}
    )


def show(request: HttpRequest, stream: UUID, sheet: Sheet) -> HttpResponse:
    """Answer a request for this act on this case."""
    return _Turn(request, officials.open_at_desk(request, stream), sheet).answer()


@dataclass(frozen=True, slots=True)
class _Turn:
    """One request for one act."""

    request: HttpRequest
    file: CaseFile
    sheet: Sheet

    @property
    def official(self) -> Person:
        return at_authority(self.file.person, self.file.stream.authority)

    def answer(self) -> HttpResponse:
        if self.request.method == "POST":
            return self._posted()
        barred = refusal(self.sheet.step, self.official, self.file.case)
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
        if self.request.POST.get(VERSION_FIELD, "") != str(self.file.case.version):
            return self._stale(form)
        if INSERT in self.request.POST:
            return self._page(self._with_phrase(form))
        if stage == Stage.ASK:
            return self._page(self._empty(dict(form.kept())))
        return self._foreseen(form, Stage.PAPER if stage == Stage.PAPER else Stage.PREVIEW)

    def _empty(self, initial: Mapping[str, str] | None = None) -> ActForm:
        return self.sheet.form(None, file=self.file, initial=initial)

    def _filled(self) -> ActForm:
        return self.sheet.form(self.request.POST, file=self.file)

    def _with_phrase(self, form: ActForm) -> ActForm:
        """Add a ready phrase to what was typed, for readers without scripts."""
        kept = dict(form.kept())
        name, _colon, written = self.request.POST[INSERT].partition(":")
        phrases = form.phrases.get(name, ())
        number = whole_number(written)
        if number is not None and number < len(phrases):
            kept[name] = "\n".join(filter(None, (kept.get(name, ""), phrases[number])))
        return self._empty(kept)

    def _foreseen(self, form: ActForm, stage: Stage) -> HttpResponse:
        """Show what the act would do, or why the law does not allow it; nothing is recorded."""
        if form.fields and not form.is_valid():
            return self._page(form, status=REFUSED)
        act = act_of(self.request)
        situation = Situation(file=self.file, official=self.official, act=act)
        after = self.file.case
        try:
            for event in self.sheet.foresee(situation, form):
                after = evolve(after, event)
        except Unlawful as refused:
            return self._page(form, self._without_preview(form), refused=refused)
        if stage is Stage.PAPER:
            return paper(self.file, self.sheet.paper, after)
        return self._page(form, stage, after=after)

    def _confirmed(self, form: ActForm) -> HttpResponse:
        """Do it; the door knows a repeated request, and a case that has moved on."""
        if form.fields and not form.is_valid():
            return self._page(form, status=REFUSED)
        try:
            done = self.sheet.do(self.file.stream.id, form, act_of(self.request))
        except Unlawful as refused:
            return self._page(form, self._without_preview(form), refused=refused)
        except StaleStream:
            return self._stale(form)
        words = _("这一步已经办过，没有重复办理。") if done.repeated else str(self.sheet.said)
        messages.success(self.request, words)
        return redirect("desk:case", self.file.stream.id)

    def _without_preview(self, form: ActForm) -> Stage:
        """Return the form to mend; an act that asks nothing has none."""
        return Stage.ASK if form.fields else Stage.BLOCKED

    def _stale(self, form: ActForm) -> HttpResponse:
        """Say that somebody acted first, and keep what was typed in sight."""
        context = {
            **_header(self.file),
            "typed": form.typed(),
            "step": self.sheet.step.value,
            "again_url": self.request.path,
        }
        return render(self.request, "web/act_stale.html", context, status=CONFLICT)

    def _page(
        self,
        form: ActForm,
        stage: Stage = Stage.ASK,
        *,
        refused: Unlawful | None = None,
        after: Case | None = None,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **_header(self.file),
            **_beside(self.file),
            "form": form,
            "stage": stage.value,
            "step": self.sheet.step.value,
            "previews": self.sheet.previews,
            "version": self.file.case.version,
            "request_id": self.request.POST.get(REQUEST_FIELD) or uuid4(),
            "refused": refused,
            "why": refusals.why(refused, casefile.things(self.file)) if refused else "",
            "after": after,
            **_paper(self.file, self.sheet.paper, after),
            **self.sheet.shown(self.file, after),
        }
        return render(
            self.request, self.sheet.template, context, status=REFUSED if refused else status
        )


def _header(file: CaseFile) -> dict[str, object]:
    """Return what the head of a page about a case shows."""
    url = reverse("desk:case", args=[file.stream.id])
    return {
        "file": file,
        "case": file.header,
        "case_url": url,
        "deadlines": casefile.deadline_views(file, reverse("desk:limits", args=[file.stream.id])),
    }


def _beside(file: CaseFile) -> dict[str, object]:
    """Return what lies beside the form: files and answers."""
    return {"documents": dossier.documents(file), "sections": dossier.sections(file)}


def _paper(file: CaseFile, kind: str, after: Case | None) -> dict[str, object]:
    """Return the paper that would follow, as it would be printed."""
    if not kind or after is None:
        return {}
    return {
        "paper_title": papers.title(kind),
        "paper_pages": papers.pictures(kind, file.stream, after),
    }


def paper(file: CaseFile, kind: str, case: Case) -> HttpResponse:
    """Answer with a document of the case as a PDF file."""
    try:
        content = papers.pdf(kind, file.stream, case)
    except papers.NoSuchPaper:
        raise Http404 from None
    name = f"{kind}-{case.number}.pdf"
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=False, filename=name) or ""
    }
    return HttpResponse(content, content_type="application/pdf", headers=headers)

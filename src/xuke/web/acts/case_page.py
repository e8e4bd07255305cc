"""An act on a case as a page: what it asks, foreseen by the same law, and where it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy

from xuke.casework.case.door import Act, Done, at_authority
from xuke.casework.stream.visibility import may_see
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case, evolve
from xuke.kernel.case.steps import Step, refusal
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person
from xuke.web.acts.form import TypedForm
from xuke.web.acts.page import Finished, Foreseen, Turn
from xuke.web.case import access as officials
from xuke.web.case import dossier
from xuke.web.case import file as casefile
from xuke.web.case.file import CaseFile
from xuke.web.documents import documents as papers
from xuke.web.words import refusals

Events = tuple[CaseEvent, ...]


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
    `shown` adds what its template shows of the case before and after, `foretold` of the events.
    """

    step: Step
    template: str
    form: Callable[..., TypedForm]
    foresee: Callable[[Situation, Any], Events]
    do: Callable[[UUID, Any, Act], Done]
    said: str | Promise
    paper: str = ""
    previews: bool = True
    shown: Callable[[CaseFile, Case | None], Mapping[str, object]] = field(
        default=lambda _file, _after: {}
    )
    foretold: Callable[[CaseFile, Events], Mapping[str, object]] = field(
        default=lambda _file, _events: {}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an act is done: its base template, and the addresses around it by name."""

    base: str
    home: str
    home_label: str | Promise
    case: str
    limits: str
    has_dossier: bool


DESK: Final = Place(
    base="web/desk_base.html",
    home="desk:mine",
    home_label=gettext_lazy("我的待办"),
    case="desk:case",
    limits="desk:limits",
    has_dossier=True,
)


def show(request: HttpRequest, stream: UUID, sheet: Sheet) -> HttpResponse:
    """Answer an official's request for this act on this case."""
    return answer(request, officials.open_at_desk(request, stream), sheet, DESK)


def answer(request: HttpRequest, file: CaseFile, sheet: Sheet, place: Place) -> HttpResponse:
    """Answer a request for this act on a case that was opened at this place."""
    return Turn(request, _OnCase(file, sheet, place)).answer()


@dataclass(frozen=True, slots=True)
class _OnCase:
    """An act on a case, as its page shows it at a place."""

    file: CaseFile
    sheet: Sheet
    place: Place

    @property
    def step(self) -> str:
        return self.sheet.step.value

    @property
    def version(self) -> int:
        return self.file.case.version

    @property
    def template(self) -> str:
        return self.sheet.template

    @property
    def previews(self) -> bool:
        return self.sheet.previews

    @property
    def said(self) -> str | Promise:
        return self.sheet.said

    @property
    def official(self) -> Person:
        return at_authority(self.file.person, self.file.stream.authority)

    def form(self, data: Any, initial: Mapping[str, object] | None = None) -> TypedForm:  # noqa: ANN401 - as Django takes it
        return self.sheet.form(data, file=self.file, initial=initial)

    def barred(self) -> Unlawful | None:
        return refusal(self.sheet.step, self.official, self.file.case)

    def foresee(self, form: TypedForm, act: Act) -> Foreseen:
        situation = Situation(file=self.file, official=self.official, act=act)
        events = self.sheet.foresee(situation, form)
        return Foreseen(events=events, after=reduce(evolve, events, self.file.case))

    def do(self, form: TypedForm, act: Act) -> Finished:
        done = self.sheet.do(self.file.stream.id, form, act)
        # Who has just taken himself out of the case can no longer open it.
        still = may_see(self.file.person, done.stream, done.case)
        home = reverse(self.place.home)
        address = reverse(self.place.case, args=[self.file.stream.id]) if still else home
        return Finished(repeated=done.repeated, address=address)

    def paper(self, foreseen: Foreseen) -> HttpResponse:
        return paper(self.file, self.sheet.paper, foreseen.after)

    def why(self, refused: Unlawful) -> str:
        return refusals.why(refused, casefile.names(self.file, [refused.facts]))

    def head(self) -> Mapping[str, object]:
        return _header(self.file, self.place)

    def shown(self, foreseen: Foreseen) -> Mapping[str, object]:
        return {
            **(_beside(self.file) if self.place.has_dossier else {}),
            **_paper(self.file, self.sheet.paper, foreseen.after),
            **self.sheet.shown(self.file, foreseen.after),
            **self.sheet.foretold(self.file, foreseen.events),
        }


def _header(file: CaseFile, place: Place) -> dict[str, object]:
    """Return what the head of a page about a case shows."""
    return {
        "base": place.base,
        "header": "web/components/case_header.html",
        "at_desk": place is DESK,
        "has_dossier": place.has_dossier,
        "home_url": reverse(place.home),
        "home_label": place.home_label,
        "file": file,
        "case": file.header,
        "case_url": reverse(place.case, args=[file.stream.id]),
        "deadlines": casefile.deadline_views(file, reverse(place.limits, args=[file.stream.id])),
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

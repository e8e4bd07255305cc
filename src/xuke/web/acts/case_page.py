"""An act on a case as a page: what it asks, foreseen by the same law, and where it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from xuke.casework.case.kind import CASES
from xuke.casework.stream.act import Act, at_authority
from xuke.casework.stream.door import Facts, Foreseen, Tell, do, foresee
from xuke.casework.stream.visibility import may_see
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person
from xuke.web.acts.form import TypedForm
from xuke.web.acts.page import Finished, Turn
from xuke.web.case import access as officials
from xuke.web.case import dossier
from xuke.web.case import file as casefile
from xuke.web.case.file import CaseFile
from xuke.web.documents import printing
from xuke.web.documents.registry import Document, Subject
from xuke.web.site import places
from xuke.web.words import refusals

Events = tuple[CaseEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One act: its verb, what it asks, how its facts are told, and which document follows.

    Where `previews` is off the form itself is signed.
    `shown` adds what its template shows of the case before and after, `foretold` of the events.
    """

    step: str
    template: str
    form: Callable[..., TypedForm]
    tell: Callable[[Any], Facts | Tell[Case]]
    said: str | Promise
    document: Document[Case] | None = None
    previews: bool = True
    shown: Callable[[CaseFile, Case | None], Mapping[str, object]] = field(
        default=lambda _file, _after: {}
    )
    foretold: Callable[[CaseFile, Events], Mapping[str, object]] = field(
        default=lambda _file, _events: {}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where an act is done: its base template, and the pages around it by purpose."""

    base: str
    home: str
    home_label: str | Promise
    case: str
    limits: str
    has_dossier: bool


DESK: Final = Setting(
    base="web/desk_base.html",
    home="work",
    home_label=gettext_lazy("我的待办"),
    case="case",
    limits="case-limits",
    has_dossier=True,
)


def show(request: HttpRequest, stream: UUID, sheet: Sheet) -> HttpResponse:
    """Answer an official's request for this act on this case."""
    return answer(request, officials.open_at_desk(request, stream), sheet, DESK)


def answer(request: HttpRequest, file: CaseFile, sheet: Sheet, setting: Setting) -> HttpResponse:
    """Answer a request for this act on a case that was opened in this setting."""
    return Turn(request, _OnCase(file, sheet, setting)).answer()


@dataclass(frozen=True, slots=True)
class _OnCase:
    """An act on a case, as its page shows it in a setting."""

    file: CaseFile
    sheet: Sheet
    setting: Setting

    @property
    def kind(self) -> str:
        return CASE.kind

    @property
    def step(self) -> str:
        return self.sheet.step

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
        return CASE.refusal(CASE.verbs[self.sheet.step], self.official, self.file.case)

    def foresee(self, form: TypedForm, act: Act) -> Foreseen[Any]:
        told = self.sheet.tell(form)
        return foresee(CASES, self.file.loaded, self.sheet.step, told, act)

    def do(self, form: TypedForm, act: Act) -> Finished:
        told = self.sheet.tell(form)
        done = do(CASES, self.file.stream.id, self.sheet.step, told, act)
        # Who has just taken himself out of the case can no longer open it.
        still = may_see(self.file.person, done.stream, done.state)
        home = places.url(self.setting.home)
        address = places.url(self.setting.case, self.file.stream.id) if still else home
        return Finished(repeated=done.repeated, address=address)

    def document(self, foreseen: Foreseen[Any]) -> HttpResponse:
        subject = Subject(self.file.stream, foreseen.after)
        return printing.answer(self.sheet.document, subject, self.file.case.number)

    def why(self, refused: Unlawful) -> str:
        return refusals.why(refused, casefile.names(self.file, [refused.facts]), CASE.kind)

    def head(self) -> Mapping[str, object]:
        return _header(self.file, self.setting)

    def shown(self, foreseen: Foreseen[Any]) -> Mapping[str, object]:
        return {
            **(_beside(self.file) if self.setting.has_dossier else {}),
            **printing.preview(self.sheet.document, Subject(self.file.stream, foreseen.after)),
            **self.sheet.shown(self.file, foreseen.after),
            **self.sheet.foretold(self.file, foreseen.events),
        }


def _header(file: CaseFile, setting: Setting) -> dict[str, object]:
    """Return what the head of a page about a case shows."""
    limits = places.url(setting.limits, file.stream.id)
    return {
        "base": setting.base,
        "header": "web/components/case_header.html",
        "at_desk": setting is DESK,
        "has_dossier": setting.has_dossier,
        "home_url": places.url(setting.home),
        "home_label": setting.home_label,
        "file": file,
        "case": file.header,
        "case_url": places.url(setting.case, file.stream.id),
        "deadlines": casefile.deadline_views(file, limits),
    }


def _beside(file: CaseFile) -> dict[str, object]:
    """Return what lies beside the form: files and answers."""
    return {"materials": dossier.materials(file), "sections": dossier.sections(file)}

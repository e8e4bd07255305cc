"""An act on a case as a page: the case around it, and where it is done."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from xuke.casework.case.kind import CASES
from xuke.casework.stream.door import Outcome
from xuke.casework.stream.visibility import may_see
from xuke.kernel.case.state import Case
from xuke.web.acts import on_stream
from xuke.web.acts.on_stream import Look, OnStream
from xuke.web.acts.page import Turn
from xuke.web.case import access as officials, dossier, time_limits
from xuke.web.case.file import CaseFile
from xuke.web.site import places

Sheet = on_stream.Sheet[CaseFile, Case]


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
    matter = OnStream(
        kind=CASES,
        loaded=file.loaded,
        person=file.person,
        file=file,
        sheet=sheet,
        look=_look(file, setting),
    )
    return Turn(request, matter).answer()


def _look(file: CaseFile, setting: Setting) -> Look[Case]:
    """Return how the case looks around the act."""

    def then(done: Outcome[Case]) -> str:
        # Who has just taken himself out of the case can no longer open it.
        still = may_see(file.person, done.stream, done.state)
        return places.url(setting.case, file.stream.id) if still else places.url(setting.home)

    return Look(
        number=file.case.number,
        head=lambda: _header(file, setting),
        names=file.names,
        then=then,
        beside=lambda: _beside(file) if setting.has_dossier else {},
    )


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
        "deadlines": time_limits.deadline_views(file, limits),
    }


def _beside(file: CaseFile) -> dict[str, object]:
    """Return what lies beside the form: files and answers."""
    return {"materials": dossier.materials(file), "sections": dossier.sections(file)}

"""我的办件: the list, one case, and why its dates are those dates."""

from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from xuke.kernel.case.state import Phase
from xuke.rooms.portal.ownership import owned
from xuke.rooms.portal.queries import cases, corrections, mine
from xuke.rooms.portal.queries.drafts import materials
from xuke.web.acts import case_page as acting, procedure as stepsheet
from xuke.web.acts.case_page import Setting
from xuke.web.case import submitted, time_limits
from xuke.web.case.file import CaseFile
from xuke.web.components import paging
from xuke.web.components.deadlines import weekday_names
from xuke.web.documents import printing
from xuke.web.documents.registry import Subject, documents_of
from xuke.web.site.request import person_of

MINE: Final = Setting(
    base="web/base.html",
    home="my-cases",
    home_label=gettext_lazy("我的办件"),
    case="my-case",
    limits="my-case-limits",
    has_dossier=False,
)


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the person's drafts and cases."""
    person = person_of(request)
    key = request.GET.get(paging.AFTER, "")
    filed = mine.filed_cases(person, key)
    drafts = [] if key else mine.drafts(person)
    shown = paging.page(mine.lines(filed.rows), next_key=filed.next_key, asked=request.GET)
    return render(request, "portal/mine.html", {"drafts": drafts, "page": shown})


@owned
@require_safe
def case(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show where the case stands, what the applicant can do now, and all that happened."""
    if file.case.phase is Phase.DRAFT:
        return redirect("portal:draft", file.stream.id)
    why = reverse("portal:deadlines", args=[file.stream.id])
    in_correction = file.case.phase is Phase.IN_CORRECTION
    context: dict[str, Any] = {
        "file": file,
        "case": file.header,
        "deadlines": time_limits.deadline_views(file, why),
        "steps": cases.steps(file),
        "now": cases.now_words(file),
        "next_steps": cases.own_steps(file),
        "documents": documents_of(file.stream.kind, file.case),
        "gaps": corrections.gaps(file) if in_correction else [],
        "entries": cases.own_entries(file),
        "sections": cases.answered(file),
        "hearing": cases.hearing(file),
        "materials": _handed_in(file),
    }
    return render(request, "portal/case.html", context)


def _handed_in(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials to be read only, with the letter that was signed on the page."""
    signed = [one for one in submitted.materials(file) if one["state"] == "signed"]
    return [one | {"upload_url": ""} for one in (*materials(file), *signed)]


@owned
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, file: CaseFile, step: str) -> HttpResponse:
    """Do an act of procedure that is the applicant's."""
    known = stepsheet.step_of(step)
    if known not in cases.OWN_ACTS:
        raise Http404
    return acting.answer(request, file, stepsheet.sheet_of(known), MINE)


@owned
@require_safe
def document(_request: HttpRequest, file: CaseFile, slug: str) -> HttpResponse:
    """Give the applicant a document of the case, to keep or to print."""
    return printing.answer_named(slug, Subject(file.stream, file.case), file.case.number)


@owned
@require_safe
def why(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Explain every deadline of the case day by day."""
    context = {"file": file, "clocks": cases.clocks(file), "weekdays": weekday_names()}
    return render(request, "portal/deadlines.html", context)

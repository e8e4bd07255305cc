"""我的办件: one case, and why its dates are those dates."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from xuke.kernel.case.state import Phase
from xuke.rooms.portal.ownership import filed
from xuke.rooms.portal.queries import cases, corrections, history, materials, standing
from xuke.rooms.portal.queries.addressee import addressee
from xuke.web.case import amendments, submitted, time_limits
from xuke.web.case.file import CaseFile
from xuke.web.components.deadlines import weekday_names
from xuke.web.documents.registry import letters_of


@filed
@require_safe
def case(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show where the case stands, what the applicant can do now, and all that happened."""
    why = reverse("portal:deadlines", args=[file.stream.id])
    in_correction = file.case.phase is Phase.IN_CORRECTION
    documents = letters_of(file.stream.kind, file.case, file.history, for_office=False)
    context: dict[str, Any] = {
        "file": file,
        "case": {**file.header, "outcome": standing.shown_outcome(file.case)},
        "authority": addressee(file),
        "deadlines": time_limits.deadline_views(file, why),
        "steps": standing.steps(file),
        "now": standing.now_words(file),
        "next_steps": cases.own_steps(file),
        "unsent": cases.unsent(file),
        "documents": documents,
        "decision": standing.decision(documents),
        "gaps": corrections.gaps(file) if in_correction else [],
        "entries": history.own_entries(file),
        "sections": cases.answered(file),
        "hearing": cases.hearing(file),
        "materials": _handed_in(file),
        "owed": materials.owed_by(file),
        "amendment": amendments.asked(file),
        "amended": amendments.made(file),
    }
    return render(request, "portal/case.html", context)


def _handed_in(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials to be read only, with the letter that was signed on the page."""
    signed = [
        materials.addressed(file, one)
        for one in submitted.materials(file)
        if one["state"] == "signed"
    ]
    return [one | {"upload_url": ""} for one in (*materials.listed(file), *signed)]


@filed
@require_safe
def why(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Explain every deadline of the case day by day."""
    context = {"file": file, "clocks": cases.clocks(file), "weekdays": weekday_names()}
    return render(request, "portal/deadlines.html", context)

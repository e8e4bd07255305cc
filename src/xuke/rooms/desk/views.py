"""Pages of the desk: my work, and a case with its tabs, files and documents."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from xuke.access.models import note_access
from xuke.casework.case.files import blob
from xuke.casework.case.worklist import WAITED_FOR
from xuke.casework.stream.act import at_authority
from xuke.kernel.person import Role
from xuke.rooms.desk import queries
from xuke.web import clock
from xuke.web.acts import case_page as acting, procedure as stepsheet
from xuke.web.case import dossier, worklist
from xuke.web.case.access import open_at_desk
from xuke.web.case.file import CaseFile
from xuke.web.documents import printing
from xuke.web.documents.registry import Subject
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of

_ON_DUTY: Final = (Role.CLERK, Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER)
"""Whose work on a case may need a number in full; the others see its ends."""
_LOOKED_AT: Final = "sensitive-answers"


@require_safe
@officials_only
def mine(request: HttpRequest) -> HttpResponse:
    """Show what waits for this official, due first."""
    person = person_of(request)
    roles = [role for role in WAITED_FOR if person.has(role)]
    return render(request, "desk/mine.html", worklist.context(request, roles))


@require_safe
@officials_only
def case(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show where a case stands, and what can be done now."""
    file = open_at_desk(request, stream)
    return render(request, "desk/case.html", queries.situation(file))


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def materials(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show the files and the answers; a POST shows numbers in full, and is written down."""
    file = open_at_desk(request, stream)
    on_duty, full = _is_on_duty(file), request.method == "POST"
    if full and not on_duty:
        raise PermissionDenied
    if full:
        note_access(file.person.id, stream, clock.now(), _LOOKED_AT)
    context: Mapping[str, object] = {
        **queries.frame(file, "materials"),
        "materials": dossier.materials(file),
        "sections": dossier.sections(file, full=full),
        "is_full": full,
        "may_see_full": on_duty,
    }
    return render(request, "desk/materials.html", context)


def _is_on_duty(file: CaseFile) -> bool:
    """Whether the official receives, examines or decides at the case's authority."""
    official = at_authority(file.person, file.stream.authority)
    return any(official.has(role) for role in _ON_DUTY)


@require_safe
@officials_only
def history(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show what happened, as sentences."""
    file = open_at_desk(request, stream)
    context = {**queries.frame(file, "history"), "entries": file.timeline()}
    return render(request, "desk/history.html", context)


@require_safe
@officials_only
def limits(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Explain every clock day by day, whose turn it is, and why a button is missing."""
    file = open_at_desk(request, stream)
    return render(request, "desk/limits.html", queries.reasons(file))


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def act(request: HttpRequest, stream: UUID, step: str) -> HttpResponse:
    """Do an act of procedure, whichever it is."""
    known = stepsheet.step_of(step)
    if known is None:
        raise Http404
    return acting.show(request, stream, stepsheet.sheet_of(known))


@require_safe
@officials_only
def file(request: HttpRequest, stream: UUID, digest: str) -> HttpResponse:
    """Hand out a file of the case as a download; the browser is not to guess what it is."""
    found = dossier.attached(open_at_desk(request, stream), digest)
    kept = blob(digest) if found else None
    if found is None or kept is None:
        raise Http404
    named = content_disposition_header(as_attachment=True, filename=found.file_name)
    headers = {
        "Content-Disposition": named or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(bytes(kept.content), content_type=found.media_type, headers=headers)


@require_safe
@officials_only
def document(request: HttpRequest, stream: UUID, slug: str) -> HttpResponse:
    """Print a document of the case from the record."""
    opened = open_at_desk(request, stream)
    subject = Subject(opened.stream, opened.case)
    return printing.answer_named(slug, subject, opened.case.number)

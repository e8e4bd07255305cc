"""The tab of materials: the files and the answers, whose numbers are hidden until asked for."""

from typing import Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from xuke.access.models import note_access
from xuke.casework.stream.act import at_authority
from xuke.kernel.person import Role
from xuke.rooms.desk.queries.tabs import frame
from xuke.web import clock
from xuke.web.case import dossier
from xuke.web.case.access import open_at_desk
from xuke.web.case.file import CaseFile
from xuke.web.site.officials import officials_only

_ON_DUTY: Final = (Role.CLERK, Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER)
"""Whose work on a case may need a number in full; the others see its ends."""
_LOOKED_AT: Final = "sensitive-answers"


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def materials(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show the files and the answers; a POST shows numbers in full, and is written down."""
    file = open_at_desk(request, stream)
    on_duty, full = _is_on_duty(file), request.method == "POST"
    if full and not on_duty:
        raise PermissionDenied
    if full:
        _note(file)
    context = {
        **frame(file, "materials"),
        "materials": dossier.materials(file),
        "sections": dossier.sections(file, full=full),
        "is_full": full,
        "may_see_full": on_duty,
    }
    return render(request, "desk/materials.html", context)


def _note(file: CaseFile) -> None:
    """Write down that this official sees the numbers of this case in full."""
    place, year = file.stream, file.loaded.history[0].year
    note_access(
        file.person.id,
        clock.now(),
        _LOOKED_AT,
        stream=place.id,
        authority=place.authority,
        year=year,
    )


def _is_on_duty(file: CaseFile) -> bool:
    """Whether the official receives, examines or decides at the case's authority."""
    official = at_authority(file.person, file.stream.authority)
    return any(official.has(role) for role in _ON_DUTY)

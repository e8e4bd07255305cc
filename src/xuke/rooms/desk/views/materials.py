"""The tab of materials: the files and the answers, whose numbers are hidden until asked for."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from xuke.casework.looks import look
from xuke.kernel.looking import Seen
from xuke.rooms.desk.queries.tabs import frame
from xuke.web.case import dossier
from xuke.web.case.access import open_at_desk
from xuke.web.case.duty import is_on_duty
from xuke.web.site.officials import officials_only
from xuke.web.site.request import look_of


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def materials(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show the files and the answers; a POST shows numbers in full, and is recorded."""
    file = open_at_desk(request, stream)
    on_duty, full = is_on_duty(file), request.method == "POST"
    if full and not on_duty:
        raise PermissionDenied
    if full:
        look(Seen.ANSWERS, file.loaded, look_of(request))
    context = {
        **frame(file, "materials"),
        "materials": dossier.materials(file),
        "sections": dossier.sections(file, full=full),
        "is_full": full,
        "may_see_full": on_duty,
    }
    return render(request, "desk/materials.html", context)

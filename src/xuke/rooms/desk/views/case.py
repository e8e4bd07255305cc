"""A case in its tabs: where it stands, its history, its limits; and the page of each act."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from xuke.rooms.desk.queries.limits import reasons
from xuke.rooms.desk.queries.situation import situation
from xuke.rooms.desk.queries.tabs import frame
from xuke.web.case.access import open_at_desk
from xuke.web.case.acts import page as acting, procedure
from xuke.web.site.officials import officials_only


@require_safe
@officials_only
def case(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show where a case stands, and what can be done now."""
    file = open_at_desk(request, stream)
    return render(request, "desk/case.html", situation(file))


@require_safe
@officials_only
def history(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show what happened, as sentences."""
    file = open_at_desk(request, stream)
    context = {**frame(file, "history"), "entries": file.timeline()}
    return render(request, "desk/history.html", context)


@require_safe
@officials_only
def limits(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Explain every clock day by day, whose turn it is, and why a button is missing."""
    file = open_at_desk(request, stream)
    return render(request, "desk/limits.html", reasons(file))


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def act(request: HttpRequest, stream: UUID, step: str) -> HttpResponse:
    """Do an act of procedure, whichever it is."""
    return acting.show(request, stream, procedure.sheet_of(step))

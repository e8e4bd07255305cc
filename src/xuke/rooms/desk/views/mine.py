"""The official's own work: what waits for him."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.casework.case.worklist import WAITED_FOR
from xuke.web.case import worklist
from xuke.web.site import places, work as waiting
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of


@require_safe
@officials_only
def mine(request: HttpRequest) -> HttpResponse:
    """Show what waits for this official, due first; where no case could, what his role is told."""
    person = person_of(request)
    roles = [role for role in WAITED_FOR if person.has(role)]
    # Who looks for a case is not told again what else waits.
    work = [] if request.GET else waiting.work(person, at_once=True)
    panels = [] if request.GET or roles else places.panels(person)
    if panels:
        return render(request, "desk/mine.html", {"work": work, "panels": panels})
    return render(request, "desk/mine.html", {**worklist.context(request, roles), "work": work})


@require_safe
@officials_only
def others(request: HttpRequest) -> HttpResponse:
    """Show what waits in other queues: as a part of the first page, or as a page of its own."""
    person = person_of(request)
    shown = {"work": waiting.work(person, at_once=False), "panels": places.panels(person)}
    is_part = bool(request.headers.get("HX-Request"))
    return render(request, "desk/work_lines.html" if is_part else "desk/work.html", shown)

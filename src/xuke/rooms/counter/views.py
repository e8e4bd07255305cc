"""What waits at the counter, and the delivery of a decision."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from xuke.kernel.person import Role
from xuke.rooms.counter import postal
from xuke.rooms.counter.sheets import DELIVERY
from xuke.web.acts.page import Stage
from xuke.web.case import worklist
from xuke.web.case.access import open_at_desk
from xuke.web.case.acts.look import DESK
from xuke.web.case.acts.page import answer
from xuke.web.site.officials import officials_only
from xuke.web.site.request import look_of


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits at the counter: applications to accept, documents to deliver."""
    return render(request, "counter/queue.html", worklist.context(request, [Role.CLERK]))


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def deliver(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Ask how the decision was delivered; whoever reads where it is posted to is written down."""
    file = open_at_desk(request, stream)
    if request.POST.get("stage") != Stage.CONFIRM:
        postal.note(file, look_of(request))
    return answer(request, file, DELIVERY, DESK)

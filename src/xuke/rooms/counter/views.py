"""The page of what waits at the counter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.kernel.person import Role
from xuke.web.case import worklist
from xuke.web.site.officials import officials_only


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits at the counter: applications to accept, documents to deliver."""
    return render(request, "counter/queue.html", worklist.context(request, [Role.CLERK]))

"""Issuing: what waits for a certificate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.kernel.case.state import Phase
from xuke.kernel.person import Role
from xuke.web.case import worklist
from xuke.web.site.officials import officials_only


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for its certificate."""
    asked = request.GET.copy()
    asked["phase"] = Phase.GRANTED.value
    request.GET = asked  # type: ignore[assignment]
    context = dict(worklist.context(request, [Role.CLERK]))
    # The phase is this list's own, and no filter that could be cleared.
    context["is_narrowed"] = bool(asked.get("q") or asked.get("item"))
    return render(request, "register/queue.html", context)

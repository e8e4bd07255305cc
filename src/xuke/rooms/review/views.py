"""The page of what waits for examination and decision."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.kernel.person import Role
from xuke.web.case import worklist
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of

_ROLES: Final = (Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER)


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for examination and decision: for this official, or to be overseen."""
    person = person_of(request)
    held = [role for role in _ROLES if person.has(role)]
    return render(request, "review/queue.html", worklist.context(request, held or _ROLES))

"""Issuing: what waits for a certificate, and the signed document."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from xuke.casework.case.kind import NoSuchCase
from xuke.kernel.case.state import Phase
from xuke.kernel.person import Role
from xuke.rooms.register.documents import NoCertificate, document_of
from xuke.web import clock
from xuke.web.case import worklist
from xuke.web.case.file import open_case
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of


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


@require_safe
def document(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Hand out the signed certificate to whoever may see the case."""
    try:
        file = open_case(stream, person_of(request))
        kept = document_of(file.stream.id, clock.now())
    except (NoSuchCase, NoCertificate):
        raise Http404 from None
    number = file.case.certificate.number if file.case.certificate else file.case.number
    name = content_disposition_header(as_attachment=True, filename=f"{number}.pdf")
    headers = {"Content-Disposition": name or "", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(kept.content), content_type="application/pdf", headers=headers)

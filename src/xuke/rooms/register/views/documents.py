"""The signed document of a certificate, for whoever may see its case."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from xuke.casework.case.kind import NoSuchCase
from xuke.rooms.register.documents import NoCertificate, document_of
from xuke.web import clock
from xuke.web.case.file import open_case
from xuke.web.site.request import person_of


@require_safe
def document(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Hand out the signed certificate."""
    try:
        file = open_case(stream, person_of(request))
        kept = document_of(file.stream.id, clock.now())
    except (NoSuchCase, NoCertificate):
        raise Http404 from None
    number = file.case.certificate.number if file.case.certificate else file.case.number
    name = content_disposition_header(as_attachment=True, filename=f"{number}.pdf")
    headers = {"Content-Disposition": name or "", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(kept.content), content_type="application/pdf", headers=headers)

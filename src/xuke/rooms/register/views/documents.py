"""The signed document of a certificate, for whoever may see its case."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from xuke.casework.case.kind import NoSuchCase
from xuke.casework.definitions import hidden_in
from xuke.casework.looks import look
from xuke.kernel.looking import Seen
from xuke.rooms.register.documents import NoCertificate, document_of
from xuke.web import clock
from xuke.web.case.file import CaseFile, open_case
from xuke.web.site.request import look_of, person_of


@require_safe
def document(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Hand out the signed certificate; that an official took out a person's number is recorded."""
    try:
        file = open_case(stream, person_of(request))
        kept = document_of(file.stream.id, clock.now())
    except (NoSuchCase, NoCertificate):
        raise Http404 from None
    if file.case.owner != file.person.id and _is_personal(file):
        look(Seen.CERTIFICATE, file.loaded, look_of(request))
    number = file.case.certificate.number if file.case.certificate else file.case.number
    name = content_disposition_header(as_attachment=True, filename=f"{number}.pdf")
    headers = {"Content-Disposition": name or "", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(bytes(kept.content), content_type="application/pdf", headers=headers)


def _is_personal(file: CaseFile) -> bool:
    """Whether the item's certificate says on its face what pages mask, as a person's number."""
    spec = file.item.certificate
    return bool(spec) and any(line.source in hidden_in(file.case) for line in spec.face)

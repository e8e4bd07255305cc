"""The papers of a case for its applicant to keep: documents 文书, and his own files."""

from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xuke.casework.case.files import blob
from xuke.gateways.typesetting import typeset
from xuke.rooms.portal.ownership import drafted, filed, owned
from xuke.web import clock
from xuke.web.case import handed_in
from xuke.web.case.documents.filed import FILED
from xuke.web.case.file import CaseFile
from xuke.web.documents import printing
from xuke.web.documents.registry import NoSuchDocument, Subject


@filed
@require_safe
def document(request: HttpRequest, file: CaseFile, slug: str) -> HttpResponse:
    """Give the applicant a document of the case, to keep or to print."""
    found = printing.named(file.stream.kind, slug)
    if found.for_office:
        raise Http404
    return printing.handed_out(
        found, file.loaded, file.case.number, clock.now(), printing.which(request)
    )


@drafted
@require_safe
def preview(_request: HttpRequest, file: CaseFile, slug: str) -> HttpResponse:
    """Show what would be filed of a draft: its form, and the letter that would be signed."""
    found = next((one for one in FILED if one.slug == slug), None)
    try:
        told = found.facts(Subject(file.stream, file.case)) if found else None
    except NoSuchDocument:
        raise Http404 from None
    if found is None or told is None:
        raise Http404
    return printing.as_file(typeset(found.form, told), slug, _("草稿"))


@owned
@require_safe
def download(request: HttpRequest, file: CaseFile, digest: str) -> HttpResponse:
    """Give a file back to whoever handed it in; a browser saves it and never runs it."""
    attached = handed_in.of_digest(file.case, digest, request.GET.get(handed_in.NTH, ""))
    kept = blob(digest) if attached else None
    if attached is None or kept is None:
        raise Http404
    response = HttpResponse(bytes(kept.content), content_type=attached.media_type)
    name = quote(attached.file_name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response

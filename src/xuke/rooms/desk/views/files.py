"""What is handed out of a case: a file that was put to it, a document printed from the record."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from xuke.casework.case.files import blob
from xuke.web.case import handed_in
from xuke.web.case.access import open_at_desk
from xuke.web.documents import printing
from xuke.web.documents.registry import Subject
from xuke.web.site.officials import officials_only


@require_safe
@officials_only
def file(request: HttpRequest, stream: UUID, digest: str) -> HttpResponse:
    """Hand out a file of the case as a download; the browser is not to guess what it is."""
    nth = request.GET.get(handed_in.NTH, "")
    found = handed_in.of_digest(open_at_desk(request, stream).case, digest, nth)
    kept = blob(digest) if found else None
    if found is None or kept is None:
        raise Http404
    named = content_disposition_header(as_attachment=True, filename=found.file_name)
    headers = {
        "Content-Disposition": named or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(bytes(kept.content), content_type=found.media_type, headers=headers)


@require_safe
@officials_only
def document(request: HttpRequest, stream: UUID, slug: str) -> HttpResponse:
    """Print a document of the case from the record."""
    opened = open_at_desk(request, stream)
    subject = Subject(opened.stream, opened.case)
    return printing.answer_named(slug, subject, opened.case.number)

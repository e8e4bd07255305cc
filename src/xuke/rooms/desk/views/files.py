"""What is handed out of a case: a file that was put to it, a document printed from the record."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from xuke.casework.case.files import blob
from xuke.casework.looks import look
from xuke.kernel.looking import Seen
from xuke.web import clock
from xuke.web.case import handed_in
from xuke.web.case.access import open_at_desk
from xuke.web.case.duty import is_on_duty
from xuke.web.documents import printing
from xuke.web.site.officials import officials_only
from xuke.web.site.request import look_of


@require_safe
@officials_only
def file(request: HttpRequest, stream: UUID, digest: str) -> HttpResponse:
    """Hand out a file of the case as a download, to whose work needs it; each time is recorded.

    The browser is not to guess what it is.
    """
    opened = open_at_desk(request, stream)
    found = handed_in.of_digest(opened.case, digest, request.GET.get(handed_in.NTH, ""))
    kept = blob(digest) if found else None
    if found is None or kept is None:
        raise Http404
    if not is_on_duty(opened):
        raise PermissionDenied
    look(Seen.FILE, opened.loaded, look_of(request), digest)
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
    """Hand out a document of the case; one that prints what pages mask only to whose work needs it.

    Each time of that is recorded.
    """
    opened = open_at_desk(request, stream)
    found = printing.named(opened.stream.kind, slug)
    if not found.is_there(opened.case, opened.history):
        raise Http404
    if found.personal:
        if not is_on_duty(opened):
            raise PermissionDenied
        look(Seen.ANSWERS, opened.loaded, look_of(request), slug)
    return printing.handed_out(
        found, opened.loaded, opened.case.number, clock.now(), printing.which(request)
    )

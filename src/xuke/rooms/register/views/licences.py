"""证照台账: the list, one licence, every act on it; for officials."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuke.casework.licence.find import licence_named
from xuke.casework.licence.kind import NoSuchLicence
from xuke.kernel.licence.machine import LICENCE
from xuke.rooms.register import ledger, licenceact, licencelines, licencepage
from xuke.web import clock
from xuke.web.documents import printing
from xuke.web.licence.file import LicenceFile, open_licence_file, step_of
from xuke.web.site.officials import officials_only
from xuke.web.site.request import act_of, person_of


@require_safe
@officials_only
def licences(request: HttpRequest) -> HttpResponse:
    """List the authority's licences."""
    return render(request, "register/licences.html", licencelines.context(request))


@require_safe
@officials_only
def licence(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show one licence: how it stands, its days, what may be done, all that happened."""
    return render(request, "register/licence.html", licencepage.page(_open(request, stream)))


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def act(request: HttpRequest, stream: UUID, step: str) -> HttpResponse:
    """Do an act on a licence, whichever it is."""
    taken = step_of(step)
    if taken is None:
        raise Http404
    return licenceact.answer(request, _open(request, stream), taken)


@require_safe
@officials_only
def document(request: HttpRequest, stream: UUID, slug: str) -> HttpResponse:
    """Print a document of the licence from the record."""
    file = _open(request, stream)
    found = printing.named(LICENCE.kind, slug)
    return printing.handed_out(
        found, file.loaded, file.licence.number, clock.now(), printing.which(request)
    )


@require_POST
@officials_only
def opening(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Open the licence that a past case granted, so that it can be acted upon."""
    row = ledger.granting(person_of(request), stream)
    if row is None:
        raise Http404
    try:
        opened = licence_named(row.authority, row.certificate_number, row.item, act_of(request))
    except NoSuchLicence:
        raise Http404 from None
    return redirect("register:licence", opened)


def _open(request: HttpRequest, stream: UUID) -> LicenceFile:
    """Return a licence of the official's own authority; any other is not found."""
    try:
        return open_licence_file(stream, person_of(request))
    except NoSuchLicence:
        raise Http404 from None

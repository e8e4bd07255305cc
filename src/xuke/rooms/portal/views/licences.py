"""我的证照: what somebody holds, what falls due of it, and what he was told."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xuke import catalogue
from xuke.casework import messages as inboxes
from xuke.casework.licence.kind import NoSuchLicence
from xuke.casework.stream.kinds import Loaded
from xuke.kernel.licence.state import Licence
from xuke.rooms.portal.queries import burdens, licences, messages
from xuke.web import clock
from xuke.web.components import paging
from xuke.web.documents import printing, registry
from xuke.web.site.request import person_of
from xuke.web.site.session.guards import signed_in

_TOLD = "told"
"""Carries the key of the list of messages; that of the licences is the usual one."""


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the person's messages and licences; further on in one list, the other is left out."""
    person, pages = person_of(request), dict[str, object]()
    if not request.GET.get(paging.AFTER):
        told = inboxes.inbox(person, request.GET.get(_TOLD, ""))
        lines = messages.message_lines(told.rows)
        pages["waiting"] = burdens.waiting(person, clock.today())
        pages["told"] = paging.page(lines, next_key=told.next_key, asked=request.GET, name=_TOLD)
    if not request.GET.get(_TOLD):
        held = licences.licences(person, request.GET.get(paging.AFTER, ""))
        rows = list(licences.licence_lines(held.rows, clock.today()))
        pages["page"] = paging.page(rows, next_key=held.next_key, asked=request.GET)
    return render(request, "portal/licences.html", pages)


@signed_in
@require_safe
def licence(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show what its holder was told of a licence: what waits for his answer, every letter."""
    loaded = _own(request, stream)
    kind, state = loaded.stream.kind, loaded.state
    context = {
        "item_name": catalogue.item(state.item).name,
        "licence": state,
        "stream": stream,
        "waiting": list(burdens.intended(loaded, clock.today())),
        "documents": registry.letters_of(kind, state, loaded.history, for_office=False),
    }
    return render(request, "portal/licence.html", context)


@signed_in
@require_safe
def document(request: HttpRequest, stream: UUID, slug: str) -> HttpResponse:
    """Give the holder a letter about his licence, to keep or to print."""
    loaded = _own(request, stream)
    found = printing.named(loaded.stream.kind, slug)
    if found.for_office:
        raise Http404
    return printing.handed_out(
        found, loaded, loaded.state.number, clock.now(), printing.which(request)
    )


def _own(request: HttpRequest, stream: UUID) -> Loaded[Licence]:
    """Return the licence of the person's own account; any other is not found."""
    try:
        return burdens.own_licence(stream, person_of(request))
    except NoSuchLicence:
        raise Http404 from None


@signed_in
@require_POST
def read(request: HttpRequest, key: UUID) -> HttpResponse:
    """Note that a message was read."""
    inboxes.read(person_of(request), key, clock.now())
    return redirect("portal:licences")

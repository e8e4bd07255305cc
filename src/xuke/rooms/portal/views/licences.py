"""我的证照: what somebody holds, what falls due of it, and what he was told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xuke.casework import messages
from xuke.rooms.portal.queries import licences
from xuke.web import clock
from xuke.web.components import paging
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
        told = messages.inbox(person, request.GET.get(_TOLD, ""))
        lines = licences.message_lines(told.rows)
        pages["told"] = paging.page(lines, next_key=told.next_key, asked=request.GET, name=_TOLD)
    if not request.GET.get(_TOLD):
        held = licences.licences(person, request.GET.get(paging.AFTER, ""))
        rows = list(licences.licence_lines(held.rows, clock.today()))
        pages["page"] = paging.page(rows, next_key=held.next_key, asked=request.GET)
    return render(request, "portal/licences.html", pages)


@signed_in
@require_POST
def read(request: HttpRequest, key: UUID) -> HttpResponse:
    """Note that a message was read."""
    messages.read(person_of(request), key, clock.now())
    return redirect("portal:licences")

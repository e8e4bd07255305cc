"""The generic pages: the list of a kind, one stream, an act on it, a document of it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from xuke.casework.stream import rows, visibility
from xuke.web import clock
from xuke.web.components import paging
from xuke.web.documents import printing, registry
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of
from xuke.web.site.shown import Shown, shown_of
from xuke.web.stream import acting, offers
from xuke.web.stream.file import open_stream


@require_safe
@officials_only
def listed(request: HttpRequest, kind: str) -> HttpResponse:
    """List the streams of a kind at the official's authority, the newest first."""
    shown, asked = _shown(kind), request.GET
    found = rows.LIST.page(
        visibility.visible(kind, person_of(request)), rows.LIST.read(asked.get(paging.AFTER, ""))
    )
    lines = [
        {
            "row": row,
            "url": reverse("web:stream", args=[kind, row.stream]),
        }
        for row in found.rows
    ]
    context = {
        "shown": shown,
        "page": paging.page(lines, next_key=found.next_key, asked=asked),
        "beginnings": offers.beginnings(shown),
    }
    return render(request, "web/stream_list.html", context)


@require_safe
@officials_only
def stream(request: HttpRequest, kind: str, stream: UUID) -> HttpResponse:
    """Show one stream: how it stands, what may be done, all that happened."""
    file = open_stream(_shown(kind), stream, person_of(request))
    context = {
        **acting.head(file),
        "facts": list(file.shown.facts(file.loaded.state)),
        **offers.steps(file),
        "documents": registry.letters_of(kind, file.loaded.state, file.history),
        "entries": file.timeline(),
    }
    return render(request, "web/stream_page.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def act(request: HttpRequest, kind: str, stream: UUID, verb: str) -> HttpResponse:
    """Do an act on a stream, whichever it is."""
    shown = _shown(kind)
    if verb not in shown.kind.plain:
        raise Http404
    file = open_stream(shown, stream, person_of(request))
    return acting.answer(request, file, verb)


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def begin(request: HttpRequest, kind: str, verb: str) -> HttpResponse:
    """Open a stream."""
    shown = _shown(kind)
    if verb not in shown.kind.beginnings:
        raise Http404
    return acting.begin(request, shown, verb)


@require_safe
@officials_only
def document(request: HttpRequest, kind: str, stream: UUID, slug: str) -> HttpResponse:
    """Hand out a document of the stream."""
    file = open_stream(_shown(kind), stream, person_of(request))
    found = printing.named(kind, slug)
    return printing.handed_out(
        found, file.loaded, file.row.number, clock.now(), printing.which(request)
    )


def _shown(kind: str) -> Shown[Any]:
    shown = shown_of(kind)
    if shown is None:
        raise Http404
    return shown

"""The public list of decisions: no login, no personal data."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke import catalogue
from xuke.casework.stream import searching
from xuke.catalogue.identifiers.signs import visible
from xuke.rooms.disclosure import presenting, queries, standing
from xuke.web.components import paging


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """许可公示: newest first, searched by organisation or number."""
    given = visible(request.GET.get("q", "")).strip()
    words = given[: searching.LONGEST]
    item = request.GET.get("item", "")
    found = queries.public_page(words, item, request.GET.get(paging.AFTER, ""), most=paging.CAP + 1)
    lines = [presenting.line(row) for row in found.rows]
    context = {
        "page": paging.page(
            lines, next_key=found.next_key, asked=request.GET, count=queries.total(found)
        ),
        "words": words,
        "is_cut": words != given,
        "longest": searching.LONGEST,
        "item": item,
        "items": catalogue.items().values(),
    }
    return render(request, "disclosure/public.html", context)


@require_safe
def record(request: HttpRequest, stream: UUID) -> HttpResponse:
    """One decision, with every data item that may be public."""
    found = queries.public_records().filter(stream=stream).first()
    if found is None:
        raise Http404
    [(shown, status)] = standing.with_statuses([found])
    return render(request, "disclosure/record.html", presenting.detail(shown, status))

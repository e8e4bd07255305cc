"""Who looked at what is masked, took files out, exported: for the administrator."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.rooms.people import queries, reading
from xuke.web.components import paging
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of


@require_safe
@officials_only
def looks(request: HttpRequest) -> HttpResponse:
    """List the looks at this authority, the newest first."""
    person = person_of(request)
    queries.administered(person)
    found, key = reading.looks(person, request.GET.get(paging.AFTER, ""))
    page = paging.page(found, next_key=key, asked=request.GET)
    return render(request, "people/looks.html", {"page": page, "entries": found})

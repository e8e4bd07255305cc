"""What is late at the authority, whoever has it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.rooms.desk.queries import late
from xuke.web import clock
from xuke.web.case.lines import cells
from xuke.web.components import filled, paging
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of


@require_safe
@officials_only
def overdue(request: HttpRequest) -> HttpResponse:
    """List the authority's late cases."""
    found = late.page(person_of(request), clock.today(), request.GET.get(paging.AFTER, ""))
    rows = [late.waiting(row) for row in found.rows]
    context = {
        "rows": filled.rows("web/worklist_row.html", cells(rows)),
        "page": paging.page(rows, next_key=found.next_key, asked=request.GET),
    }
    return render(request, "desk/late.html", context)

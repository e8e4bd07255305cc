"""What must become public, as officials see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.casework.office import standing as offices
from xuke.kernel.person import Role
from xuke.rooms.disclosure import presenting, queries
from xuke.rooms.disclosure.forms import PeriodForm, WaitingForm
from xuke.web import clock
from xuke.web.components import paging
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what must become public, due first."""
    person = person_of(request)
    filters = WaitingForm(request.GET, authority=person.authority or "")
    words, item = filters.wanted()
    key = request.GET.get(paging.AFTER, "")
    found = queries.waiting_page(person, words, item, key, most=paging.CAP + 1)
    lines = [presenting.waiting(row) for row in found.rows]
    context = {
        "page": paging.page(
            lines, next_key=found.next_key, asked=request.GET, count=queries.total(found)
        ),
        "filters": filters,
        "is_narrowed": bool(words or item),
        "may_disclose": person.has(Role.PUBLISHER),
        "period": PeriodForm.of_year(clock.today()),
        "is_code_missing": not offices.authority(person.authority or "", clock.today()).uscc,
    }
    return render(request, "disclosure/queue.html", context)

"""The list of licences as its page shows it."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest

from xuke.casework.licence.opening import has_unopened
from xuke.rooms.register import ledger
from xuke.rooms.register.forms import LedgerFilters
from xuke.rooms.register.licencecells import cells
from xuke.web import clock
from xuke.web.components import filled, paging
from xuke.web.site.request import person_of

SIZE: Final = 25


def context(request: HttpRequest) -> Mapping[str, object]:
    """Return what the list shows: two queries, however long it is; one more where it is empty."""
    person, today = person_of(request), clock.today()
    filters = LedgerFilters(request.GET, authority=person.authority or "")
    wanted = filters.wanted(today)
    found = ledger.listed(person, wanted, request.GET.get(paging.AFTER, ""), size=SIZE)
    count = ledger.Count(len(found.rows))
    if not found.is_whole:
        count = ledger.count(person, wanted, size=SIZE, most=paging.CAP)
    is_in_vain = bool(wanted.words) and not found.rows
    return {
        "filters": filters,
        "is_narrowed": bool(wanted.item or wanted.status or wanted.words or wanted.due),
        "unopened": ledger.unopened(person, wanted.words) if is_in_vain else None,
        "has_unopened": not found.rows and has_unopened(person.authority or ""),
        "rows": filled.rows("register/licence_row.html", cells(found.rows, today, wanted.due)),
        "page": paging.page(
            found.rows,
            next_key=found.next_key,
            asked=request.GET,
            count=count.number,
            has_more=count.has_more,
        ),
    }

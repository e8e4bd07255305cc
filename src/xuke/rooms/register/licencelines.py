"""The list of licences as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import HttpRequest
from django.urls import reverse

from xuke import catalogue
from xuke.casework.models import LicenceRow
from xuke.rooms.register import ledger
from xuke.rooms.register.forms import LedgerFilters
from xuke.web import clock
from xuke.web.components import deadlines, paging
from xuke.web.licence.clocks import days_left
from xuke.web.site.request import person_of
from xuke.web.words import sentences

SIZE: Final = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One licence in the list."""

    url: str
    number: str
    item: str
    holder: str
    status: str
    is_deferred: bool
    valid_until: date | None
    deadline: deadlines.DeadlineView | None


def context(request: HttpRequest) -> Mapping[str, object]:
    """Return what the list shows: two queries, however long it is."""
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
        "page": paging.page(
            [_line(row, today) for row in found.rows],
            next_key=found.next_key,
            asked=request.GET,
            count=count.number,
            has_more=count.has_more,
        ),
    }


def _line(row: LicenceRow, today: date) -> Line:
    status = ledger.stands(row, today)
    label = sentences.licence_clock(row.next_clock)
    return Line(
        url=reverse("register:licence", args=[row.stream]),
        number=row.number,
        item=catalogue.item(row.item).name,
        holder=row.holder_name,
        status=status.value,
        is_deferred=bool(row.deferred_until),
        valid_until=row.valid_until,
        deadline=days_left(label, row.next_due, today) if row.next_due else None,
    )

"""我的办件: what waits for the person, his drafts, his cases."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Slice
from xuke.rooms.portal.narrowing import MineForm
from xuke.rooms.portal.queries import burdens, caselines, mine
from xuke.rooms.portal.queries.doubted import doubted
from xuke.web import clock
from xuke.web.acts.draft import begun
from xuke.web.components import paging
from xuke.web.site.request import person_of
from xuke.web.site.session.guards import signed_in

_DRAFTS: Final = "drafts"
"""Carries the key of the list of drafts; that of the cases is the usual one."""


@signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what waits for the person, his drafts and his cases, or the cases asked for.

    Further on in one list, or where it is narrowed, the others are left out.
    """
    form = MineForm(request.GET)
    asked = form.asked()
    shown: dict[str, object] = {"form": form, "is_narrowed": bool(asked)}
    further, draft = request.GET.get(paging.AFTER), request.GET.get(_DRAFTS)
    if not draft:
        found = mine.filed_cases(person_of(request), request.GET.get(paging.AFTER, ""), asked)
        unsent = begun(person_of(request).id) if found.rows else frozenset[UUID]()
        shown["page"] = paging.page(
            caselines.lines(found.rows, unsent), next_key=found.next_key, asked=request.GET
        )
        if not (asked or further):
            shown |= _waiting(request, found, unsent)
    if not (asked or further):
        shown["drafts"] = _drafts(request)
    return render(request, "portal/mine.html", shown)


def _waiting(
    request: HttpRequest, first: Slice[CaseRow], unsent: frozenset[UUID]
) -> dict[str, object]:
    waiting = mine.waiting(person_of(request), first)
    return {
        "waiting": caselines.lines(waiting.rows, unsent),
        "more_wait": bool(waiting.next_key),
        "intended": burdens.waiting(person_of(request), clock.today()),
        "doubted": doubted(person_of(request), clock.today()) if _is_open(first) else [],
    }


def _is_open(first: Slice[CaseRow]) -> bool:
    """Whether anything is to be decided yet: of what is closed nothing is waited for."""
    return not first.is_whole or any(row.closed_on is None for row in first.rows)


def _drafts(request: HttpRequest) -> paging.Page[mine.DraftLine]:
    found = mine.drafts(person_of(request), request.GET.get(_DRAFTS, ""))
    lines = mine.draft_lines(found.rows)
    return paging.page(lines, next_key=found.next_key, asked=request.GET, name=_DRAFTS)

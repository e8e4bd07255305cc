"""Disclosure over JSON: publish a grant, read the public list."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from xuke.kernel.licence.words import Status
from xuke.rooms.disclosure import dataitems, queries, standing
from xuke.rooms.disclosure.models import Disclosure
from xuke.web import clock
from xuke.web.api.cases import act_on_case
from xuke.web.api.responses import REFUSALS, CaseOut, VersionIn, bearer
from xuke.web.site.request import act_of

router = Router()


class DisclosureOut(Schema):
    """A record 公示记录: the data items by code; `disclosed_on` is null for imported history."""

    decided_on: date
    disclosed_on: date | None
    imported: bool
    items: dict[str, str]


class DisclosuresOut(Schema):
    """A page of the public list; `after` leads to the next one."""

    rows: list[DisclosureOut]
    after: str


@router.post(
    "/cases/{uuid:case}/disclosure",
    auth=bearer,
    response={200: CaseOut, **REFUSALS},
    summary="Disclose 公示",
)
def disclose(request: HttpRequest, case: UUID, body: VersionIn | None = None) -> HttpResponse:
    """Put a grant on the public list."""
    act = act_of(request, expected=body.version if body else None)
    return act_on_case(case, "disclose", {}, act)


@router.get(
    "/public/disclosures", auth=None, response=DisclosuresOut, summary="Public list 许可公示"
)
def disclosures(request: HttpRequest, after: str = "", q: str = "", item: str = "") -> Any:  # noqa: ANN401
    """List what is disclosed, newest first, without a token."""
    found, today = queries.public_page(q, item, after), clock.today()
    return {
        "rows": [_out(row, status, today) for row, status in standing.with_statuses(found.rows)],
        "after": found.next_key,
    }


def _out(row: Disclosure, status: Status, today: date) -> dict[str, Any]:
    """Return one record as DisclosureOut."""
    return {
        "decided_on": row.decided_on,
        "disclosed_on": row.disclosed_on,
        "imported": row.imported,
        "items": dataitems.public(row, today, status),
    }

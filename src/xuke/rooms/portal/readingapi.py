"""Cases as their applicants read them, and the public guide, as JSON, below /api/."""

from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset
from xuke.casework.stream.visibility import visible
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Phase
from xuke.rooms.portal.queries.catalogue import ItemBrief, ItemFull, brief, full
from xuke.web.api.cases import case_out
from xuke.web.api.responses import REFUSALS, CaseOut, bearer
from xuke.web.case.file import open_case
from xuke.web.site.request import person_of

router: Final = Router(auth=bearer)
BY_STREAM: Final = Keyset(model=CaseRow, order=("stream",), size=50)


class CaseBrief(Schema):
    """One line of the list of cases."""

    case: UUID
    number: str
    authority: str
    item: str
    action: str
    phase: str
    version: int


class CasePage(Schema):
    """A page of cases, and the key that leads on, or nothing at the end."""

    cases: list[CaseBrief]
    next: UUID | None


# The operations keep the names by which generated programs have always called them.
@router.get(
    "/cases/{uuid:case}",
    response={200: CaseOut, **REFUSALS},
    operation_id="xuke_rooms_portal_api_one_case",
    summary="One case 办件",
)
def one_case(request: HttpRequest, case: UUID) -> dict[str, Any]:
    """Return a case as it stands, with what the caller may do next."""
    return case_out(open_case(case, person_of(request)))


@router.get(
    "/cases",
    response={200: CasePage, **REFUSALS},
    operation_id="xuke_rooms_portal_api_cases",
    summary="Cases 办件列表",
)
def cases(
    request: HttpRequest, phase: Phase | None = None, after: UUID | None = None
) -> dict[str, Any]:
    """List the cases that the caller may see, by key; the same right as for the pages."""
    rows = visible(CASE.kind, person_of(request))
    if phase:
        rows = rows.filter(phase=phase.value)
    found = BY_STREAM.page(rows, (after,) if after else None)
    last = found.rows[-1].stream if found.next_key else None
    return {"cases": [_brief(row) for row in found.rows], "next": last}


@router.get(
    "/public/items",
    response=list[ItemBrief],
    auth=None,
    operation_id="xuke_rooms_portal_api_public_items",
    summary="Licence items 许可事项",
)
def public_items(request: HttpRequest, q: str = "") -> list[dict[str, Any]]:
    """List the licence items, those that the words may mean first."""
    return [brief(item) for item in catalogue.find(q)]


@router.get(
    "/public/items/{slug}",
    response={200: ItemFull, **REFUSALS},
    auth=None,
    operation_id="xuke_rooms_portal_api_public_item",
    summary="One licence item 办事指南",
)
def public_item(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Return one item: basis, limits, materials and questions for each action."""
    item = catalogue.items().get(slug)
    if item is None:
        raise Http404
    return full(item)


def _brief(row: CaseRow) -> dict[str, Any]:
    """Return one line of the list."""
    names = ("number", "authority", "item", "action", "phase", "version")
    return {"case": row.stream} | {name: getattr(row, name) for name in names}

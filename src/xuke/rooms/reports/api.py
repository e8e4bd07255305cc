"""Reports as JSON, below /api/: the same figures and the same right as the pages."""

from typing import Any, Final

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import BaseModel

from xuke.figures import rendering
from xuke.figures.assembly import ReportRefused, make
from xuke.figures.period import DECEMBER
from xuke.figures.reports import REGISTERED, Column, Definition, Look
from xuke.web import clock
from xuke.web.api.responses import REFUSALS, bearer
from xuke.web.site.errors import as_json
from xuke.web.site.request import person_of

router: Final = Router(auth=bearer)
Line = dict[str, int | float | str]
"""One line of a report by the keys of its columns."""


class CheckOut(Schema):
    """An identity that the figures must keep, and whether they do."""

    identity: str
    item: str
    holds: bool


class ReportOut(Schema):
    """A report; the keys of its lines are those of its columns, named in the description."""

    authority: str
    year: int
    rows: list[Line]
    total: Line
    checks: list[CheckOut]


class ReportIn(BaseModel):
    """Which report: an authority, a year, months from and to."""

    authority: str
    year: int
    from_month: int = 1
    to_month: int = DECEMBER


_TYPES: Final = {Look.COUNT: "integer", Look.MONEY: "number"}


def _described(definition: Definition) -> str:
    """Name a report's columns and their types, for the interface's description."""
    columns = ", ".join(f"`{column.name}` ({_type(column)})" for column in definition.columns)
    return f"- `{definition.slug}` {definition.name}: {columns}"


def _type(column: Column) -> str:
    return _TYPES.get(column.look, "string")


@router.get(
    "/statistics/{slug}",
    response={200: ReportOut, **REFUSALS},
    summary="Report 统计表",
    description="Return a report to an official of the authority.\n\n"
    + "\n".join(map(_described, REGISTERED.values())),
)
def report(request: HttpRequest, slug: str, asked: Query[ReportIn]) -> Any:  # noqa: ANN401 - ReportOut or an error
    """Return the report to an official of the authority."""
    if slug not in REGISTERED:
        raise Http404
    person = person_of(request)
    if not person.is_official or person.authority != asked.authority:
        return as_json(403, "forbidden", _("您没有权限查看这个机关的统计表。"))
    months = asked.from_month, asked.to_month
    try:
        made = make(REGISTERED[slug], asked.authority, asked.year, *months, today=clock.today())
    except ReportRefused as error:
        return as_json(422, "period-invalid", str(error))
    return rendering.as_json(made)

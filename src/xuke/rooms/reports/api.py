"""The yearly table as JSON, below /api/: the same figures and the same right as the page."""

from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema

from xuke.figures import annual as reporting
from xuke.figures.queries.period import DECEMBER
from xuke.web import clock
from xuke.web.api.responses import REFUSALS, bearer
from xuke.web.site.errors import as_json
from xuke.web.site.request import person_of

router: Final = Router(auth=bearer)


class RowOut(Schema):
    """One line of the table by its 25 columns; the total's serial is 合计."""

    serial: int | str
    department: str
    item: str
    level: str
    applied: int
    accepted: int
    not_accepted: int
    granted: int
    refused: int
    accepted_online: int
    fully_online: int
    commitment: int
    on_the_spot: int
    in_time: int
    overdue: int
    charged_cases: int
    charged_amount: float
    supervision_system: str
    inspections: int
    violations_found: int
    complaints_received: int
    complaints_verified: int
    penalties: int
    reconsideration_corrected: int
    litigation_lost: int


class CheckOut(Schema):
    """An identity that the figures must keep, and whether they do."""

    identity: str
    item: str
    holds: bool


class AnnualOut(Schema):
    """The yearly table 行政许可办理和批后监管情况统计表."""

    authority: str
    year: int
    rows: list[RowOut]
    total: RowOut
    checks: list[CheckOut]


class AnnualIn(Schema):
    """Which table: an authority, a year, months from and to."""

    authority: str
    year: int
    from_month: int = 1
    to_month: int = DECEMBER


@router.get(
    "/statistics/annual", response={200: AnnualOut, **REFUSALS}, summary="Yearly table 年度统计表"
)
def annual(request: HttpRequest, asked: Query[AnnualIn]) -> Any:  # noqa: ANN401 - AnnualOut or an error
    """Return the table to an official of the authority."""
    person = person_of(request)
    if not person.is_official or person.authority != asked.authority:
        return as_json(403, "forbidden", _("您没有权限查看这个机关的统计表。"))
    try:
        report = reporting.annual(
            asked.authority, asked.year, asked.from_month, asked.to_month, today=clock.today()
        )
    except reporting.ReportRefused as error:
        return as_json(422, "period-invalid", str(error))
    return reporting.as_json(report)

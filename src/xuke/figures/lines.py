"""How a case and an event of supervision are shown in the list behind a figure."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.figures.cells import Headings, Line
from xuke.figures.models import SupervisionRow

CLOSED_CASES: Final = Headings(
    day=gettext_lazy("办结日期"),
    name=gettext_lazy("申请人"),
    number=gettext_lazy("办件编号"),
    facts=gettext_lazy("期限"),
)
SUPERVISION: Final = Headings(
    day=gettext_lazy("日期"), name=gettext_lazy("监管对象"), number=gettext_lazy("文号")
)


def case_line(row: CaseRow) -> Line:
    """Return a case by the day on which it was closed."""
    tags = [_("历史导入")] if row.imported else []
    tags += [_("告知承诺")] if row.commitment else []
    return Line(
        on=row.closed_on or date.min,
        name=row.applicant_name,
        number=row.number,
        item=item_name(row.item),
        tags=tuple(tags),
        facts="" if row.in_time is None else _("按期") if row.in_time else _("超期"),
        case=None if row.in_name_of else row.stream,
    )


def supervision_line(row: SupervisionRow) -> Line:
    """Return what was noted, and of whom."""
    return Line(
        on=row.noted_on,
        name=row.object,
        number=row.reference,
        item=item_name(row.item),
        tags=(_("历史导入"),) if row.imported else (),
    )


def item_name(slug: str) -> str:
    """Return an item's printed name; of one that is no longer known, its slug."""
    item = catalogue.find_item(slug)
    return item.name if item else slug

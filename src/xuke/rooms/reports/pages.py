"""The table and the lists behind it, as their pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.figures.annual.header import HeaderCell, header_cells
from xuke.figures.annual.table import COLUMNS, Report, Row
from xuke.figures.annual.terminal import text_of
from xuke.figures.annual.words import LABELS, NOTES, title
from xuke.figures.models import SupervisionRow
from xuke.figures.queries.cells import Cell, case_page, noted_page
from xuke.figures.queries.columns import COUNTED, SUPERVISION
from xuke.figures.queries.period import Period
from xuke.kernel.person import Person
from xuke.web.components import paging


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of the body: its text, where it leads, and how it is set."""

    column: str
    text: str
    url: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One case or one event of supervision in the list behind a cell."""

    on: date
    name: str
    number: str
    item: str
    url: str
    tags: tuple[str, ...]
    facts: str


def table(report: Report) -> dict[str, Any]:
    """Return what the page of the table shows."""
    period = report.period
    return {
        "title": title(report.authority_name, period.year, period.from_month, period.to_month),
        "header": _header_rows(header_cells()),
        "rows": [_cells(report, row) for row in report.rows],
        "total": _cells(report, report.total),
        "notes": NOTES,
        "broken": [check for check in report.checks if not check.holds],
        "checks": report.checks,
        "warnings": report.warnings,
        "exports": [(name.upper(), _export(report, name)) for name in ("xlsx", "csv", "json")],
        "figures": _figures(report),
    }


def _header_rows(cells: Sequence[HeaderCell]) -> list[list[HeaderCell]]:
    """Return the header's cells by row."""
    return [[cell for cell in cells if cell.row == row] for row in range(3)]


def _cells(report: Report, row: Row) -> list[TableCell]:
    """Return a line's cells; each number that is not nought leads to what it counts."""
    return [_cell(report, row, column) for column in COLUMNS]


def _cell(report: Report, row: Row, column: str) -> TableCell:
    """Return one cell."""
    value = row.value(column)
    if column not in COUNTED:
        return TableCell(column, text_of(value))
    asked = _asked(report.authority, report.period) | {"column": column, "item": row.slug}
    url = f"{reverse('reports:cell')}?{urlencode(asked)}" if value else ""
    return TableCell(column, text_of(value), url, is_number=True)


def _asked(authority: str, period: Period) -> dict[str, object]:
    """Return the period as the address of a page carries it."""
    return {
        "authority": authority,
        "year": period.year,
        "from_month": period.from_month,
        "to_month": period.to_month,
    }


def table_url(cell: Cell) -> str:
    """Return the address of the table to which a cell belongs."""
    return f"{reverse('reports:annual')}?{urlencode(_asked(cell.authority, cell.period))}"


def _export(report: Report, name: str) -> str:
    """Return the address from which the same table can be had as a file."""
    asked = urlencode(_asked(report.authority, report.period) | {"format": name})
    return f"{reverse('reports:export')}?{asked}"


def _figures(report: Report) -> list[dict[str, str]]:
    """Return the year at a glance."""
    total = report.total
    decided = total.count("granted") + total.count("refused")
    return [
        {"label": _("办结"), "value": f"{total.count('applied'):,}", "unit": _("件")},
        {"label": _("按时办结率"), "value": share(total.count("in_time"), decided)},
        {
            "label": _("网办率"),
            "value": share(total.count("accepted_online"), total.count("accepted")),
        },
        {"label": _("全程网办率"), "value": share(total.count("fully_online"), decided)},
        {"label": _("主动监管"), "value": f"{total.count('inspections'):,}", "unit": _("次")},
    ]


def share(part: int, whole: int) -> str:
    """Write a share as a percentage of two decimals, rounded half up; of nothing there is none.

    >>> share(1985, 10089), share(1, 1), share(0, 0)
    ('19.67%', '100%', '—')
    """
    if not whole:
        return "—"
    hundredths = (part * 20000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}".removesuffix(".00") + "%"


def listed(cell: Cell, person: Person, asked: QueryDict) -> dict[str, Any]:
    """Return what the page behind a cell shows."""
    key = asked.get(paging.AFTER, "")
    if cell.column in SUPERVISION:
        noted = noted_page(cell, person, key)
        lines, next_key = [_noted_line(row) for row in noted.rows], noted.next_key
    else:
        cases = case_page(cell, person, key)
        lines, next_key = [_case_line(row) for row in cases.rows], cases.next_key
    return {
        "page": paging.page(lines, next_key=next_key, asked=asked),
        "column": LABELS[cell.column],
        "item": _item_name(cell.item) if cell.item else _("全部事项"),
        "period": cell.period,
        "table_url": table_url(cell),
        "of_supervision": cell.column in SUPERVISION,
    }


def _case_line(row: CaseRow) -> Line:
    """Return one case of a list."""
    tags = [_("历史导入")] if row.imported else []
    tags += [_("告知承诺")] if row.commitment else []
    facts = "" if row.in_time is None else _("按期") if row.in_time else _("超期")
    return Line(
        on=row.closed_on or date.min,
        name=row.applicant_name,
        number=row.number,
        item=_item_name(row.item),
        url=_case_url(row.stream),
        tags=tuple(tags),
        facts=facts,
    )


def _noted_line(row: SupervisionRow) -> Line:
    """Return one event of supervision of a list."""
    tags = (_("历史导入"),) if row.imported else ()
    return Line(row.noted_on, row.object, row.reference, _item_name(row.item), "", tags, "")


def _case_url(stream: UUID) -> str:
    """Return the address of the case page, where that room is installed."""
    try:
        return reverse("desk:case", args=[stream])
    except NoReverseMatch:
        return ""


def _item_name(slug: str) -> str:
    """Return an item's printed name; of one that is known no more, its slug."""
    item = catalogue.find_item(slug)
    return item.name if item else slug

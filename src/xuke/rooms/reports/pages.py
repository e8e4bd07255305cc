"""A report and the lists behind its figures, as their pages show them."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from xuke.figures import rendering
from xuke.figures.cells import Cell, Line
from xuke.figures.lines import item_name
from xuke.figures.reports import REGISTERED, Definition, Glance, Report, Row
from xuke.kernel.person import Person
from xuke.rooms.reports import markup
from xuke.rooms.reports.addresses import export_url, home_url, table_url
from xuke.web.components import paging
from xuke.web.site import places

WIDE: Final = 12
"""With more columns a report is as wide as it must be, and is read by scrolling."""


@dataclass(frozen=True, slots=True)
class LinkedLine:
    """One row of the list behind a cell, and where it leads."""

    line: Line
    url: str


def heading(definition: Definition) -> dict[str, Any]:
    """Return what stands above a report: its name, and all reports where there are several."""
    known = REGISTERED.values()
    tabs = [
        {"label": other.name, "url": home_url(other), "current": other.slug == definition.slug}
        for other in known
    ]
    return {"report": definition, "tabs": tabs if len(tabs) > 1 else []}


def table(report: Report) -> dict[str, Any]:
    """Return what the page of a report shows."""
    definition = report.definition
    files = rendering.renderers(definition).items()
    rows = markup.Rows(report)
    return {
        "title": report.title,
        "is_wide": len(definition.columns) > WIDE,
        "header": markup.header(definition),
        "rows": rows.lines(report.rows),
        "total": rows.total(report.total),
        "notes": definition.notes,
        "broken": [check for check in report.checks if not check.holds],
        "checks": report.checks,
        "checked": markup.checked(report.checks),
        "warnings": report.warnings,
        "exports": [
            (form.upper(), export_url(report, form))
            for form, renderer in files
            if renderer.media_type
        ],
        "figures": key_figures(report),
    }


def key_figures(report: Report) -> list[dict[str, object]]:
    """Return the key figures of a report: counts with their unit, and shares."""
    return [_figure(report.total, glance) for glance in report.definition.glances]


def _figure(total: Row, glance: Glance) -> dict[str, object]:
    """Return a key figure: a count with its unit, or a share."""
    part = total.sum(glance.part)
    if glance.whole:
        return {"label": glance.label, "value": share(part, total.sum(glance.whole))}
    return {"label": glance.label, "value": f"{part:,}", "unit": glance.unit or ""}


def share(part: int, whole: int) -> str:
    """Write a share as a percentage of two decimals, rounded half up; of nothing there is none.

    >>> share(1985, 10089), share(1, 1), share(0, 0)
    ('19.67%', '100%', '—')
    """
    if not whole:
        return "—"
    hundredths = (part * 20000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}".removesuffix(".00") + "%"


def listed(definition: Definition, cell: Cell, person: Person, asked: QueryDict) -> dict[str, Any]:
    """Return what the page behind a cell shows."""
    listing = definition.listings[cell.column]
    found = listing.page(cell, person, asked.get(paging.AFTER, ""))
    lines = [LinkedLine(line, _case_url(line.case)) for line in found.lines]
    return {
        "page": paging.page(lines, next_key=found.next_key, asked=asked),
        "column": definition.label(cell.column),
        "item": item_name(cell.item) if cell.item else _("全部事项"),
        "period": cell.period,
        "table_url": table_url(definition, cell.authority, cell.period),
        "headings": listing.headings,
    }


def _case_url(stream: UUID | None) -> str:
    """Return the address of the case page, where there is a case and that room is installed."""
    return places.url("case", stream) if stream else ""

"""Where a report, the list behind one of its figures, and its files are found."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from xuke.figures.period import Period
from xuke.figures.reports import Definition, Report

FIRST: Final = "annual"
"""The report that stands at the room's own address."""


def table_url(definition: Definition, authority: str, period: Period) -> str:
    """Return the address of a report of a period."""
    return _address(definition, "table", _asked(authority, period))


def home_url(definition: Definition) -> str:
    """Return the address of a report of the period that is usual."""
    return _place(definition, "table")


def cell_urls(report: Report) -> Callable[[str, str], str]:
    """Return what gives the address of the list behind a figure, by column and item.

    Without an item it is the total's. Columns and items are slugs, which an address may hold.
    """
    page = _address(report.definition, "cell", _asked(report.authority, report.period))
    return lambda column, item: f"{page}&column={column}&item={item}"


def export_url(report: Report, form: str) -> str:
    """Return the address from which the report can be had as a file."""
    asked = _asked(report.authority, report.period) | {"format": form}
    return _address(report.definition, "export", asked)


def _address(definition: Definition, page: str, asked: dict[str, object]) -> str:
    return f"{_place(definition, page)}?{urlencode(asked)}"


def _place(definition: Definition, page: str) -> str:
    if definition.slug != FIRST:
        return reverse(f"reports:{page}", args=[definition.slug])
    return reverse("reports:annual" if page == "table" else f"reports:{page}")


def _asked(authority: str, period: Period) -> dict[str, object]:
    """Return the period as the address of a page carries it."""
    return {
        "authority": authority,
        "year": period.year,
        "from_month": period.from_month,
        "to_month": period.to_month,
    }

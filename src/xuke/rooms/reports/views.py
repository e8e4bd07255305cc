"""Pages of statistics: the yearly table, the list behind each cell, the table as a file."""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from xuke.figures import annual as reporting
from xuke.figures.queries.years import latest_year
from xuke.rooms.reports import pages
from xuke.rooms.reports.forms import CellForm, PeriodForm
from xuke.web import clock
from xuke.web.case.access import officials_only
from xuke.web.site.request import person_of

F = TypeVar("F", bound=PeriodForm)
_TYPES: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@officials_only
def annual(request: HttpRequest) -> HttpResponse:
    """Show the table of the authority, a year, some months."""
    form = _form(request, PeriodForm)
    if not form.is_valid():
        return render(request, "reports/annual.html", {"form": form}, status=422)
    return render(request, "reports/annual.html", {"form": form, **pages.table(_report(form))})


@require_safe
@officials_only
def cell(request: HttpRequest) -> HttpResponse:
    """Show what a cell counts."""
    form = _form(request, CellForm)
    if not form.is_valid():
        raise Http404
    shown = pages.listed(form.cell, person_of(request), request.GET)
    return render(request, "reports/cell.html", shown)


@require_safe
@officials_only
def export(request: HttpRequest) -> HttpResponse:
    """Hand out the table as a file: exactly what the page shows."""
    form, kind = _form(request, PeriodForm), request.GET.get("format", "")
    if kind not in _TYPES or not form.is_valid():
        raise Http404
    report = _report(form)
    period = report.period
    name = f"{report.authority}-{period.year}-{period.from_month:02}-{period.to_month:02}.{kind}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        reporting.render(report, kind),
        content_type=_TYPES[kind],
        headers={"Content-Disposition": disposition or "attachment"},
    )


def _form(request: HttpRequest, kind: type[F]) -> F:
    """Return the form as asked; another authority's table is not this person's to see."""
    authority = person_of(request).authority
    asked: Any = request.GET
    if authority is None or asked.get("authority", authority) != authority:
        raise PermissionDenied
    today = clock.today()
    return kind(asked, authority=authority, year=latest_year(authority, today), today=today)


def _report(form: PeriodForm) -> reporting.Report:
    """Return the table that the form asks for."""
    period = form.period
    months = period.from_month, period.to_month
    return reporting.annual(
        form.cleaned_data["authority"], period.year, *months, today=clock.today()
    )

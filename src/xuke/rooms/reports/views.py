"""Pages of reports: a report, the list behind each figure, the report as a file."""

from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from xuke.figures import rendering
from xuke.figures.reports import REGISTERED, Definition, Report
from xuke.figures.years import years
from xuke.rooms.reports import pages
from xuke.rooms.reports.addresses import FIRST
from xuke.rooms.reports.forms import CellForm, PeriodForm, Usual
from xuke.web import clock
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of

F = TypeVar("F", bound=PeriodForm)


@require_safe
@officials_only
def table(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the report of the authority, a year, some months."""
    definition = _definition(slug)
    form = _form(request, PeriodForm, definition)
    shown: dict[str, Any] = {"form": form, **pages.heading(definition)}
    if not form.is_valid():
        return render(request, "reports/table.html", shown, status=422)
    return render(request, "reports/table.html", shown | pages.table(form.report()))


@require_safe
@officials_only
def cell(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a cell counts."""
    definition = _definition(slug)
    form = _form(request, CellForm, definition)
    if not form.is_valid():
        raise Http404
    shown = pages.listed(definition, form.cell, person_of(request), request.GET)
    return render(request, "reports/cell.html", shown)


@require_safe
@officials_only
def export(request: HttpRequest, slug: str) -> HttpResponse:
    """Hand out the report as a file: exactly what the page shows."""
    definition, shape = _definition(slug), request.GET.get("format", "")
    form = _form(request, PeriodForm, definition)
    renderer = rendering.renderers(definition).get(shape)
    if renderer is None or not renderer.media_type or not form.is_valid():
        raise Http404
    report = form.report()
    disposition = content_disposition_header(as_attachment=True, filename=_file_name(report, shape))
    return HttpResponse(
        renderer.render(report),
        content_type=renderer.media_type,
        headers={"Content-Disposition": disposition or "attachment"},
    )


def _definition(slug: str) -> Definition:
    """Return the report of this name."""
    if slug not in REGISTERED:
        raise Http404
    return REGISTERED[slug]


def _file_name(report: Report, shape: str) -> str:
    """Return the name under which the file is kept."""
    period, slug = report.period, report.definition.slug
    stem = report.authority if slug == FIRST else f"{report.authority}-{slug}"
    return f"{stem}-{period.year}-{period.from_month:02}-{period.to_month:02}.{shape}"


def _form(request: HttpRequest, kind: type[F], definition: Definition) -> F:
    """Return the form as asked; another authority's report is not this person's to see."""
    authority = person_of(request).authority
    asked: Any = request.GET
    if authority is None or asked.get("authority", authority) != authority:
        raise PermissionDenied
    today = clock.today()
    usual = Usual(authority=authority, counted=years(authority, today), today=today)
    return kind(asked, definition, usual)

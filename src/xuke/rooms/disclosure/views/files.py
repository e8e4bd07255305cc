"""The file for the credit platform: all data items, for those who report them."""

from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xuke.casework import looks
from xuke.kernel.person import Role
from xuke.rooms.disclosure import dataitems, exporting, queries, standard, standing
from xuke.rooms.disclosure.forms import PeriodForm
from xuke.web import clock
from xuke.web.site.officials import officials_only
from xuke.web.site.request import look_of, person_of

CHUNK = 1000


@require_safe
@officials_only
def export(request: HttpRequest, form: str) -> HttpResponseBase:
    """Hand out the authority's records of a period, personal numbers among them, and record it."""
    person = person_of(request)
    if not person.has(Role.PUBLISHER) or person.authority is None:
        raise PermissionDenied
    period = PeriodForm(request.GET)
    if not period.is_valid():
        return _refused(request, _("请填写起止日期，止日不能早于起日。没有导出任何内容。"))
    since, until = period.cleaned_data["since"], period.cleaned_data["until"]
    records = queries.of_authority(person, since, until)
    count = records.count()
    if form != "csv" and count > exporting.MOST_ROWS:
        return _refused(request, _("超过十万行，请改用 CSV，或者缩短期间。没有导出任何内容。"))
    looks.export("disclosures", look_of(request), since=since, until=until, form=form, rows=count)
    today = clock.today()
    known = standing.with_statuses(records.iterator(chunk_size=CHUNK))
    rows = (dataitems.reported(record, today, status) for record, status in known)
    return _file(f"xuke-disclosure-{since:%Y%m%d}-{until:%Y%m%d}.{form}", rows)


def _file(name: str, rows: Iterable[Mapping[str, str]]) -> HttpResponseBase:
    """Return the records as a file of this name, of the form that it ends with."""
    columns = standard.standard().columns
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if name.endswith(".csv"):
        lines = exporting.csv_lines(columns, rows)
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
    content = exporting.workbook(columns, rows)
    return HttpResponse(content, content_type=exporting.XLSX, headers=headers)


def _refused(request: HttpRequest, words: str) -> HttpResponse:
    messages.error(request, words)
    return redirect("disclosure:queue")

"""The file for the credit platform: all data items, for those who report them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xuke.kernel.person import Role
from xuke.rooms.disclosure import exporting
from xuke.rooms.disclosure.forms import PeriodForm
from xuke.rooms.disclosure.reporting import Period
from xuke.web.site import later
from xuke.web.site.officials import officials_only
from xuke.web.site.request import look_of, person_of


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
    reported = Period(person, since, until)
    if form == "xlsx" and reported.is_too_long:
        return _refused(request, _("超过十万行，请改用 CSV，或者缩短期间。没有导出任何内容。"))
    try:
        file = reported.file(form, look_of(request))
    except exporting.MakingOne:
        return later.exporting(request)
    name = f"xuke-disclosure-{since:%Y%m%d}-{until:%Y%m%d}.{form}"
    kind = exporting.TYPES[form]
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)


def _refused(request: HttpRequest, words: str) -> HttpResponse:
    messages.error(request, words)
    return redirect("disclosure:queue")

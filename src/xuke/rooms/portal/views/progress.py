"""进度查询: without an account, by number and identity; a wrong pair learns nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.catalogue.identifiers.numbers import plain_number
from xuke.rooms.portal.forms import ProgressForm
from xuke.rooms.portal.queries import cases, history, standing
from xuke.rooms.portal.queries.progress import find_case, public_file
from xuke.web.case import time_limits
from xuke.web.components.deadlines import weekday_names
from xuke.web.site.ratelimit import is_over_for, limited, too_many

UNPROCESSABLE = 422
PER_MINUTE = 10


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: HttpRequest) -> HttpResponse:
    """Ask for number and identity; only the asking itself is counted against guessing."""
    if request.method == "POST":
        return _answered(request)
    number = plain_number(request.GET.get("number", ""))[:64]
    form = ProgressForm(initial={"number": number}, auto_id="%s")
    return render(request, "portal/progress.html", {"form": form})


@limited("progress", per_minute=PER_MINUTE)
def _answered(request: HttpRequest) -> HttpResponse:
    """Show the case, or say that this pair leads to none."""
    form = ProgressForm(request.POST, auto_id="%s")
    if not form.is_valid():
        return render(request, "portal/progress.html", {"form": form}, status=UNPROCESSABLE)
    # Also by number, whether there is such a case or not: many addresses may guess at one.
    if is_over_for("progress-of", plain_number(form.cleaned_data["number"]).upper(), PER_MINUTE):
        return too_many(request)
    stream = find_case(form.cleaned_data["number"], form.cleaned_data["identity"])
    if stream is None:
        form.add_error(None, _("没有找到。请核对编号和证件号码，两项都要和申请时一致。"))
        return render(request, "portal/progress.html", {"form": form}, status=UNPROCESSABLE)
    file = public_file(stream)
    context = {
        "file": file,
        "form": None,
        "deadlines": time_limits.deadline_views(file),
        "steps": standing.steps(file),
        "now": standing.now_words(file, reasons=False),
        "outcome": standing.shown_outcome(file.case),
        "clocks": cases.clocks(file),
        "weekdays": weekday_names(),
        "entries": history.public_entries(file),
    }
    return render(request, "portal/progress.html", context)

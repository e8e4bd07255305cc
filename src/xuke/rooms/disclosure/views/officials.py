"""The publisher's work: what waits, one act or many with a rehearsal."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuke import catalogue
from xuke.casework.case.kind import CASES
from xuke.casework.stream.door import do
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Role
from xuke.record.port import StaleStream
from xuke.rooms.disclosure import presenting, queries, standing
from xuke.rooms.disclosure.forms import PeriodForm
from xuke.rooms.disclosure.sheets import DISCLOSE
from xuke.web import clock
from xuke.web.acts import case_page as acting
from xuke.web.components import paging
from xuke.web.site.officials import officials_only
from xuke.web.site.request import act_of, person_of

CONFIRM = "confirm"


@require_safe
@officials_only
def queue(request: HttpRequest) -> HttpResponse:
    """Show what must become public, due first."""
    person = person_of(request)
    found = queries.waiting_page(person, request.GET.get(paging.AFTER, ""))
    lines = [presenting.waiting(row) for row in found.rows]
    context = {
        "page": paging.page(lines, next_key=found.next_key, asked=request.GET),
        "may_disclose": person.has(Role.PUBLISHER),
        "period": PeriodForm.of_year(clock.today()),
        "is_code_missing": not catalogue.authority(person.authority or "").uscc,
    }
    return render(request, "disclosure/queue.html", context)


@require_http_methods(["GET", "POST"])
@officials_only
def disclose(request: HttpRequest, stream: UUID) -> HttpResponse:
    """公示 one decision."""
    return acting.show(request, stream, DISCLOSE)


@require_POST
@officials_only
def disclose_many(request: HttpRequest) -> HttpResponse:
    """公示 the chosen decisions: shown as the public will see them first, then each by its act."""
    person = person_of(request)
    if not person.has(Role.PUBLISHER):
        raise PermissionDenied
    chosen = queries.chosen(person, request.POST.getlist("stream")[: queries.DUE_FIRST.size])
    if request.POST.get("stage") == CONFIRM:
        return _confirmed(request, [(one.stream, one.number) for one in chosen])
    shown = [presenting.detail(*one) for one in standing.with_statuses(chosen)]
    if not shown:
        messages.error(request, _("没有选中任何待公示的决定。请先勾选，再点“公示所选”。"))
        return redirect("disclosure:queue")
    context = {"shown": shown, "request_id": uuid4()}
    return render(request, "disclosure/many.html", context)


def _confirmed(request: HttpRequest, chosen: list[tuple[UUID, str]]) -> HttpResponse:
    """Disclose each by its own act; those that cannot be are named."""
    done, refused = 0, []
    for stream, number in chosen:
        try:
            do(CASES, stream, "disclose", {}, act_of(request))
            done += 1
        except (Unlawful, StaleStream):
            refused.append(number)
    if done:
        messages.success(request, _("已公示 %(count)d 项决定。") % {"count": done})
    if refused:
        words = _("以下办件没有公示，请打开本件查看原因：%(numbers)s")
        messages.error(request, words % {"numbers": "、".join(refused)})
    if not done and not refused:
        messages.info(request, _("所选决定都已公示，没有重复办理。"))
    return redirect("disclosure:queue")

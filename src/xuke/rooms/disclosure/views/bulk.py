"""Many decisions become public at once: a rehearsal, then each by its own act."""

from collections.abc import Iterable
from typing import Final
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xuke.kernel.person import Role
from xuke.rooms.disclosure import disclosing, presenting, queries, standing
from xuke.rooms.disclosure.models import Disclosure
from xuke.web.site.officials import officials_only
from xuke.web.site.request import act_of, person_of

_CONFIRM: Final = "confirm"


@require_POST
@officials_only
def disclose_many(request: HttpRequest) -> HttpResponse:
    """公示 the chosen decisions: shown as the public will see them first, then each by its act."""
    person = person_of(request)
    if not person.has(Role.PUBLISHER):
        raise PermissionDenied
    chosen = queries.chosen(person, request.POST.getlist("stream")[: queries.DUE_FIRST.size])
    if request.POST.get("stage") == _CONFIRM:
        return _confirmed(request, chosen)
    shown = [presenting.detail(*one) for one in standing.with_statuses(chosen)]
    if not shown:
        messages.error(request, _("没有选中任何待公示的决定。请先勾选，再点“公示所选”。"))
        return redirect("disclosure:queue")
    context = {"shown": shown, "request_id": uuid4()}
    return render(request, "disclosure/many.html", context)


def _confirmed(request: HttpRequest, chosen: Iterable[Disclosure]) -> HttpResponse:
    """Disclose them; those that cannot be are named."""
    done, refused = disclosing.disclose_each(chosen, act_of(request))
    if done:
        messages.success(request, _("已公示 %(count)d 项决定。") % {"count": done})
    if refused:
        words = _("以下办件没有公示，请打开本件查看原因：%(numbers)s")
        messages.error(request, words % {"numbers": "、".join(refused)})
    if not done and not refused:
        messages.info(request, _("所选决定都已公示，没有重复办理。"))
    return redirect("disclosure:queue")

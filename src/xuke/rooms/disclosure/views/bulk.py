"""Many decisions become public at once: a rehearsal, then each by its own act."""

from collections.abc import Iterable
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.kernel.person import Role
from xuke.rooms.disclosure import disclosing, presenting, queries, standing
from xuke.rooms.disclosure.models import Disclosure
from xuke.web.site.officials import officials_only
from xuke.web.site.request import act_of, person_of


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def disclose_many(request: HttpRequest) -> HttpResponse:
    """公示 the chosen decisions: shown as the public will see them, and once sent, each by its act.

    What is shown has an address of its own, to which a browser comes back without sending anything.
    """
    person = person_of(request)
    if not person.has(Role.PUBLISHER):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else request.GET
    chosen = queries.chosen(person, sent.getlist("stream")[: queries.DUE_FIRST.size])
    if request.method == "POST":
        return _confirmed(request, chosen)
    waiting = [one for one in chosen if not one.disclosed_on]
    if not waiting:
        _say_none(request, is_public=bool(chosen))
        return redirect("disclosure:queue")
    shown = [presenting.detail(*one) for one in standing.with_statuses(waiting)]
    context = {"shown": shown, "request_id": uuid4()}
    return render(request, "disclosure/many.html", context)


def _say_none(request: HttpRequest, *, is_public: bool) -> None:
    if is_public:
        messages.info(request, _("所选决定都已公示，没有重复办理。"))
    else:
        messages.error(request, _("没有选中任何待公示的决定。请先勾选，再点“公示所选”。"))


def _confirmed(request: HttpRequest, chosen: Iterable[Disclosure]) -> HttpResponse:
    """Disclose them; those that are public already, or cannot be, are named."""
    came = disclosing.disclose_each(chosen, act_of(request))
    if came.done:
        messages.success(request, _("已公示 %(count)d 项决定。") % {"count": len(came.done)})
    if came.before:
        words = _("以下决定您此前已经公示，没有重复办理：%(numbers)s")
        messages.info(request, words % {"numbers": "、".join(came.before)})
    if came.by_others:
        words = _("以下决定已由他人公示，没有重复办理：%(numbers)s")
        messages.info(request, words % {"numbers": "、".join(came.by_others)})
    if came.refused:
        words = _("以下办件没有公示，请打开本件查看原因：%(numbers)s")
        messages.error(request, words % {"numbers": "、".join(came.refused)})
    if came == disclosing.Came():
        _say_none(request, is_public=False)
    return redirect("disclosure:queue")

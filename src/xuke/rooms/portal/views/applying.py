"""The choice of what to apply for, and by which way."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xuke.casework.case.drafts import open_application
from xuke.kernel.case.machine import CASE
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.queries import guide
from xuke.rooms.portal.starting import ORDINARY, StartForm
from xuke.rooms.portal.views.guide import item_or_404
from xuke.web import clock
from xuke.web.case.promise import notice, promised_actions
from xuke.web.site.request import act_of, person_of
from xuke.web.site.session.guards import signed_in
from xuke.web.words import refusals

UNPROCESSABLE = 422


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what is applied for, and open the draft."""
    item = item_or_404(slug)
    form = _start_form(request, slug)
    if request.method == "POST" and form.is_valid():
        try:
            done = open_application(form.application(item.slug), act_of(request))
        except Unlawful as refused:
            # Only a promise is refused here for what the form itself cannot know.
            place = "way" if "way" in form.fields else "authority"
            form.add_error(place, refusals.with_basis(refused, CASE.kind))
        else:
            return redirect("portal:draft", done.stream.id)
    context = {
        "item": item,
        "form": form,
        "request_id": uuid4(),
        "notice": notice(item, clock.today()),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "portal/start.html", context, status=status)


def _start_form(request: HttpRequest, slug: str) -> StartForm:
    """Return the form, filled with what the guide already knew."""
    item = item_or_404(slug)
    offered = guide.offering(item, clock.today())
    first = {
        "authority": guide.preselected(offered, request.GET.get("authority", "")),
        "action": request.GET.get("action", ""),
        "way": ORDINARY,
    }
    sent = request.POST if request.method == "POST" else None
    promised = promised_actions(item, clock.today())
    return StartForm(
        offered,
        item.actions,
        promised=promised,
        person=person_of(request),
        data=sent,
        initial=first,
    )

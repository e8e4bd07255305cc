"""公示征求意见: what the public is asked about, and what somebody says to it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuke.casework.case.kind import load_case
from xuke.casework.office import standing as offices
from xuke.rooms.disclosure import commenting, objecting
from xuke.rooms.disclosure.forms import ObjectionForm
from xuke.web import clock
from xuke.web.components import paging
from xuke.web.site.ratelimit import limited
from xuke.web.site.request import act_of, person_of
from xuke.web.site.session.resume import ask_to_sign_in

UNPROCESSABLE = 422
_PER_MINUTE = 30


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """List what the public is asked about, what runs longest first, then what is over."""
    found = commenting.page(request.GET.get(paging.AFTER, ""))
    rows = [commenting.line(row) for row in found.rows]
    context = {"page": paging.page(rows, next_key=found.next_key, asked=request.GET)}
    return render(request, "disclosure/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@limited("public-comment", per_minute=_PER_MINUTE)
def comment(request: HttpRequest, stream: UUID) -> HttpResponse:
    """Show what is planned, and take what somebody who is signed in says to it."""
    row = commenting.find(stream)
    if row is None:
        raise Http404
    form = ObjectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not person_of(request).id:
            return ask_to_sign_in(request)
        if form.is_valid() and _is_taken(request, stream, form):
            messages.success(request, _("意见已经收到，办理机关会在公示期满后一并处理。"))
            return redirect("disclosure:comment", stream)
    case, person = load_case(stream).state, person_of(request)
    context = {
        "line": commenting.line(row),
        "sections": commenting.sections(row, case),
        "authority": offices.authority(row.authority, clock.today()),
        "form": form,
        "is_signed_in": bool(person.id),
        "refused": objecting.refusal(case, row.authority, person),
        "request_id": uuid4(),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "disclosure/comment.html", context, status=status)


def _is_taken(request: HttpRequest, stream: UUID, form: ObjectionForm) -> bool:
    """Record the comment; what cannot be taken is said at its field, or above the form."""
    wrong = objecting.object_to(stream, form.cleaned_data, act_of(request))
    for name, words in wrong.items():
        form.add_error(name or None, words)
    return not wrong

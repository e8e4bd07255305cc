"""核对, and submission."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.case.filing import submit
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.forms import DeclarationForm, PromiseForm
from xuke.rooms.portal.ownership import owned
from xuke.rooms.portal.queries.checking import Check, Context
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of

UNPROCESSABLE = 422


@owned
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show everything once more; file it when the applicant stands by it."""
    if file.case.phase is not Phase.DRAFT:
        # A second click on the same button: the receipt is its answer.
        return redirect("portal:receipt", file.stream.id)
    checked = Check(file, clock.today())
    form = _form(request, checked)
    if request.method == "POST" and form.is_valid():
        try:
            submit(file.stream.id, act_of(request), letter=form.cleaned_data.get("letter"))
        except AnswersInvalid as error:
            return _page(request, form, checked.page(error.codes))
        except Unlawful as refused:
            return _page(request, form, checked.page({}, refused))
        return redirect("portal:receipt", file.stream.id)
    return _page(request, form, checked.page(checked.draft.codes()))


def _form(request: HttpRequest, checked: Check) -> DeclarationForm:
    """Ask for the applicant's word; where a promise was chosen, for the signed letter too."""
    sent = request.POST or None
    if checked.notice is None:
        return DeclarationForm(sent, auto_id="%s")
    told = checked.notice
    return PromiseForm(sent, version=told.terms.version, definition=told.item.definition.digest)


def _page(request: HttpRequest, form: DeclarationForm, shown: Context) -> HttpResponse:
    """Show what was checked, and what is asked before it is filed."""
    context = {**shown, "form": form, "request_id": uuid4()}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/check.html", context, status=status)

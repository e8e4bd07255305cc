"""核对, and submission."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.case.filing import submit
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.forms import DeclarationForm, PromiseForm
from xuke.rooms.portal.ownership import owned
from xuke.rooms.portal.queries import cases, checking
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of

CONFLICT = 409
UNPROCESSABLE = 422


@owned
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show everything once more; file it when the applicant stands by it."""
    return cases.unless_filed(
        lambda: _checked(request, file), lambda: redirect("portal:receipt", file.stream.id)
    )


def _checked(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show the draft, and file it; of one that is none any more, the receipt."""
    if file.case.phase is not Phase.DRAFT:
        # A second click on the same button: the receipt is its answer.
        return redirect("portal:receipt", file.stream.id)
    checked = checking.Check(file, clock.today())
    form = _form(request, checked)
    if request.method == "POST" and form.is_valid():
        letter, act = form.cleaned_data.get("letter"), act_of(request)
        insisted = bool(form.cleaned_data.get("insisted"))
        try:
            now = cases.overtaken(
                file, lambda: submit(file.stream.id, act, letter=letter, insisted=insisted)
            )
        except AnswersInvalid as error:
            return _page(request, form, checked.page(error.codes))
        except Unlawful as refused:
            return _page(request, form, checked.page({}, refused))
        if now and now.case.phase is Phase.DRAFT:
            return _moved_on(request, now)
        # Filed is filed, in whichever window.
        return redirect("portal:receipt", file.stream.id)
    return _page(request, form, checked.page(checked.draft.codes()))


def _moved_on(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Have a draft that another window has changed checked once more."""
    checked = checking.Check(file, clock.today())
    form = _form(request, checked)
    form.add_error(None, _("这份申请刚刚在另一个窗口改过，没有提交。请再核对一遍后提交。"))
    return _page(request, form, checked.page(checked.draft.codes()), CONFLICT)


def _form(request: HttpRequest, checked: checking.Check) -> DeclarationForm:
    """Ask for the applicant's word; where a promise was chosen, for the signed letter too."""
    sent = request.POST or None
    if checked.notice is None:
        return DeclarationForm(sent, auto_id="%s", insists=checked.found.is_sent)
    told = checked.notice
    return PromiseForm(
        sent,
        version=told.terms.version,
        definition=told.item.definition.digest,
        insists=checked.found.is_sent,
    )


def _page(
    request: HttpRequest,
    form: DeclarationForm,
    shown: checking.Context,
    refused: int = UNPROCESSABLE,
) -> HttpResponse:
    """Show what was checked, and what is asked before it is filed."""
    context = {**shown, "form": form, "request_id": uuid4()}
    status = refused if form.is_bound else 200
    return render(request, "portal/check.html", context, status=status)

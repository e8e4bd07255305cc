"""Handing in a correction, and taking an application back."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.casework.case.answers import answers_of
from xuke.casework.case.filing import correct, withdraw
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.forms import AnswersForm, WithdrawalForm
from xuke.rooms.portal.ownership import owned
from xuke.rooms.portal.queries import corrections
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of
from xuke.web.words import refusals

UNPROCESSABLE = 422


@owned
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Ask only what the notice asks; hand it in once all of it is there."""
    if file.case.phase is not Phase.IN_CORRECTION:
        return redirect("portal:case", file.stream.id)
    form = _form(request, file)
    if request.method == "POST" and _handed_in(request, file, form):
        messages.success(request, _("补正材料已提交，我们会继续办理。"))
        return redirect("portal:case", file.stream.id)
    context = {
        "file": file,
        "form": form,
        "gaps": corrections.gaps(file),
        "materials": corrections.asked_materials(file),
        "notice": file.case.notice,
        "request_id": uuid4(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/correction.html", context, status=status)


def _form(request: HttpRequest, file: CaseFile) -> AnswersForm:
    """Return the questions to answer anew, each with what the notice says of it."""
    given = answers_of(file.stream.id, file.case)
    sent = request.POST if request.method == "POST" else None
    form = AnswersForm(corrections.asked_fields(file), given, sent)
    for gap in corrections.gaps(file):
        if gap["target"] in form.fields:
            form.fields[gap["target"]].help_text = gap["what"]
    return form


def _handed_in(request: HttpRequest, file: CaseFile, form: AnswersForm) -> bool:
    """Hand the correction in, or mark in the form what is still wrong."""
    form.refuse(corrections.codes(file, form.answers, clock.today()))
    if form.errors:
        return False
    try:
        correct(file.stream.id, form.answers, act_of(request))
    except Unlawful as refused:
        form.add_error(None, refusals.why(refused, file.things, file.stream.kind))
        return False
    return True


@owned
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Say what withdrawing means, and take the application back."""
    is_draft = file.case.phase is Phase.DRAFT
    form = WithdrawalForm(request.POST if request.method == "POST" else None, is_draft=is_draft)
    if request.method == "POST" and form.is_valid():
        withdraw(file.stream.id, form.cleaned_data["reason"], act_of(request))
        messages.success(request, _("申请已撤回。以后需要时可以重新申请。"))
        return redirect("portal:case", file.stream.id)
    refusal = next((one.refusal for one in file.steps if one.name == "withdraw"), None)
    may = any(one.name == "withdraw" and one.allowed for one in file.steps)
    context = {"file": file, "form": form, "may": may, "refusal": refusal, "request_id": uuid4()}
    return render(request, "portal/withdrawal.html", context)

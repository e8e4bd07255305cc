"""Handing in a correction 补正."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.casework.case.filing import correct
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.forms import AnswersForm
from xuke.rooms.portal.ownership import handed_in, once_filed, page_of
from xuke.rooms.portal.queries import corrections
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of
from xuke.web.words import refusals

UNPROCESSABLE = 422


@handed_in
@once_filed
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Ask only what the notice asks; hand it in once all of it is there."""
    if file.case.phase is not Phase.IN_CORRECTION:
        return redirect(page_of(file))
    form = _form(request, file)
    if request.method == "POST" and _handed_in(request, file, form):
        messages.success(request, _("补正材料已提交，我们会继续办理。"))
        return redirect(page_of(file))
    context = {
        "file": file,
        "form": form,
        "gaps": corrections.gaps(file),
        "materials": corrections.asked_materials(file),
        "notice": file.case.notice,
        "case_url": page_of(file),
        "request_id": uuid4(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/correction.html", context, status=status)


def _form(request: HttpRequest, file: CaseFile) -> AnswersForm:
    """Return the questions to answer anew, each with what the notice says of it."""
    sent = request.POST if request.method == "POST" else None
    form = AnswersForm(corrections.asked_fields(file), corrections.given(file), sent)
    for gap in corrections.gaps(file):
        if gap["target"] in form.fields:
            form.fields[gap["target"]].help_text = gap["what"]
    return form


def _handed_in(request: HttpRequest, file: CaseFile, form: AnswersForm) -> bool:
    """Hand the correction in, or mark in the form what is still wrong."""
    act = act_of(request)
    form.refuse(corrections.codes(file, form.answers, act.on))
    if form.errors:
        return False
    try:
        correct(file.stream.id, form.answers, act)
    except Unlawful as refused:
        form.add_error(None, refusals.why(refused, file.stream.kind, file.things))
        return False
    return True

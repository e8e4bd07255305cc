"""Handing in a correction 补正."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.casework.case.filing import correct
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal import shown_again, unsent
from xuke.rooms.portal.forms import AnswersForm
from xuke.rooms.portal.ownership import handed_in, once_filed, page_of
from xuke.rooms.portal.queries import cases, corrections
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of


@handed_in
@once_filed
@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Ask only what the notice asks; hand it in once all of it is there."""
    page = unsent.opened(request, file, "correct", lambda *typed: _form(file, *typed))
    if isinstance(page, HttpResponse):
        return page
    if file.case.phase is not Phase.IN_CORRECTION:
        return page.too_late(file, _("补正"))
    form, now = page.form, None
    if page.is_sent and _may_be_sent(request, file, form):
        now = cases.overtaken(file, lambda: _hand_in(request, file, form))
        if now and now.case.phase is not Phase.IN_CORRECTION and not corrections.is_mine(now):
            return page.too_late(now, _("补正"))
        if not form.errors and (now is None or now.case.phase is not Phase.IN_CORRECTION):
            page.is_over()
            messages.success(request, _("补正材料已提交，我们会继续办理。"))
            return redirect(page_of(file))
        if now:
            shown_again.tell_overtaken(form)
            file = now
    context = {
        "file": file,
        "gaps": corrections.gaps(file),
        "materials": corrections.asked_materials(file),
        "notice": file.case.notice,
        "case_url": page_of(file),
        **page.shown,
    }
    return render(request, "portal/correction.html", context, status=shown_again.status(form, now))


def _form(file: CaseFile, sent: unsent.Typed | None, drafted: unsent.Typed) -> AnswersForm:
    """Return the questions to answer anew, each with what the notice says of it."""
    asked, given = corrections.asked_fields(file), corrections.given(file)
    form = AnswersForm(asked, given, sent, drafted=drafted)
    for gap in corrections.gaps(file):
        if gap["target"] in form.fields:
            form.fields[gap["target"]].help_text = gap["what"]
    return form


def _may_be_sent(request: HttpRequest, file: CaseFile, form: AnswersForm) -> bool:
    """Whether every answer can be taken; mark in the form those that cannot."""
    form.refuse(corrections.codes(file, form.answers, act_of(request).on))
    return not form.errors


def _hand_in(request: HttpRequest, file: CaseFile, form: AnswersForm) -> None:
    """Hand the correction in, or say in the form why the law does not allow it."""
    try:
        correct(file.stream.id, form.answers, act_of(request))
    except Unlawful as refused:
        shown_again.refuse(form, file, refused)

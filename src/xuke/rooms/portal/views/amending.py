"""Asking that answers be put right after acceptance 更正申请内容."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.case.filing import request_amendment
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.forms import AmendmentForm
from xuke.rooms.portal.ownership import handed_in, once_filed, page_of
from xuke.rooms.portal.queries import amending, cases
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of
from xuke.web.words import refusals

CONFLICT = 409
UNPROCESSABLE = 422


@handed_in
@once_filed
@require_http_methods(["GET", "HEAD", "POST"])
def amendment(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show the answers as they stand; ask for those that were changed, with the reason."""
    if not amending.may_ask(file):
        return redirect(page_of(file))
    form = _form(request, file)
    now: CaseFile | None = None
    if request.method == "POST" and _may_be_sent(request, file, form):
        now = cases.overtaken(file, lambda: _ask(request, file, form))
        if now is None and not form.errors:
            messages.success(
                request, _("更正请求已提交。答复以前仍以原来的内容为准，期限照常计算。")
            )
            return redirect(page_of(file))
        if now:
            form.add_error(None, _("本件刚刚在另一个窗口改过，没有提交。请核对后再提交一次。"))
            file = now
    context = {
        "file": file,
        "form": form,
        "parts": [
            (part.title, [form[one.id] for one in part.fields]) for part in amending.parts(file)
        ],
        "case_url": page_of(file),
        "request_id": uuid4(),
    }
    status = CONFLICT if now else UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/amendment.html", context, status=status)


def _form(request: HttpRequest, file: CaseFile) -> AmendmentForm:
    """Return the questions that can be put right, with the answers as they stand."""
    sent = request.POST if request.method == "POST" else None
    fields = [one for part in amending.parts(file) for one in part.fields]
    return AmendmentForm(fields, amending.given(file), sent)


def _may_be_sent(request: HttpRequest, file: CaseFile, form: AmendmentForm) -> bool:
    """Whether every changed answer can be taken; mark in the form those that cannot."""
    form.refuse(amending.codes(file, form.answers, act_of(request).on))
    return not form.errors


def _ask(request: HttpRequest, file: CaseFile, form: AmendmentForm) -> None:
    """Ask for it, or say in the form why the law does not allow it."""
    try:
        request_amendment(file.stream.id, form.answers, form.reason, act_of(request))
    except Unlawful as refused:
        form.add_error(None, refusals.why(refused, file.stream.kind, file.things))
    except AnswersInvalid as error:
        names = "、".join(file.things.get(one, one) for one in error.codes)
        form.add_error(None, _("这样更正以后，下面的内容就不对了：%(names)s。") % {"names": names})

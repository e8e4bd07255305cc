"""Asking that answers be put right after acceptance 更正申请内容."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.case.filing import request_amendment
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal import shown_again, unsent
from xuke.rooms.portal.forms import AmendmentForm
from xuke.rooms.portal.ownership import handed_in, once_filed, page_of
from xuke.rooms.portal.queries import amending, cases
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of


@handed_in
@once_filed
@require_http_methods(["GET", "HEAD", "POST"])
def amendment(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show the answers as they stand; ask for those that were changed, with the reason."""
    page = unsent.opened(request, file, "request-amendment", lambda *typed: _form(file, *typed))
    if isinstance(page, HttpResponse):
        return page
    if not amending.may_ask(file):
        return page.too_late(file, _("更正申请内容"))
    form, now = page.form, None
    if page.is_sent and _may_be_sent(request, file, form):
        now = cases.overtaken(file, lambda: _ask(request, file, form))
        if now is None and not form.errors:
            page.is_over()
            messages.success(
                request, _("更正请求已提交。答复以前仍以原来的内容为准，期限照常计算。")
            )
            return redirect(page_of(file))
        if now:
            shown_again.tell_overtaken(form)
            file = now
    context = {
        "file": file,
        "parts": _parts(file, form),
        "case_url": page_of(file),
        **page.shown,
    }
    return render(request, "portal/amendment.html", context, status=shown_again.status(form, now))


def _form(file: CaseFile, sent: unsent.Typed | None, drafted: unsent.Typed) -> AmendmentForm:
    """Return the questions that can be put right, with the answers as they stand."""
    fields = [one for part in amending.parts(file) for one in part.fields]
    return AmendmentForm(fields, amending.given(file), sent, drafted)


def _parts(file: CaseFile, form: AmendmentForm) -> list[tuple[str, list[object], bool]]:
    """Return the sections with their questions, and whether something was written in there."""
    changed, found = form.again(), amending.parts(file)
    return [
        (
            part.title,
            [form[one.id] for one in part.fields],
            form.is_bound or any(one.id in changed for one in part.fields),
        )
        for part in found
    ]


def _may_be_sent(request: HttpRequest, file: CaseFile, form: AmendmentForm) -> bool:
    """Whether every changed answer can be taken; mark in the form those that cannot."""
    form.refuse(amending.codes(file, form.answers, act_of(request).on))
    return not form.errors


def _ask(request: HttpRequest, file: CaseFile, form: AmendmentForm) -> None:
    """Ask for it, or say in the form why the law does not allow it."""
    try:
        request_amendment(file.stream.id, form.answers, form.reason, act_of(request))
    except Unlawful as refused:
        shown_again.refuse(form, file, refused)
    except AnswersInvalid as error:
        form.refuse({name: code for name, code in error.codes.items() if name in form.fields})
        others = [file.things.get(one, one) for one in error.codes if one not in form.fields]
        if others:
            words = {"names": "、".join(others)}
            form.add_error(None, _("这样更正以后，下面的内容就不对了：%(names)s。") % words)

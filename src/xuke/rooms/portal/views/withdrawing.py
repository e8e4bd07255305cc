"""Taking an application back: a draft is thrown away, a filed one withdrawn."""

from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xuke.casework.case.filing import withdraw
from xuke.rooms.portal import unsent
from xuke.rooms.portal.forms import WithdrawalForm
from xuke.rooms.portal.ownership import drafted, page_of, taken_back
from xuke.rooms.portal.queries.cases import overtaken
from xuke.web.acts.page import Stage
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of

CONFLICT = 409


@drafted
@require_POST
def discard(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Throw the draft away."""
    withdraw(file.stream.id, "", replace(act_of(request), expected=None))
    return _discarded(request)


@taken_back
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Say what withdrawing means, and take the application back."""
    page = unsent.opened(request, file, "withdraw", _form)
    if isinstance(page, HttpResponse):
        return page
    form, now = page.form, None
    if page.is_sent and form.is_valid():
        reason, act = form.cleaned_data["reason"], act_of(request)
        now = overtaken(file, partial(withdraw, file.stream.id, reason, act))
        if now is None or now.case.withdrawn_on is not None:
            page.is_over()
            return _taken_back(request, file)
        form.add_error(None, _("本件刚刚有了变化，还没有撤回。请看最新情况后再决定。"))
        file = now
    refusal = next((one.refusal for one in file.steps if one.name == "withdraw"), None)
    may = any(one.name == "withdraw" and one.allowed for one in file.steps)
    context = {
        "file": file,
        "may": may,
        "refusal": refusal,
        "case_url": page_of(file),
        "stage": "" if may else Stage.BLOCKED.value,
        **page.shown,
    }
    return render(request, "portal/withdrawal.html", context, status=CONFLICT if now else 200)


def _form(sent: unsent.Typed | None, drafted: unsent.Typed) -> WithdrawalForm:
    return WithdrawalForm(sent, initial=dict(drafted), auto_id="%s")


def _taken_back(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Say that it is taken back, however often that was asked; a draft has no page any more."""
    if file.case.received is None:
        return _discarded(request)
    messages.success(request, _("申请已撤回。以后需要时可以重新申请。"))
    return redirect(page_of(file))


def _discarded(request: HttpRequest) -> HttpResponse:
    """Say that nothing is left of a draft, and go back to the list: it has no page any more."""
    messages.success(request, _("草稿已删除，填写的内容和上传的文件不再保留。"))
    return redirect("portal:mine")

"""核对, submission, and the receipt."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from uuid import uuid4

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuke import catalogue
from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.case.eligibility import promise_refusal, running_bar
from xuke.casework.case.filing import submit
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.forms import DeclarationForm, PromiseForm
from xuke.rooms.portal.ownership import owned
from xuke.rooms.portal.queries.drafts import Draft, materials, sections_to_check
from xuke.rooms.portal.queries.promise import Notice, notice
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.case.not_required import needless
from xuke.web.site.request import act_of
from xuke.web.words import refusals, sentences

UNPROCESSABLE = 422
BARRED = "barred"
"""The refusal whose sentence tells an official what to do."""


@owned
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show everything once more; file it when the applicant stands by it."""
    if file.case.phase is not Phase.DRAFT:
        # A second click on the same button: the receipt is its answer.
        return redirect("portal:receipt", file.stream.id)
    turn = _Check(request, file)
    if request.method == "POST" and turn.form.is_valid():
        try:
            submit(file.stream.id, act_of(request), letter=turn.form.cleaned_data.get("letter"))
        except AnswersInvalid as error:
            return turn.page(error.codes)
        except Unlawful as refused:
            return turn.page({}, refused)
        return redirect("portal:receipt", file.stream.id)
    return turn.page(turn.draft.codes())


@dataclass(frozen=True)
class _Check:
    """One request for the last page before filing."""

    request: HttpRequest
    file: CaseFile

    @cached_property
    def draft(self) -> Draft:
        return Draft(self.file, clock.today())

    @cached_property
    def notice(self) -> Notice | None:
        """Return what must be read before the promise is signed, where one was chosen."""
        case = self.file.case
        return notice(self.file.item, clock.today(), case.action) if case.commitment else None

    @cached_property
    def form(self) -> DeclarationForm:
        sent = self.request.POST or None
        if self.notice is None:
            return DeclarationForm(sent, auto_id="%s")
        return PromiseForm(sent, version=self.notice.terms.version)

    def _promise_refused(self) -> Unlawful | None:
        """Return why the promise that was chosen cannot be made, as far as is known by now."""
        case = self.file.case
        if not case.commitment:
            return None
        return promise_refusal(case.item, case.action, self.draft.answers, clock.today())

    def page(self, codes: Mapping[str, str], refused: Unlawful | None = None) -> HttpResponse:
        """Show answers and materials, what bars filing, and what only should be known."""
        file, asked, names = self.file, materials(self.file), self.file.things
        why = refused or self._promise_refused()
        lacks = [one["name"] for one in asked if one["required"] and one["state"] == "missing"]
        context = {
            "file": file,
            "form": self.form,
            "sections": sections_to_check(file, self.draft.sections),
            "materials": asked,
            "missing": lacks,
            "wrong": [(self.draft.address_of(one), names.get(one, one)) for one in codes],
            "refused": _why(why, names) if why else "",
            "notice": self.notice,
            "needless": needless(file, clock.today()),
            "bar": running_bar(file.case.item, self.draft.answers, clock.today()),
            "request_id": uuid4(),
        }
        status = UNPROCESSABLE if self.form.is_bound else 200
        return render(self.request, "portal/check.html", context, status=status)


def _why(refused: Unlawful, names: Mapping[str, str]) -> str:
    """Return why the application cannot be filed so, as its applicant reads it."""
    if refused.code != BARRED:
        return refusals.with_basis(refused, names)
    return _("您在不得申请的期限内，不能采用告知承诺。依据：%(basis)s。") % {
        "basis": sentences.citation_words(refused.citation or "")
    }


@owned
@require_safe
def receipt(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Confirm the filing: number, day, what happens next; made to be printed."""
    if not file.case.number:
        raise Http404
    context = {
        "file": file,
        "authority": catalogue.authority(file.stream.authority),
        "in_name_of": sentences.authority(file.case.in_name_of),
        "qr_url": reverse("portal:qr", args=[file.stream.id]),
        "materials": materials(file),
        "lines": _what_next(file),
    }
    return render(request, "portal/receipt.html", context)


def _what_next(file: CaseFile) -> list[str]:
    """Return what the applicant can expect, and when."""
    rule = file.case.filed_rule
    span = rule.committed or rule.statutory
    words = sentences.span(span.length, span.unit.value)
    if rule.committed and "committed" in file.item.doubts:
        words += _("（承诺期限，待确认）")
    return [
        _("%(days)d 个工作日内，我们检查材料是否齐全：齐全的受理，不齐的一次性告诉您要补什么。")
        % {"days": rule.completeness.length},
        _("到期没有告诉您的，自收到材料之日起即为受理。"),
        _("受理后，我们在%(span)s内作出决定。") % {"span": words},
        _("每一步都会显示在“我的办件”里；用回执上的编号也可以在“进度查询”查到。"),
    ]


@owned
@require_safe
def qr(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Draw the code that leads to the progress page; it holds the number and nothing personal."""
    if not file.case.number:
        raise Http404
    place = reverse("portal:progress") + f"?number={file.case.number}"
    picture = BytesIO()
    code = segno.make(request.build_absolute_uri(place), error="m", micro=False)
    code.save(picture, kind="svg", border=2, xmldecl=False)
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")

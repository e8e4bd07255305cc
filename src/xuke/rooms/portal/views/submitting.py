"""核对, submission, and the receipt."""

from collections.abc import Mapping
from io import BytesIO
from uuid import uuid4

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuke import catalogue
from xuke.casework.filing import AnswersInvalid, submit
from xuke.kernel.case.state import Phase
from xuke.rooms.portal.forms import DeclarationForm
from xuke.rooms.portal.ownership import owned
from xuke.rooms.portal.queries.drafts import Draft, materials, sections_to_check
from xuke.web import clock, sentences
from xuke.web.acts import act_of
from xuke.web.casefile import CaseFile, things

UNPROCESSABLE = 422


@owned
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show everything once more; file it when the applicant stands by it."""
    form = DeclarationForm(request.POST or None, auto_id="%s")
    if file.case.phase is not Phase.DRAFT:
        # A second click on the same button: the receipt is its answer.
        return redirect("portal:receipt", file.stream.id)
    if request.method == "POST" and form.is_valid():
        try:
            submit(file.stream.id, act_of(request))
        except AnswersInvalid as error:
            return _check_page(request, file, form, error.codes)
        return redirect("portal:receipt", file.stream.id)
    return _check_page(request, file, form, Draft(file, clock.today()).codes())


def _check_page(
    request: HttpRequest, file: CaseFile, form: DeclarationForm, codes: Mapping[str, str]
) -> HttpResponse:
    """Show answers and materials, what bars filing, and what only should be added."""
    shown = Draft(file, clock.today())
    asked = materials(file)
    names = things(file)
    context = {
        "file": file,
        "form": form,
        "sections": sections_to_check(file, shown.sections),
        "materials": asked,
        "missing": [one["name"] for one in asked if one["required"] and one["state"] == "missing"],
        "wrong": [(shown.address_of(name), names.get(name, name)) for name in codes],
        "request_id": uuid4(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/check.html", context, status=status)


@owned
@require_safe
def receipt(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Confirm the filing: number, day, what happens next; made to be printed."""
    if not file.case.number:
        raise Http404
    context = {
        "file": file,
        "authority": catalogue.authority(file.stream.authority),
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

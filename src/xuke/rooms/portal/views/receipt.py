"""The receipt of a filed application, and the code on it that leads to its progress."""

from io import BytesIO

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xuke.rooms.portal.ownership import owned
from xuke.rooms.portal.queries import materials
from xuke.web.case.documents.filed import FILED
from xuke.web.case.documents.receipt import RECEIPT
from xuke.web.case.file import CaseFile
from xuke.web.words import sentences


@owned
@require_safe
def receipt(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Confirm the filing: number, day, what happens next; made to be printed."""
    if not file.case.number:
        raise Http404
    context = {
        "file": file,
        "authority": sentences.authority(file.stream.authority),
        "signed_as": file.case.signed_as,
        "in_name_of": sentences.authority(file.case.in_name_of),
        "qr_url": reverse("portal:qr", args=[file.stream.id]),
        "materials": materials.listed(file),
        "lines": _what_next(file),
        "papers": [one for one in (RECEIPT, *FILED) if one.exists(file.case)],
    }
    return render(request, "portal/receipt.html", context)


def _what_next(file: CaseFile) -> list[str]:
    """Return what the applicant can expect, and when."""
    rule = file.case.filed_rule
    span = rule.committed or rule.statutory
    words = sentences.span(span.length, span.unit.value)
    if rule.committed:
        words += _("（承诺期限）")
    days = {"days": rule.completeness.length}
    if file.case.commitment:
        first = [
            _("您选择了告知承诺：材料齐全、符合法定形式的，我们当场受理并作出决定。"),
            _("材料不齐的，%(days)d 个工作日内一次性告诉您要补什么。") % days,
        ]
    else:
        first = [
            _("%(days)d 个工作日内，我们检查材料是否齐全：齐全的受理，不齐的一次性告诉您要补什么。")
            % days,
            _("到期没有告诉您的，自收到材料之日起即为受理。"),
            _("受理后，我们在%(span)s内作出决定。") % {"span": words},
        ]
    return [
        *first,
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

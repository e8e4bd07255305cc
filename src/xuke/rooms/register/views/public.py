"""Verification without login: by QR code, by number, by the file itself."""

from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xuke.gateways.seal import Verdict
from xuke.kernel.law.identifier import check_identifier
from xuke.rooms.register import presenting, queries
from xuke.rooms.register.forms import VerifyForm
from xuke.rooms.register.queries import PublicCertificate
from xuke.web import clock
from xuke.web.documents.sealing import is_specimen, seal
from xuke.web.site.ratelimit import is_over, limited, too_many

NOT_FOUND = 404
INCOMPLETE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask what to verify, and answer it."""
    if request.method != "POST":
        return render(request, "register/verify.html", {"form": VerifyForm()})
    if is_over("verify", request, queries.LOOK_UPS_A_MINUTE):
        return too_many(request)
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "register/verify.html", {"form": form}, status=INCOMPLETE)
    document = form.cleaned_data["document"]
    if document:
        return _judged(request, document.read())
    return _by_code(request, form.cleaned_data["code"])


@require_safe
@limited("verify", per_minute=queries.LOOK_UPS_A_MINUTE)
def certificate(request: HttpRequest, identifier: str) -> HttpResponse:
    """Show the certificate that a QR code names, as it stands now."""
    found = queries.by_identifier(identifier, clock.today())
    return _answer(request, identifier, [found] if found else [])


def _by_code(request: HttpRequest, code: str) -> HttpResponse:
    """Find by identifier or by number."""
    if queries.by_identifier(code, clock.today()):
        return redirect("register:certificate", code)
    return _answer(request, code, queries.by_number(code, clock.today()))


def _answer(request: HttpRequest, asked: str, found: list[PublicCertificate]) -> HttpResponse:
    """Show what was found, or that nothing was."""
    context = _shown(found) | {"asked": asked, "hint": "" if found else _hint(asked)}
    return render(request, "register/result.html", context, status=200 if found else NOT_FOUND)


def _shown(found: list[PublicCertificate]) -> dict[str, Any]:
    """Return the certificates, when they were looked up, and what their seal is worth."""
    return {
        "found": [presenting.card(one) for one in found],
        "at": clock.now(),
        "is_specimen": is_specimen(),
    }


def _judged(request: HttpRequest, content: bytes) -> HttpResponse:
    """Tell whether the file is ours and unaltered, and how the certificate stands now."""
    verdict = seal().judge(content)
    found = queries.by_digest(sha256(content).hexdigest(), clock.today())
    if verdict is Verdict.GENUINE and found is None:
        # Our seal on bytes that the register does not know: not to be called a certificate.
        verdict = Verdict.FOREIGN
    shown = [found] if found and verdict is Verdict.GENUINE else []
    context = _shown(shown) | {"verdict": presenting.verdict(verdict)}
    return render(request, "register/result.html", context)


def _hint(code: str) -> str:
    """Say why nothing may have been found: a slip of the pen, or a forgery."""
    if code.startswith("1.2.156") and not check_identifier(code):
        return _("该标识的校验位不符，请核对是否抄写有误。")
    return ""

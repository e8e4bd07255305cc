"""From an exception to an answer: a page for people, JSON below /api/."""

import logging
from collections.abc import Callable, Mapping
from typing import Final

from django.core.exceptions import DisallowedHost, RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from xuke.kernel.law.citation import Citation
from xuke.kernel.law.refusal import Unlawful
from xuke.record.port import StaleStream
from xuke.web import clock
from xuke.web.site import places
from xuke.web.words import dates, refusals

API: Final = "/api/"
CONFLICT: Final = 409
WRONG_METHOD: Final = 405
LENGTH_REQUIRED: Final = 411
TOO_LARGE: Final = 413
UNLAWFUL: Final = 422
TOO_MANY: Final = 429
UNAVAILABLE: Final = 503
_NO_FIELDS: Final[Mapping[str, str]] = {}
_A_MINUTE: Final = 60.0
_hosts: Final[dict[str, float]] = {}
_log: Final = logging.getLogger(__name__)


def wants_json(request: HttpRequest) -> bool:
    """Whether a program asks: everything below /api/ is answered in JSON."""
    return request.path.startswith(API)


def as_json(
    status: int,
    code: str,
    message: str,
    *,
    citation: Citation | None = None,
    fields: Mapping[str, str] = _NO_FIELDS,
) -> JsonResponse:
    """Return an error in the one form that programs know."""
    body = {
        "code": code,
        "message": message,
        "citation": str(citation) if citation else None,
        "fields": dict(fields),
    }
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


class Answers:
    """Answer what a view did not catch: a refusal of the law, and a case that moved on."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on; to a program a wrong method is told as every error is."""
        response = self.answer(request)
        if response.status_code == WRONG_METHOD and wants_json(request):
            return wrong_method(request, response.headers.get("Allow", ""))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer the exceptions that are no faults; anything else is one."""
        if isinstance(error, Unlawful):
            return unlawful(request, error)
        if isinstance(error, clock.Doubtful):
            return doubtful_clock(request, error)
        return stale(request) if isinstance(error, StaleStream) else None


def wrong_method(request: HttpRequest, allowed: str) -> JsonResponse:
    """Say which methods this address takes."""
    words = {"method": request.method or "", "allowed": allowed}
    message = _("这个地址不支持 %(method)s，可用的方法：%(allowed)s。") % words
    answer = as_json(WRONG_METHOD, "method-not-allowed", message)
    answer.headers["Allow"] = allowed
    return answer


def unlawful(request: HttpRequest, refused: Unlawful) -> HttpResponse:
    """Say what is not allowed, why, by which provision, and what now."""
    kind = places.kind_at(request.resolver_match)
    if wants_json(request):
        message = refusals.with_basis(refused, kind)
        return as_json(UNLAWFUL, refused.code, message, citation=refused.citation)
    words = {
        "what": _("这一步不能办理"),
        "why": refusals.why(refused, kind),
        "now": _("没有任何内容被更改。请返回上一页，按上面的说明办理。"),
        "citation": refused.citation,
    }
    return _page(request, UNLAWFUL, words)


def stale(request: HttpRequest) -> HttpResponse:
    """Say that the matter moved on, by whomever, and that nothing was overwritten."""
    why = _(
        "您打开页面之后，这一件有了变化：别人办理了，或者您在另一个页面办理了。"
        "您的操作没有生效，也没有覆盖已有的办理结果。"
    )
    if wants_json(request):
        return as_json(CONFLICT, "stale-version", why)
    words = {
        "what": _("这一件刚刚有了变化"),
        "why": why,
        "now": _("请返回上一页，刷新后看最新情况再办。"),
    }
    return _page(request, CONFLICT, words)


def doubtful_clock(request: HttpRequest, error: clock.Doubtful) -> HttpResponse:
    """Say that nobody acts by a clock that may be wrong, and who can put it right."""
    _log.error(
        "Acts are refused: the machine's clock says %s, and was last known to be right at %s."
        " Look at it, and run `xuke clock confirm` once it is right.",
        error.now.isoformat(timespec="minutes"),
        error.right_at.isoformat(timespec="minutes"),
    )
    days = {
        "now": dates.chinese_date(error.now),
        "last": dates.chinese_date(error.right_at),
    }
    why = _("服务器的时间是%(now)s，而最近一次办理是%(last)s，时间可能不对，这次没有办理。") % days
    now = _("请联系本机关的运维人员核对服务器时间，确认后才能继续办理。")
    if wants_json(request):
        return as_json(UNAVAILABLE, "clock-doubtful", why + now)
    words = {"what": _("系统时间需要核对"), "why": why, "now": now}
    return _page(request, UNAVAILABLE, words)


def _page(request: HttpRequest, status: int, words: Mapping[str, object]) -> HttpResponse:
    context = {**words, "code": "", "back_url": _back(request)}
    return render(request, "web/error.html", context, status=status)


def _back(request: HttpRequest) -> str:
    """Return the page of ours from which this was asked, if there is one."""
    back = request.headers.get("Referer", "")
    try:
        here = f"{request.scheme}://{request.get_host()}/"
    except DisallowedHost:
        # This is what is being answered: nothing there is a page of ours.
        return ""
    return back if back.startswith(here) else ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read; one that is too large says so. For handler400."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    if isinstance(exception, DisallowedHost):
        _note_host()
    what = _("请求的内容无法识别")
    now = _("请返回上一页重新填写；如果再次出现，请换一个浏览器。")
    if wants_json(request):
        return as_json(400, "bad-request", what + "。" + now)
    suspicious = isinstance(exception, SuspiciousOperation)
    why = _("发来的内容不完整或者格式不对。") if suspicious else _("发来的内容读不出来。")
    return _page(request, 400, {"what": what, "why": why, "now": now})


def _note_host() -> None:
    """Tell the engineer, once a minute, what to set; the name itself is a stranger's text."""
    now = clock.machine_now().timestamp()
    if now >= _hosts.get("next", 0.0):
        _hosts["next"] = now + _A_MINUTE
        _log.warning(
            "A request named a host that is none of ours and was refused (400)."
            " If this installation is meant, add the name to XUKE_ALLOWED_HOSTS and start again."
        )


def unreadable(request: HttpRequest) -> HttpResponse:
    """Answer a request with characters that nothing of ours has."""
    return bad_request(request, SuspiciousOperation())


def length_required(request: HttpRequest) -> HttpResponse:
    """Ask for the size beforehand: what comes in pieces has no bound."""
    what = _("没有说明内容的长度")
    now = _("请在 Content-Length 头中写明长度，不要分块发送。")
    if wants_json(request):
        return as_json(LENGTH_REQUIRED, "length-required", what + "。" + now)
    why = _("发来的内容是分块的，事先不知道有多大。")
    return _page(request, LENGTH_REQUIRED, {"what": what, "why": why, "now": now})


def too_large(request: HttpRequest) -> HttpResponse:
    """Say that what was sent is too large."""
    if wants_json(request):
        what = _("发来的内容太大：每个文件不超过 20 MB，其他内容不超过 1 MB。请压缩或拆分后再发。")
        return as_json(TOO_LARGE, "too-large", what)
    return render(request, "413.html", {"back_url": _back(request)}, status=TOO_LARGE)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer an address that leads nowhere. For handler404."""
    if wants_json(request):
        return as_json(404, "not-found", _("没有这个地址或者这一件，请核对后再试。"))
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer somebody without the right. For handler403."""
    if wants_json(request):
        return as_json(403, "forbidden", _("您没有权限办理或查看这一项。"))
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose page is too old. For CSRF_FAILURE_VIEW."""
    words = {
        "what": _("页面已经过期"),
        "why": _("为了安全，填写的页面隔了太久或换了登录账号就不能提交。"),
        "now": _("请返回上一页，刷新后重新提交。"),
    }
    return _page(request, 403, words)


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,  # noqa: ARG001
    credentials: Mapping[str, object] | None = None,  # noqa: ARG001
) -> HttpResponse:
    """Answer an account that was tried too often. For AXES_LOCKOUT_CALLABLE."""
    words = {
        "what": _("登录尝试次数过多"),
        "why": _("为了保护账号，连续输错密码后要等一会儿才能再试。"),
        "now": _("请 15 分钟后再试；忘记密码请联系本机关的管理员。"),
        "kept": request.POST.get("kept", ""),
    }
    return _page(request, TOO_MANY, words)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours, asking nothing of the database. For handler500."""
    if wants_json(request):
        return as_json(500, "server-error", _("系统出错了，操作没有完成，请稍后重试。"))
    told = {"at": clock.now(), "training_day": clock.training_day()}
    return HttpResponse(render_to_string("500.html", told), status=500)

"""Answers that ask to come again later: too slow, too many, or the database is away."""

import logging
import sys
from collections.abc import Callable, Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from xuke.record.away import is_away, is_full
from xuke.web import clock
from xuke.web.site import errors

INCOMPLETE: Final = 400
TOO_SLOW: Final = 408
UNAVAILABLE: Final = 503
NO_ROOM: Final = 507
RETRY_SECONDS: Final = 5
"""After so long a request that found us busy, or the database away, is worth another try."""

_log: Final = logging.getLogger(__name__)


class WhileAway:
    """Answer what a view could not do because the database is away."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer an absence, or a full disk; anything else is for others."""
        if is_full(error):
            return _full(request, error)
        return _away(request, error) if is_away(error) else None


def _full(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Answer that the disk is full, and log it."""
    _log.error("The disk is full: %s", type(error.__cause__ or error).__name__)
    return no_room(request)


def _away(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Answer an absence, and log it, in one line."""
    # Its class says enough: texts of the database may name people.
    _log.error("The database did not answer: %s", type(error.__cause__ or error).__name__)
    return unavailable(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault, or an absence that a layer around the views has met. For handler500."""
    # Django calls this while it handles the exception, whichever layer it came from.
    error = sys.exc_info()[1]
    if error and is_full(error):
        return _full(request, error)
    return _away(request, error) if error and is_away(error) else errors.server_error(request)


def too_slow(request: HttpRequest) -> HttpResponse:
    """Say that the rest of what was sent did not come in time."""
    what = _("内容传送得太慢")
    why = _("没有在规定的时间内收到完整的内容，没有办理。")
    now = _("请检查网络后重新提交。")
    return _answer(request, TOO_SLOW, "too-slow", {"what": what, "why": why, "now": now})


def cut_short(request: HttpRequest) -> HttpResponse:
    """Say that the sender stopped before the end of what was announced."""
    what = _("内容没有传完")
    why = _("发送在中途停止了，没有办理。")
    now = _("请检查网络后重新提交。")
    return _answer(request, INCOMPLETE, "incomplete-body", {"what": what, "why": why, "now": now})


def unreadable_header(request: HttpRequest) -> HttpResponse:
    """Say that a header on which the answer depends cannot be read; nothing was begun."""
    what = _("请求头无法识别")
    why = _("请求头里有不允许的字符，无法判断是谁、要办什么，没有办理。")
    now = _("请清除本站的 Cookie 后再试；程序请检查 Authorization、Idempotency-Key 等请求头。")
    words = {"what": what, "why": why, "now": now}
    return _answer(request, INCOMPLETE, "unreadable-header", words)


def overloaded(request: HttpRequest) -> HttpResponse:
    """Say that too many wait already; nothing was begun."""
    what = _("现在办理的人太多")
    why = _("系统正忙，这次的请求没有办理。")
    now = _("请 %(seconds)d 秒后再试。") % {"seconds": RETRY_SECONDS}
    return _later(request, "overloaded", {"what": what, "why": why, "now": now})


def exporting(request: HttpRequest) -> HttpResponse:
    """Say that a long file is being made already; nothing was begun."""
    what = _("正在生成导出文件")
    why = _("系统正在生成一份导出文件，不同时生成第二份。这次的请求没有办理，前一份不受影响。")
    now = _("请等前一份下载完成后再导出；期间越长，生成越慢，可能要几分钟。")
    return _later(request, "exporting", {"what": what, "why": why, "now": now})


def unavailable(request: HttpRequest) -> HttpResponse:
    """Say that the database is away; whether the last act was recorded nobody knows yet."""
    what = _("系统暂时不可用")
    why = _("数据库暂时没有响应，正在恢复。刚才的操作可能没有完成，已经保存的内容不会丢失。")
    now = _("请 %(seconds)d 秒后再试；办理之前，请先核对刚才的操作是否已经生效。")
    words = {"what": what, "why": why, "now": now % {"seconds": RETRY_SECONDS}}
    return _later(request, "unavailable", words)


def no_room(request: HttpRequest) -> HttpResponse:
    """Say that the disk is full: nothing was recorded, and somebody has to make room first."""
    what = _("存储空间不足")
    why = _("服务器的存储空间快要用完，暂时不能保存新的内容，这次没有办理。")
    now = _("已经保存的内容不会丢失。请稍后再试；急办的，请联系办理机关。")
    return _answer(request, NO_ROOM, "no-room", {"what": what, "why": why, "now": now})


def _later(request: HttpRequest, code: str, words: Mapping[str, str]) -> HttpResponse:
    """Answer that the same request may succeed later, and when."""
    answer = _answer(request, UNAVAILABLE, code, words)
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer


def _answer(request: HttpRequest, status: int, code: str, words: Mapping[str, str]) -> HttpResponse:
    """Answer without a person in the page: to know who asks takes the database."""
    if errors.wants_json(request):
        return errors.as_json(status, code, words["why"] + words["now"])
    context = {**words, "code": status, "training_day": clock.training_day()}
    return HttpResponse(render_to_string("web/later.html", context), status=status)

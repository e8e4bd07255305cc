"""Why a request was not carried out, in the one form that programs know."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.stream import act, facts, kinds
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.record.port import StaleStream
from xuke.web.api import faults as requestfaults
from xuke.web.api.refused import RefusedHere
from xuke.web.site.errors import as_json, stale
from xuke.web.site.request import KeyUnreadable
from xuke.web.words import refusals, sentences


def answer_errors(api: NinjaAPI) -> None:
    """Give every error below /api/ the one form that programs know."""
    for kind, answer in _ANSWERS.items():
        api.add_exception_handler(kind, answer)


def _refused_here(_request: HttpRequest, error: RefusedHere) -> HttpResponse:
    """Answer a refusal on a stream, in the words of its kind and item."""
    return _refusal(error.refused, error.names, error.kind)


def _unlawful(_request: HttpRequest, refused: Unlawful) -> HttpResponse:
    """Answer a refusal on no stream yet."""
    return _refusal(refused, {}, "")


def _refusal(refused: Unlawful, names: Mapping[str, str], kind: str) -> HttpResponse:
    """Answer 403 where the person may not, 422 where the stream may not."""
    status = 403 if isinstance(refused, NotYours) else 422
    message = refusals.with_basis(refused, kind, names)
    return as_json(status, refused.code, message, citation=refused.citation)


def _answers_invalid(_request: HttpRequest, error: AnswersInvalid) -> HttpResponse:
    """Name every answer that cannot be taken, and what is expected."""
    fields = {name: sentences.form_error(code) for name, code in error.codes.items()}
    message = _("申请表有 %(number)d 处需要修改，没有提交。") % {"number": len(fields)}
    return as_json(422, "answers-invalid", message, fields=fields)


def _facts_invalid(_request: HttpRequest, error: facts.FactsInvalid) -> HttpResponse:
    """Name every fact that cannot be taken, and what is expected."""
    fields = {name: sentences.form_error(code) for name, code in error.codes.items()}
    message = _("有 %(number)d 处需要修改，没有办理。") % {"number": len(fields)}
    return as_json(422, "facts-invalid", message, fields=fields)


def _stale(request: HttpRequest, _error: StaleStream) -> HttpResponse:
    """Say that somebody else acted first, and that nothing was overwritten."""
    return stale(request)


def _unreadable(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Name every part of the request that is missing or of the wrong kind."""
    message = _("请求的内容不完整或者格式不对，没有办理。")
    return as_json(422, "request-invalid", message, fields=requestfaults.by_field(error.errors))


def _key_unreadable(_request: HttpRequest, _error: KeyUnreadable) -> HttpResponse:
    """Refuse a key under which a repeated request could not be recognised."""
    message = _("Idempotency-Key 须是 UUID，没有办理。请每次办理生成一个 UUID，重发时用同一个。")
    return as_json(400, "idempotency-key-invalid", message)


def _key_reused(_request: HttpRequest, _error: act.KeyReused) -> HttpResponse:
    """Refuse a key that was sent before with another body: which of the two is meant?"""
    message = _(
        "这个 Idempotency-Key 已经用于另一个内容不同的请求，没有办理。"
        "重发时内容须与原来相同；办理别的内容，请换一个 UUID。"
    )
    return as_json(409, "idempotency-key-reused", message)


def _plain(_request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what ninja itself refuses: no token, or a body that is not JSON."""
    words = {
        401: ("unauthenticated", _("请在 Authorization 头中提供有效的令牌。")),
        403: ("forbidden", _("您没有权限办理或查看这一项。")),
    }
    code, message = words.get(error.status_code, ("bad-request", _("请求的内容无法识别。")))
    return as_json(error.status_code, code, message)


def _missing(_request: HttpRequest, _error: Exception) -> HttpResponse:
    """Answer what does not exist, or not for this person."""
    return as_json(404, "not-found", _("没有这个地址或者这一件，请核对后再试。"))


_ANSWERS: Final[Mapping[type[Exception], Callable[[HttpRequest, Any], HttpResponse]]] = {
    RefusedHere: _refused_here,
    Unlawful: _unlawful,
    StaleStream: _stale,
    AnswersInvalid: _answers_invalid,
    facts.FactsInvalid: _facts_invalid,
    ValidationError: _unreadable,
    HttpError: _plain,
    KeyUnreadable: _key_unreadable,
    act.KeyReused: _key_reused,
    kinds.NoSuchStream: _missing,
    Http404: _missing,
}

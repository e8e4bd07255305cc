"""What every room's JSON interface shares: bearer tokens, the shape of a case and of an error."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer

from xuke import catalogue
from xuke.access.people import person_by_token
from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.case.kind import NoSuchCase
from xuke.casework.stream import facts, kinds
from xuke.casework.stream.act import at_authority
from xuke.casework.stream.door import Outcome
from xuke.casework.stream.visibility import may_see
from xuke.kernel.case.clocks import committed_due, next_due
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person
from xuke.record.events import Stream
from xuke.record.port import StaleStream
from xuke.web import clock
from xuke.web.api import faults as requestfaults
from xuke.web.case.file import names, open_case
from xuke.web.site.errors import as_json, stale
from xuke.web.site.request import KeyUnreadable
from xuke.web.words import refusals, sentences

_NOT_YOURS: Final = frozenset(
    {
        "accepted-by-same-person",
        "assigned-to-other",
        "examined-by-same-person",
        "not-asked-to-sign",
        "not-the-chair",
        "not-your-case",
        "not-your-examination",
        "not-your-right",
        "own-application",
        "recused",
        "role-missing",
    }
)
"""Refusals that lie in the person and not in the case: answered with 403."""


class Bearer(HttpBearer):
    """A token 令牌: the header `Authorization: Bearer …` names the person; no cookie does."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Return the person the token speaks for and put it on the request, or nothing."""
        person = person_by_token(token, clock.today())
        if person is not None:
            request.person = person  # type: ignore[attr-defined]
        return person


bearer: Final = Bearer()


class StepOut(Schema):
    """A step that the case's phase calls for, and why this person may not take it."""

    step: str
    allowed: bool
    reason: str


class CaseOut(Schema):
    """A case 办件: where it stands; `due` is the statutory day of whoever must act next."""

    case: UUID
    number: str
    authority: str
    item: str
    action: str
    phase: str
    version: int
    received_on: date | None
    accepted_on: date | None
    decided_on: date | None
    due: date | None
    committed_due: date | None
    next_steps: list[StepOut]


class VersionIn(Schema):
    """The version of the case that was seen; an older one is answered with 409."""

    version: int | None = None


class ErrorOut(Schema):
    """Why a request was not carried out; `fields` says it for each answer that is wrong."""

    code: str
    message: str
    citation: str | None
    fields: dict[str, str]


_STATUSES: Final = (400, 401, 403, 404, 409, 413, 422, 429)
REFUSALS: Final[Mapping[Any, Any]] = dict.fromkeys(_STATUSES, ErrorOut)
"""Declare as `response={200: CaseOut, **REFUSALS}`."""


def case_out(place: Stream, case: Case, person: Person) -> dict[str, Any]:
    """Return a case as CaseOut, from what the door gave back: no further query."""
    calendar = catalogue.calendar()
    due, promised = next_due(case, calendar), committed_due(case, calendar)
    return {
        "case": place.id,
        "number": case.number,
        "authority": place.authority,
        "item": case.item,
        "action": case.action.value,
        "phase": case.phase.value,
        "version": case.version,
        "received_on": case.received.on if case.received else None,
        "accepted_on": case.accepted.on if case.accepted else None,
        "decided_on": case.decision.on if case.decision else None,
        "due": due.due if due else None,
        "committed_due": promised.due if promised else None,
        "next_steps": _steps(at_authority(person, place.authority), case),
    }


def _steps(person: Person, case: Case) -> list[dict[str, Any]]:
    """Return the next steps, each with its reason in words where it is not allowed."""
    return [
        {
            "step": one.name,
            "allowed": one.allowed,
            "reason": refusals.why(one.refusal, kind=CASE.kind) if one.refusal else "",
        }
        for one in CASE.next(person, case)
    ]


def done_out(done: Outcome[Case], person: Person) -> dict[str, Any]:
    """Return what came of an act; a repeated request is answered only to who may see the case."""
    if done.repeated and not may_see(person, done.stream, done.state):
        raise NoSuchCase(done.stream.id)
    return case_out(done.stream, done.state, person)


class RefusedHere(Exception):
    """A refusal with the Chinese names of what it speaks of, on a stream of this kind."""

    def __init__(self, refused: Unlawful, names: Mapping[str, str], kind: str = "") -> None:
        """Keep all."""
        super().__init__(refused, names, kind)
        self.refused = refused
        self.names = names
        self.kind = kind


@contextmanager
def hidden_from_strangers(stream: UUID, person: Person) -> Iterator[None]:
    """Turn any refusal into 'no such case' where the person may not even see the case."""
    try:
        yield
    except Unlawful as refused:
        known = names(open_case(stream, person), [refused.facts])
        raise RefusedHere(refused, known, CASE.kind) from refused
    except (StaleStream, AnswersInvalid, facts.FactsInvalid):
        open_case(stream, person)
        raise


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
    """Answer 403 where the person may not, 422 where the case may not."""
    status = HTTPStatus.FORBIDDEN if refused.code in _NOT_YOURS else HTTPStatus.UNPROCESSABLE_ENTITY
    message = refusals.with_basis(refused, names, kind)
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
    kinds.NoSuchStream: _missing,
    Http404: _missing,
}

"""What every room's JSON interface shares: bearer tokens, the shape of a case and of an error."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.security import HttpBearer
from pydantic import BaseModel

from xuke.kernel.person import Person
from xuke.web import clock
from xuke.web.api.asking import identify


class Bearer(HttpBearer):
    """A token 令牌: the header `Authorization: Bearer …` names the person; no cookie does."""

    def __call__(self, request: HttpRequest) -> Person | None:
        """Return whom the header names; it alone is looked at, and the others left unread."""
        kind, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
        if kind.lower() != self.openapi_scheme:
            return None
        return self.authenticate(request, token)

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Return the person the token speaks for and put it on the request, or nothing."""
        person = identify(request, token, clock.today())
        if person is not None:
            request.person = person  # type: ignore[attr-defined]
        return person


bearer: Final = Bearer()


def answered(told: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """Answer with what was told as it is: the shapes below describe it, and tests hold it to them.

    To lead each answer through its description costs more than the act's own decision.
    """
    kind = "application/json; charset=utf-8"
    return HttpResponse(orjson.dumps(told), status=status, content_type=kind)


class StepOut(Schema):
    """A step that the stream's phase calls for, and why this person may not take it."""

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


class VersionIn(BaseModel):
    """The version of the stream that was seen; an older one is answered with 409."""

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

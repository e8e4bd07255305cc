"""The counter's acts as JSON, below /api/: the same door, the same refusals as the pages."""

from datetime import date
from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import StringConstraints

from xuke.casework.case import officials
from xuke.casework.case.kind import CASES
from xuke.casework.case.officials import Delivery
from xuke.casework.stream.door import Outcome, do
from xuke.kernel.case.events import Gap
from xuke.kernel.case.gaps import GapKind
from xuke.kernel.case.state import Case
from xuke.web.api.responses import (
    REFUSALS,
    CaseOut,
    VersionIn,
    bearer,
    done_out,
    hidden_from_strangers,
)
from xuke.web.site.request import act_of, person_of

router: Final = Router(auth=bearer)

Text = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]
Answer = dict[str, Any]


class GapIn(Schema):
    """One material or question that falls short, how, and what to do about it."""

    target: Text
    kind: GapKind = GapKind.MISSING
    what: Text


class CorrectionNoticeIn(VersionIn):
    """Everything that is missing: it can be told only once."""

    gaps: list[GapIn]


class NonAcceptanceIn(VersionIn):
    """The law's ground, the facts, and where it is another's competence, that body."""

    reason: Text
    text: Text
    competent: Text = ""


class DeliveryIn(VersionIn):
    """In which way the document reached the applicant, and what that way must show for it."""

    way: Text
    witnesses: list[Text] = []
    proof: Text = ""
    published_on: date | None = None


_OK: Final = {200: CaseOut, **REFUSALS}


@router.post("/cases/{uuid:case}/acceptance", response=_OK, summary="Accept 受理")
def accept(request: HttpRequest, case: UUID, body: VersionIn | None = None) -> Answer:
    """Accept an application; the limits start."""
    seen = body.version if body else None
    with hidden_from_strangers(case, person_of(request)):
        done = do(CASES, case, "accept", {}, act_of(request, expected=seen))
    return _answer(request, done)


@router.post(
    "/cases/{uuid:case}/correction-notice",
    response=_OK,
    summary="Request a correction 一次性告知补正",
)
def request_correction(request: HttpRequest, case: UUID, body: CorrectionNoticeIn) -> Answer:
    """Tell every gap, once."""
    gaps = tuple(Gap(target=one.target, kind=one.kind, what=one.what) for one in body.gaps)
    with hidden_from_strangers(case, person_of(request)):
        act = act_of(request, expected=body.version)
        done = do(CASES, case, "request-correction", officials.request_correction(gaps), act)
    return _answer(request, done)


@router.post(
    "/cases/{uuid:case}/non-acceptance", response=_OK, summary="Decline to accept 不予受理"
)
def not_accept(request: HttpRequest, case: UUID, body: NonAcceptanceIn) -> Answer:
    """Decline for one of the law's reasons; the case is concluded."""
    act = act_of(request, expected=body.version)
    with hidden_from_strangers(case, person_of(request)):
        declined = officials.not_accept(body.reason, body.text, body.competent)
        done = do(CASES, case, "not-accept", declined, act)
    return _answer(request, done)


@router.post("/cases/{uuid:case}/delivery", response=_OK, summary="Deliver 送达")
def deliver(request: HttpRequest, case: UUID, body: DeliveryIn) -> Answer:
    """Record that the documents reached the applicant; the case is concluded."""
    with hidden_from_strangers(case, person_of(request)):
        act = act_of(request, expected=body.version)
        done = do(CASES, case, "deliver", officials.deliver(_delivery(body)), act)
    return _answer(request, done)


def _delivery(body: DeliveryIn) -> Delivery:
    return Delivery(
        way=body.way,
        witnesses=tuple(body.witnesses),
        proof=body.proof,
        published_on=body.published_on,
    )


def _answer(request: HttpRequest, done: Outcome[Case]) -> Answer:
    return done_out(done, person_of(request))

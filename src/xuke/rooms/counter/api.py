"""The counter's acts as JSON, below /api/: the same door, the same refusals as the pages."""

from datetime import date
from typing import Annotated, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, StringConstraints

from xuke.casework.case import officials
from xuke.casework.case.officials import Delivery
from xuke.kernel.case.events import Gap
from xuke.kernel.case.gaps import GapKind
from xuke.web.api.cases import act_on_case
from xuke.web.api.responses import REFUSALS, CaseOut, VersionIn, bearer
from xuke.web.site.request import act_of

router: Final = Router(auth=bearer)

Text = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]


class GapIn(BaseModel):
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
    tried: Text = ""
    received_on: date | None = None


_OK: Final = {200: CaseOut, **REFUSALS}


@router.post("/cases/{uuid:case}/acceptance", response=_OK, summary="Accept 受理")
def accept(request: HttpRequest, case: UUID, body: VersionIn | None = None) -> HttpResponse:
    """Accept an application; the limits start."""
    seen = body.version if body else None
    return act_on_case(case, "accept", {}, act_of(request, expected=seen))


@router.post(
    "/cases/{uuid:case}/correction-notice",
    response=_OK,
    summary="Request a correction 一次性告知补正",
)
def request_correction(request: HttpRequest, case: UUID, body: CorrectionNoticeIn) -> HttpResponse:
    """Tell every gap, once."""
    gaps = tuple(Gap(target=one.target, kind=one.kind, what=one.what) for one in body.gaps)
    act = act_of(request, expected=body.version)
    return act_on_case(case, "request-correction", officials.request_correction(gaps), act)


@router.post(
    "/cases/{uuid:case}/non-acceptance", response=_OK, summary="Decline to accept 不予受理"
)
def not_accept(request: HttpRequest, case: UUID, body: NonAcceptanceIn) -> HttpResponse:
    """Decline for one of the law's reasons; the case is concluded."""
    declined = officials.not_accept(body.reason, body.text, body.competent)
    return act_on_case(case, "not-accept", declined, act_of(request, expected=body.version))


@router.post("/cases/{uuid:case}/delivery", response=_OK, summary="Deliver 送达")
def deliver(request: HttpRequest, case: UUID, body: DeliveryIn) -> HttpResponse:
    """Record that the documents reached the applicant; the case is concluded."""
    delivered = officials.deliver(_delivery(body))
    return act_on_case(case, "deliver", delivered, act_of(request, expected=body.version))


def _delivery(body: DeliveryIn) -> Delivery:
    return Delivery(
        way=body.way,
        witnesses=tuple(body.witnesses),
        proof=body.proof,
        published_on=body.published_on,
        tried=body.tried,
        received_on=body.received_on,
    )

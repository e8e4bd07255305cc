"""Examination and decision as JSON, below /api/: the same door, the same refusals."""

from typing import Annotated, Final, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router
from pydantic import BaseModel, StringConstraints

from xuke.casework.case import officials
from xuke.casework.case.officials import Examination, Refusal
from xuke.web.api.cases import act_on_case
from xuke.web.api.responses import REFUSALS, CaseOut, bearer
from xuke.web.site.request import act_of

router: Final = Router(auth=bearer)

Text = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]
_OK: Final = {200: CaseOut, **REFUSALS}


class ExaminationIn(BaseModel):
    """One person's findings: every point of the checklist, an opinion, a conclusion."""

    checks: dict[Text, bool]
    opinion: Text
    passed: bool
    version: int | None = None


class DecisionIn(BaseModel):
    """The decision; a refusal needs reason, facts, its text and a provision such as law/38/2.

    `also` are further provisions on which it rests.
    """

    outcome: Literal["granted", "refused"]
    reason: Text = ""
    facts: Text = ""
    text: Text = ""
    basis: Text = "administrative-licensing-law/38/2"
    also: list[Text] = []
    version: int | None = None


@router.post("/cases/{uuid:case}/examination", response=_OK, summary="Examine 审查")
def examine(request: HttpRequest, case: UUID, body: ExaminationIn) -> HttpResponse:
    """Record one person's examination; the law may ask for two, of two persons."""
    found = Examination(checks=body.checks, opinion=body.opinion, passed=body.passed)
    act = act_of(request, expected=body.version)
    return act_on_case(case, "examine", officials.examine(found), act)


@router.post("/cases/{uuid:case}/decision", response=_OK, summary="Decide 决定")
def decide(request: HttpRequest, case: UUID, body: DecisionIn) -> HttpResponse:
    """Grant or refuse; a refusal without reasons, facts and basis is none."""
    act = act_of(request, expected=body.version)
    if body.outcome == "granted":
        return act_on_case(case, "grant", officials.grant, act)
    why = Refusal(
        reason=body.reason,
        facts=body.facts,
        text=body.text,
        basis=body.basis,
        also=tuple(body.also),
    )
    return act_on_case(case, "refuse", officials.refuse(why), act)

"""Examination and decision as JSON, below /api/: the same door, the same refusals."""

from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import StringConstraints

from xuke.casework.case import officials
from xuke.casework.case.kind import CASES
from xuke.casework.case.officials import Examination, Refusal
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.kernel.case.state import Case
from xuke.web.api.responses import REFUSALS, CaseOut, bearer, done_out, hidden_from_strangers
from xuke.web.site.request import act_of, person_of

router: Final = Router(auth=bearer)

Text = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]
_OK: Final = {200: CaseOut, **REFUSALS}


class ExaminationIn(Schema):
    """One person's findings: every point of the checklist, an opinion, a conclusion."""

    checks: dict[Text, bool]
    opinion: Text
    passed: bool
    version: int | None = None


class DecisionIn(Schema):
    """The decision; a refusal needs reason, facts, its text and a provision such as law/38/2."""

    outcome: Literal["granted", "refused"]
    reason: Text = ""
    facts: Text = ""
    text: Text = ""
    basis: Text = "administrative-licensing-law/38/2"
    version: int | None = None


@router.post("/cases/{uuid:case}/examination", response=_OK, summary="Examine 审查")
def examine(request: HttpRequest, case: UUID, body: ExaminationIn) -> dict[str, Any]:
    """Record one person's examination; the law may ask for two, of two persons."""
    found = Examination(checks=body.checks, opinion=body.opinion, passed=body.passed)
    with hidden_from_strangers(case, person_of(request)):
        act = act_of(request, expected=body.version)
        done = do(CASES, case, "examine", officials.examine(found), act)
    return done_out(done, person_of(request))


@router.post("/cases/{uuid:case}/decision", response=_OK, summary="Decide 决定")
def decide(request: HttpRequest, case: UUID, body: DecisionIn) -> dict[str, Any]:
    """Grant or refuse; a refusal without reasons, facts and basis is none."""
    with hidden_from_strangers(case, person_of(request)):
        done = _decided(case, body, act_of(request, expected=body.version))
    return done_out(done, person_of(request))


def _decided(case: UUID, body: DecisionIn, act: Act) -> Outcome[Case]:
    if body.outcome == "granted":
        return do(CASES, case, "grant", officials.grant, act)
    why = Refusal(reason=body.reason, facts=body.facts, text=body.text, basis=body.basis)
    return do(CASES, case, "refuse", officials.refuse(why), act)

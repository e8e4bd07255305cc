"""Every act of procedure as JSON, below /api/: one address, one law, the same refusals."""

from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from xuke.casework.case.kind import CASES
from xuke.web.api import facts as stepfacts
from xuke.web.api.cases import act_on_case
from xuke.web.api.responses import REFUSALS, CaseOut, VersionIn, bearer
from xuke.web.site.request import act_of

router: Final = Router(auth=bearer)

ActStep = StrEnum("ActStep", {name.replace("-", "_").upper(): name for name in CASES.plain})  # type: ignore[misc]


class ActIn(VersionIn):
    """What the act is told: each fact by its name, as the step asks for it."""

    facts: dict[str, Any] = Field(default_factory=dict)


class FactOut(Schema):
    """One fact that a step asks for."""

    name: str
    kind: str
    required: bool
    choices: list[str]
    label: str


class StepFactsOut(Schema):
    """A step, its name in words, and the facts that it asks for."""

    step: str
    label: str
    facts: list[FactOut]


@router.get("/acts", response=list[StepFactsOut], summary="Acts and their facts 程序步骤")
def acts(request: HttpRequest) -> list[dict[str, Any]]:
    """List every act of procedure with the facts that it is told."""
    return [stepfacts.told(CASES.name, step) for step in CASES.plain]


@router.post(
    "/cases/{uuid:case}/acts/{step}",
    response={200: CaseOut, **REFUSALS},
    summary="Do an act of procedure 程序步骤",
    description="Any of the steps that `next_steps` allows and `GET /api/acts` lists.",
)
def act(request: HttpRequest, case: UUID, step: ActStep, body: ActIn) -> HttpResponse:
    """Do an act of procedure: verify, appoint, hear, exclude, extend, hand over, sign, …"""
    return act_on_case(case, step, body.facts, act_of(request, expected=body.version))

"""Licences as JSON, below /api/: how they stand, their days, and every act on them."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from ninja import Router

from xuke.casework.licence.kind import LICENCES
from xuke.casework.stream.door import do
from xuke.rooms.register import ledger
from xuke.rooms.register.licenceshapes import (
    LicenceActIn,
    LicenceActStep,
    LicenceOut,
    LicencesOut,
    LicenceStepFactsOut,
    licence_out,
    line_out,
)
from xuke.web import clock
from xuke.web.api import facts as stepfacts
from xuke.web.api.refused import hidden_from_strangers
from xuke.web.api.responses import REFUSALS, bearer
from xuke.web.case.stream_file import left_by
from xuke.web.licence.file import LicenceFile, open_licence_file
from xuke.web.site.request import act_of, person_of

router: Final = Router(auth=bearer)
SIZE: Final = 50


@router.get(
    "/licence-acts",
    response=list[LicenceStepFactsOut],
    summary="Acts on licences and their facts 证照步骤",
)
def acts(request: HttpRequest) -> list[dict[str, Any]]:
    """List every act on a licence with the facts that it is told."""
    return [stepfacts.told(LICENCES.name, step) for step in LICENCES.plain]


@router.get("/licences", response={200: LicencesOut, **REFUSALS}, summary="Licences 证照台账")
def licences(
    request: HttpRequest, after: str = "", status: str = "", item: str = "", q: str = ""
) -> dict[str, Any]:
    """List the licences of the caller's authority by number; `after` of an answer leads on."""
    today = clock.today()
    wanted = ledger.Wanted(today=today, status=status, item=item, words=q)
    found = ledger.listed(person_of(request), wanted, after, size=SIZE)
    return {
        "rows": [line_out(row, today) for row in found.rows],
        "after": found.next_key,
    }


@router.get(
    "/licences/{uuid:licence}", response={200: LicenceOut, **REFUSALS}, summary="A licence 证照"
)
def licence(request: HttpRequest, licence: UUID) -> dict[str, Any]:
    """Read a licence: its status, its clocks, and the caller's next steps."""
    return licence_out(open_licence_file(licence, person_of(request)))


@router.post(
    "/licences/{uuid:licence}/acts/{step}",
    response={200: LicenceOut, **REFUSALS},
    summary="Do an act on a licence 证照步骤",
    description="Any of the steps that `next_steps` allows and `GET /api/licence-acts` lists.",
)
def act(
    request: HttpRequest,
    licence: UUID,
    step: LicenceActStep,
    body: LicenceActIn,
) -> dict[str, Any]:
    """Do an act on a licence: verify, check, suspend, withdraw, annul, revoke, deregister, …"""
    person = person_of(request)
    with hidden_from_strangers(open_licence_file, licence, person):
        done = do(LICENCES, licence, step, body.facts, act_of(request, expected=body.version))
    return licence_out(LicenceFile(loaded=left_by(done, LICENCES, person), person=person))

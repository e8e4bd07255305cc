"""Licences as JSON, below /api/: how they stand, their days, and every act on them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from xuke.casework.licence.kind import LICENCES, NoSuchLicence
from xuke.casework.models import LicenceRow
from xuke.casework.stream.door import Outcome, do
from xuke.casework.stream.facts import FactsInvalid
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.state import Licence
from xuke.kernel.person import Person
from xuke.record.port import StaleStream
from xuke.rooms.register import ledger
from xuke.web import clock
from xuke.web.api import facts as stepfacts
from xuke.web.api.responses import REFUSALS, RefusedHere, StepOut, VersionIn, bearer
from xuke.web.licence import clocks as licenceclocks, file as licencefile
from xuke.web.licence.file import LicenceFile, open_licence_file
from xuke.web.site.request import act_of, person_of
from xuke.web.words import refusals

router: Final = Router(auth=bearer)
SIZE: Final = 50

LicenceActStep = StrEnum(  # type: ignore[misc]
    "LicenceActStep", {name.replace("-", "_").upper(): name for name in LICENCES.plain}
)


class ClockOut(Schema):
    """A clock that runs on the licence: its last day, why, and by which provision."""

    name: str
    due: date
    why: str
    basis: str


class VersionOut(Schema):
    """A version of the certificate; `replaced_on` is null for the one that counts."""

    number: str
    identifier: str
    since: date
    why: str
    replaced_on: date | None


class LicenceLineOut(Schema):
    """A licence 许可 as the list has it."""

    licence: UUID
    number: str
    item: str
    authority: str
    holder: str
    status: str
    valid_from: date | None
    valid_until: date | None
    version: int


class LicenceOut(LicenceLineOut):
    """A licence 许可: how it stands, its days, and what may be done to it by whom."""

    identifier: str
    case: UUID | None
    deferred_until: date | None
    suspended_until: date | None
    promise: str
    clocks: list[ClockOut]
    certificates: list[VersionOut]
    next_steps: list[StepOut]


class LicencesOut(Schema):
    """A page of licences; `after` leads to the next one."""

    rows: list[LicenceLineOut]
    after: str


class LicenceActIn(VersionIn):
    """What the act is told: each fact by its name, as the step asks for it."""

    facts: dict[str, Any] = Field(default_factory=dict)


class LicenceFactOut(Schema):
    """One fact that a step asks for."""

    name: str
    kind: str
    required: bool
    choices: list[str]
    label: str


class LicenceStepFactsOut(Schema):
    """A step, its name in words, and the facts that it asks for."""

    step: str
    label: str
    facts: list[LicenceFactOut]


@router.get(
    "/licence-acts",
    response=list[LicenceStepFactsOut],
    summary="Acts on licences and their facts 证照步骤",
)
def acts(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - so ninja calls it
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
        "rows": [_line(row, today) for row in found.rows],
        "after": found.next_key,
    }


@router.get(
    "/licences/{uuid:licence}", response={200: LicenceOut, **REFUSALS}, summary="A licence 证照"
)
def licence(request: HttpRequest, licence: UUID) -> dict[str, Any]:
    """Read a licence: its status, its clocks, and the caller's next steps."""
    with _hidden_from_strangers(licence, person_of(request)):
        return _out(open_licence_file(licence, person_of(request)))


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
    done_by = act_of(request, expected=body.version)
    with _hidden_from_strangers(licence, person):
        done = do(LICENCES, licence, step, body.facts, done_by)
        return _out(_file(done, person))


def _file(done: Outcome[Licence], person: Person) -> LicenceFile:
    """Return the licence as the act left it; a repeated request is answered as it stands."""
    if done.repeated:
        return open_licence_file(done.stream.id, person)
    return LicenceFile(stream=done.stream, licence=done.state, history=done.recorded, person=person)


@contextmanager
def _hidden_from_strangers(stream: UUID, person: Person) -> Iterator[None]:
    """Turn any refusal into 'no such licence' where the person may not even see it."""
    try:
        yield
    except NoSuchLicence:
        raise Http404 from None
    except Unlawful as refused:
        file = _seen(stream, person)
        known = licencefile.names(file, [refused.facts])
        raise RefusedHere(refused, known, LICENCES.name) from refused
    except (StaleStream, FactsInvalid):
        _seen(stream, person)
        raise


def _seen(stream: UUID, person: Person) -> LicenceFile:
    try:
        return open_licence_file(stream, person)
    except NoSuchLicence:
        raise Http404 from None


def _line(row: LicenceRow, today: date) -> dict[str, Any]:
    return {
        "licence": row.stream,
        "number": row.number,
        "item": row.item,
        "authority": row.authority,
        "holder": row.holder_name,
        "status": ledger.stands(row, today).value,
        "valid_from": row.valid_from,
        "valid_until": row.valid_until,
        "version": row.version,
    }


def _out(file: LicenceFile) -> dict[str, Any]:
    """Return a licence as LicenceOut."""
    state, today = file.licence, clock.today()
    holder, origin = state.holder, state.origin
    return {
        "licence": file.stream.id,
        "number": state.number,
        "identifier": state.identifier,
        "item": state.item,
        "authority": file.stream.authority,
        "holder": holder.name if holder else "",
        "case": UUID(origin.case) if origin.case else None,
        "status": licencefile.status_on(state, today).value,
        "valid_from": state.valid_from,
        "valid_until": state.valid_until,
        "deferred_until": state.deferred.until if state.deferred else None,
        "suspended_until": state.suspension.until if state.suspension else None,
        "promise": state.promise.value,
        "version": state.version,
        "clocks": _clocks(file, today),
        "certificates": state.certificates,
        "next_steps": _steps(file),
    }


def _clocks(file: LicenceFile, today: date) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "due": one.deadline.due, "why": one.why, "basis": one.basis}
        for one in licenceclocks.clocks(file, today)
    ]


def _steps(file: LicenceFile) -> list[dict[str, Any]]:
    return [
        {
            "step": one.name,
            "allowed": one.allowed,
            "reason": refusals.why(one.refusal, LICENCES.name) if one.refusal else "",
        }
        for one in file.steps
    ]

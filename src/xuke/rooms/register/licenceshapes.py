"""The shapes in which programs are told of licences and tell acts, and licences put into them."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from xuke.casework.licence.kind import LICENCES
from xuke.casework.models import LicenceRow
from xuke.kernel.licence.events import Paper
from xuke.rooms.register import ledger
from xuke.web import clock
from xuke.web.api.refused import next_steps
from xuke.web.api.responses import StepOut, VersionIn
from xuke.web.licence import clocks as licenceclocks
from xuke.web.licence.file import LicenceFile, status_on

LicenceActStep = StrEnum(  # type: ignore[misc]
    "LicenceActStep", {name.replace("-", "_").upper(): name for name in LICENCES.plain}
)


class ClockOut(Schema):
    """A clock that runs on the licence: its last day, why, and by which provision."""

    name: str
    due: date
    why: str
    basis: str


class PaperOut(Schema):
    """A paper that is owed to the holder, by its name in `deliver-paper`, and when it came."""

    paper: str
    document: str
    on: date
    received_on: date | None


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
    papers: list[PaperOut]
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


def line_out(row: LicenceRow, today: date) -> dict[str, Any]:
    """Return a row of the ledger as LicenceLineOut."""
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


def licence_out(file: LicenceFile) -> dict[str, Any]:
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
        "status": status_on(state, today).value,
        "valid_from": state.valid_from,
        "valid_until": state.valid_until,
        "deferred_until": state.deferred.until if state.deferred else None,
        "suspended_until": state.suspension.until if state.suspension else None,
        "promise": state.promise_on(today).value,
        "version": state.version,
        "clocks": _clocks(file, today),
        "papers": [_paper(one) for one in state.papers.values()],
        "certificates": state.certificates,
        "next_steps": next_steps(file),
    }


def _paper(one: Paper) -> dict[str, Any]:
    return {
        "paper": one.name,
        "document": one.document,
        "on": one.on,
        "received_on": one.received_on,
    }


def _clocks(file: LicenceFile, today: date) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "due": one.deadline.due, "why": one.why, "basis": one.basis}
        for one in licenceclocks.clocks(file, today)
    ]

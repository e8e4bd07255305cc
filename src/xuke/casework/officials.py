"""Acts of the officials: accept, correct, examine, decide, issue, deliver, disclose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework.door import Act, Also, Done, Situation, handle, nothing
from xuke.casework.numbering import certificate_number, decision_number
from xuke.kernel.case import acceptance, decision
from xuke.kernel.case.events import (
    CaseEvent,
    CertificateIssued,
    Examined,
    Gap,
    Granted,
    NotAccepted,
    Refused,
)
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import Step, require
from xuke.kernel.citation import LICENSING_LAW
from xuke.kernel.limit import Span, Unit, deadline
from xuke.kernel.refusal import Unlawful

ANSWER_WITHIN = Span(30, Unit.CALENDAR)
"""How long the applicant has to correct: the law is silent; to be confirmed locally."""


OLD_UNTIL = "existing_until"
"""The form's field for the end of the existing certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """One person's findings: each point of the checklist, an opinion, a conclusion."""

    checks: Mapping[str, bool]
    opinion: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a licence is refused: reason code, the facts in words, the provision."""

    reason: str
    text: str
    basis: str


def accept(stream: UUID, act: Act) -> Done:
    """受理 the application, as of the day on which everything was in."""
    calendar = catalogue.calendar()
    return handle(
        stream,
        lambda seen: acceptance.accept(seen.case, person=seen.person, on=act.on, calendar=calendar),
        act,
    )


def request_correction(stream: UUID, gaps: tuple[Gap, ...], act: Act) -> Done:
    """补正: tell every gap, once."""
    calendar = catalogue.calendar()
    answer_by = deadline(act.on, ANSWER_WITHIN, calendar=calendar).due

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        return acceptance.request_correction(
            seen.case,
            person=seen.person,
            gaps=gaps,
            answer_by=answer_by,
            on=act.on,
            calendar=calendar,
        )

    return handle(stream, decide, act)


def not_accept(stream: UUID, reason: str, text: str, competent: str, act: Act) -> Done:
    """不予受理, for one of the law's reasons."""
    refused = NotAccepted(
        on=act.on, by=act.person.id, reason=reason, text=text, competent=competent
    )
    return handle(
        stream,
        lambda seen: acceptance.not_accept(
            seen.case, refused, person=seen.person, calendar=catalogue.calendar()
        ),
        act,
    )


def examine(stream: UUID, examination: Examination, act: Act) -> Done:
    """审查: one person's examination."""
    examined = Examined(
        on=act.on,
        by=act.person.id,
        checks=examination.checks,
        opinion=examination.opinion,
        passed=examination.passed,
    )
    return handle(
        stream, lambda seen: decision.examine(seen.case, examined, person=seen.person), act
    )


def grant(stream: UUID, act: Act) -> Done:
    """准予: the decision takes its number only once nothing bars it."""

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        require(Step.GRANT, seen.person, seen.case)
        number = decision_number(seen.stream.authority, act.on)
        return decision.grant(
            seen.case,
            person=seen.person,
            document=number,
            on=act.on,
            old_until=old_until(seen.case),
        )

    return handle(stream, decide, act)


def refuse(stream: UUID, refusal: Refusal, act: Act) -> Done:
    """不予许可, with reason, facts and basis."""

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        require(Step.REFUSE, seen.person, seen.case)
        if not catalogue.law().knows(refusal.basis):
            raise Unlawful("basis-missing", LICENSING_LAW.art(38, 2), basis=refusal.basis)
        refused = Refused(
            on=act.on,
            by=act.person.id,
            document=decision_number(seen.stream.authority, act.on),
            reason=refusal.reason,
            text=refusal.text,
            basis=refusal.basis,
        )
        return decision.refuse(seen.case, refused, person=seen.person)

    return handle(stream, decide, act)


def issue(stream: UUID, act: Act, *, also: Also = nothing) -> Done:
    """颁证: number, identifier and face, from the answers that were examined."""

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        require(Step.ISSUE, seen.person, seen.case)
        place, item = seen.stream.authority, seen.case.item
        number, identifier = certificate_number(place, item, act.on)
        issued = certificate_of(seen.case, act, number=number, identifier=identifier)
        return decision.issue(seen.case, issued, person=seen.person)

    return handle(stream, decide, act, also=also)


def deliver(stream: UUID, way: str, act: Act) -> Done:
    """送达, by which the case is concluded."""
    return handle(
        stream,
        lambda seen: decision.deliver(seen.case, person=seen.person, way=way, on=act.on),
        act,
    )


def disclose(stream: UUID, act: Act) -> Done:
    """公示 the grant."""
    return handle(
        stream, lambda seen: decision.disclose(seen.case, person=seen.person, on=act.on), act
    )


def old_until(case: Case) -> date | None:
    """Return the end of the certificate that is changed or renewed, as the applicant named it."""
    named = case.form.get(OLD_UNTIL, "")
    return date.fromisoformat(named) if named else None


def certificate_of(case: Case, act: Act, *, number: str, identifier: str) -> CertificateIssued:
    """Return the certificate of a grant with the face that the item prescribes."""
    spec = catalogue.item(case.item).certificate
    granted = case.decision
    if not isinstance(granted, Granted) or spec is None:
        raise LookupError(case.phase)
    # A sensitive answer stays sealed on the recorded face; whoever prints it opens it.
    face = {line.id: case.form[line.source] for line in spec.face if line.source in case.form}
    return CertificateIssued(
        on=act.on,
        by=act.person.id,
        number=number,
        identifier=identifier,
        valid_from=granted.valid_from,
        valid_until=granted.valid_until,
        face=face,
    )

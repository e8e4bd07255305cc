"""Acts of the officials: accept, correct, examine, decide, issue, deliver, disclose."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework.case.door import Act, Also, Done, Situation, handle, nothing
from xuke.casework.case.numbers import certificate_number, decision_number, next_identifier
from xuke.casework.case.remedies import remedies_of
from xuke.casework.licence.find import find_licence
from xuke.casework.licence.granted import existing_until, named_licence
from xuke.kernel.case import acceptance, decision
from xuke.kernel.case.events import (
    CaseEvent,
    CertificateIssued,
    Delivered,
    Examined,
    Gap,
    Granted,
    NotAccepted,
    Refused,
)
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import Step, require
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Span, Unit, deadline
from xuke.kernel.law.refusal import Unlawful

ANSWER_WITHIN = Span(30, Unit.CALENDAR)
"""How long the applicant has to correct: the law is silent; to be confirmed locally."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """One person's findings: each point of the checklist, an opinion, a conclusion."""

    checks: Mapping[str, bool]
    opinion: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a licence is refused: reason code, facts found, reasons in words, the provision."""

    reason: str
    facts: str
    text: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """In which way a document reached the applicant, and what shows it."""

    way: str
    witnesses: tuple[str, ...] = ()
    proof: str = ""
    published_on: date | None = None


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

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        return acceptance.request_correction(
            seen.case,
            person=seen.person,
            gaps=gaps,
            answer_by=answer_by(seen.case, act.on),
            on=act.on,
            calendar=calendar,
        )

    return handle(stream, decide, act)


def answer_by(case: Case, on: date) -> date:
    """Return by when a notice of the day must be answered: as the item says, or thirty days."""
    given = case.rule.correction_answer if case.rule else None
    return deadline(on, given or ANSWER_WITHIN, calendar=catalogue.calendar()).due


def not_accept(stream: UUID, reason: str, text: str, competent: str, act: Act) -> Done:
    """不予受理, for one of the law's reasons."""

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        refused = NotAccepted(
            on=act.on,
            by=act.person.id,
            reason=reason,
            text=text,
            competent=competent,
            remedies=remedies_of(seen.stream.authority, act.on),
        )
        return acceptance.not_accept(
            seen.case, refused, person=seen.person, calendar=catalogue.calendar()
        )

    return handle(stream, decide, act)


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
            grant_of(seen.case, act, document=number),
            person=seen.person,
            calendar=catalogue.calendar(),
            old_until=old_until(seen.case, seen.stream.authority),
        )

    return handle(stream, decide, act)


def refuse(stream: UUID, refusal: Refusal, act: Act) -> Done:
    """不予许可, with reason, facts and basis."""

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        require(Step.REFUSE, seen.person, seen.case)
        if not catalogue.law().knows(refusal.basis):
            raise Unlawful("basis-missing", LICENSING_LAW.art(38, 2), basis=refusal.basis)
        number = decision_number(seen.stream.authority, act.on)
        refused = refusal_of(seen.case, seen.stream.authority, refusal, act, document=number)
        calendar = catalogue.calendar()
        return decision.refuse(seen.case, refused, person=seen.person, calendar=calendar)

    return handle(stream, decide, act)


def issue(stream: UUID, act: Act, *, also: Also = nothing) -> Done:
    """颁证: number, identifier and face, from the answers that were examined."""

    def decide(seen: Situation) -> tuple[CaseEvent, ...]:
        require(Step.ISSUE, seen.person, seen.case)
        number, identifier = _numbered(seen, act.on)
        issued = certificate_of(seen.case, act, number=number, identifier=identifier)
        return decision.issue(seen.case, issued, person=seen.person)

    return handle(stream, decide, act, also=also)


def deliver(stream: UUID, delivery: Delivery, act: Act) -> Done:
    """送达, by which the case is concluded."""
    delivered = delivery_of(delivery, act)
    calendar = catalogue.calendar()
    return handle(
        stream,
        lambda seen: decision.deliver(seen.case, delivered, person=seen.person, calendar=calendar),
        act,
    )


def disclose(stream: UUID, act: Act) -> Done:
    """公示 the grant."""
    return handle(
        stream, lambda seen: decision.disclose(seen.case, person=seen.person, on=act.on), act
    )


def grant_of(case: Case, act: Act, *, document: str) -> Granted:
    """Return the grant as it would be signed, resting on the minutes of the hearing, if any."""
    return Granted(on=act.on, by=act.person.id, document=document, minutes=_minutes(case))


def refusal_of(case: Case, authority: str, refusal: Refusal, act: Act, *, document: str) -> Refused:
    """Return the refusal as it would be signed, with the remedies of its authority."""
    return Refused(
        on=act.on,
        by=act.person.id,
        document=document,
        reason=refusal.reason,
        facts=refusal.facts,
        text=refusal.text,
        basis=refusal.basis,
        remedies=remedies_of(authority, act.on),
        minutes=_minutes(case),
    )


def _minutes(case: Case) -> str:
    """Return the number of the minutes on which the decision must rest (article 48(2))."""
    held = case.procedure.held
    return held.minutes if held else ""


def delivery_of(delivery: Delivery, act: Act) -> Delivered:
    """Return the delivery as it would be recorded."""
    return Delivered(
        on=act.on,
        by=act.person.id,
        way=delivery.way,
        witnesses=delivery.witnesses,
        proof=delivery.proof,
        published_on=delivery.published_on,
    )


def old_until(case: Case, authority: str) -> date | None:
    """Return the end of the certificate that is changed or renewed: as known, else as named."""
    found = find_licence(authority, named_licence(case), case.item)
    return found.state.valid_until if found else existing_until(case)


def _numbered(seen: Situation, on: date) -> tuple[str, str]:
    """Return number and identifier of the certificate; a changed one mostly keeps its number."""
    place, case = seen.stream.authority, seen.case
    found = None
    if case.action is not Action.NEW:
        found = find_licence(place, named_licence(case), case.item)
    licence = found.state if found else None
    keeps = case.action is not Action.RENEWAL or (licence and licence.rule.keeps_number)
    # What was granted on a licence that has ended since is still that licence's paper.
    ended = licence and not licence.is_in_force and case.action is Action.RENEWAL
    if licence is None or ended or not keeps:
        return certificate_number(place, case.item, on)
    return licence.number, next_identifier(place, case.item, licence.identifier, on)


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

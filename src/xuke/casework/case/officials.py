"""What officials tell on a page of its own: each makes its event once the right to it is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from xuke import catalogue
from xuke.casework.case import certificate, remedies
from xuke.casework.case.acts import next_decision
from xuke.casework.stream.deciding import Tell
from xuke.casework.stream.kinds import Seen
from xuke.kernel.case.events import (
    CertificateIssued,
    CorrectionRequested,
    Delivered,
    Examined,
    Gap,
    Granted,
    NotAccepted,
    Refused,
)
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Case
from xuke.kernel.law import delivery as ways, limit
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful

ANSWER_WITHIN: Final = limit.Span(30, limit.Unit.CALENDAR)
"""How long the applicant has to correct: the law is silent; to be confirmed locally."""
UNNUMBERED: Final = ("…", "…")
"""Stands for number and identifier of a certificate that is only foreseen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """One person's findings: each point of the checklist, an opinion, a conclusion."""

    checks: Mapping[str, bool]
    opinion: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a licence is refused: reason code, facts found, reasons in words, the provisions."""

    reason: str
    facts: str
    text: str
    basis: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """In which way a document reached the applicant, and what shows it."""

    way: str
    witnesses: tuple[str, ...] = ()
    proof: str = ""
    published_on: date | None = None
    tried: str = ""
    received_on: date | None = None


def request_correction(gaps: tuple[Gap, ...]) -> Tell[Case]:
    """补正: tell every gap, once."""
    return lambda seen: CorrectionRequested(
        on=seen.act.on,
        by=seen.person.id,
        gaps=gaps,
        answer_by=answer_by(seen.state, seen.act.on),
    )


def answer_by(case: Case, on: date) -> date:
    """Return by when a notice of the day must be answered: as the item says, or thirty days."""
    given = case.rule.correction_answer if case.rule else None
    return limit.deadline(on, given or ANSWER_WITHIN, calendar=catalogue.calendar()).due


def not_accept(reason: str, text: str, competent: str) -> Tell[Case]:
    """不予受理, for one of the law's reasons."""
    return lambda seen: NotAccepted(
        on=seen.act.on,
        by=seen.person.id,
        reason=reason,
        text=text,
        competent=competent,
        remedies=remedies.remedies_of(_answering(seen), seen.act.on),
    )


def examine(examination: Examination) -> Tell[Case]:
    """审查: one person's examination."""
    return lambda seen: Examined(
        on=seen.act.on,
        by=seen.person.id,
        checks=examination.checks,
        opinion=examination.opinion,
        passed=examination.passed,
    )


def grant(seen: Seen[Case]) -> Granted:
    """准予, resting on the minutes of the hearing, if there was one."""
    document = next_decision(seen)
    return Granted(
        on=seen.act.on, by=seen.person.id, document=document, minutes=_minutes(seen.state)
    )


def refuse(refusal: Refusal) -> Tell[Case]:
    """不予许可, with reason, facts and basis, and the remedies of the authority."""

    def tell(seen: Seen[Case]) -> Refused:
        for place in (refusal.basis, *refusal.also):
            if not catalogue.law().knows(place):
                raise Unlawful("basis-missing", LICENSING_LAW.art(38, 2), basis=place)
        return Refused(
            on=seen.act.on,
            by=seen.person.id,
            document=next_decision(seen),
            reason=refusal.reason,
            facts=refusal.facts,
            text=refusal.text,
            basis=refusal.basis,
            also=refusal.also,
            remedies=remedies.remedies_of(_answering(seen), seen.act.on),
            minutes=_minutes(seen.state),
        )

    return tell


def issue(seen: Seen[Case]) -> CertificateIssued:
    """颁证: number, identifier and face, from the answers that were examined."""
    return certificate.certificate(seen, UNNUMBERED)


def deliver(delivery: Delivery) -> Tell[Case]:
    """送达, by which the case is concluded; who takes it himself signs for it himself."""
    return lambda seen: Delivered(
        on=seen.act.on,
        by=seen.person.id,
        way=delivery.way,
        witnesses=delivery.witnesses,
        proof=delivery.proof or (applicant_name(seen.state) if delivery.way == ways.DIRECT else ""),
        published_on=delivery.published_on,
        tried=delivery.tried,
        received_on=delivery.received_on,
    )


def _answering(seen: Seen[Case]) -> str:
    """Return the authority in whose name the decision is made, and against which one goes."""
    return seen.state.in_name_of or seen.stream.authority


def _minutes(case: Case) -> str:
    """Return the number of the minutes on which the decision must rest (article 48(2))."""
    held = case.procedure.held
    return held.minutes if held else ""

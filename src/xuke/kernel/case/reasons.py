"""What is told to somebody whom it burdens: reasons, remedies, and what he may answer first."""

from datetime import date

from xuke.kernel.case.events import Remedies
from xuke.kernel.case.known import known
from xuke.kernel.case.state import Case
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import (
    LICENSING_LAW,
    PENALTY_LAW,
    RECONSIDERATION_LAW,
    Citation,
    cites,
)
from xuke.kernel.law.limit import Deadline, deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion

SHORTEST_REASON = 10
"""Characters: a reason shorter than this says nothing (efficiency supervision's rule)."""


def check_reason(text: str, basis: Citation | None = None) -> None:
    """Ask for a reason that says something."""
    if len(text.strip()) < SHORTEST_REASON:
        raise Unlawful("reason-too-short", basis)


def check_opinion(text: str, basis: Citation | None = None, *, passed: bool) -> None:
    """Ask for an opinion, and for its reasons where it is against the applicant."""
    if not text.strip():
        raise Unlawful("opinion-missing", basis)
    if not passed:
        check_reason(text, basis)


@cites(RECONSIDERATION_LAW.art(20, 3), RECONSIDERATION_LAW.art(24))
def check_remedies(case: Case, remedies: Remedies | None, place: Citation, at: Occasion) -> None:
    """Ask of what burdens somebody who reviews it and which court hears it, and until when.

    The reviewing body has to be named. A court that is not confirmed yet is told on paper as the
    one that has jurisdiction, which no law forbids; online its name is asked for (`delivery`).
    """
    if remedies is None or not (remedies.reviewer.strip() and remedies.court.strip()):
        raise Unlawful("remedies-missing", place)
    if not known(at).names(remedies.reviewer):
        raise Unlawful("reviewer-unconfirmed", RECONSIDERATION_LAW.art(20, 3))
    law = case.filed_rule.law
    told = (remedies.review_days, remedies.suit_months)
    if told != (law.reconsideration.length, law.litigation.length):
        raise Unlawful("remedies-days", place)


@cites(LICENSING_LAW.art(7), LICENSING_LAW.art(78), PENALTY_LAW.art(44), PENALTY_LAW.art(62))
def require_answer(case: Case, on: date, calendar: Calendar) -> None:
    """Ask that who is to be warned was told, and has spoken or let his days pass.

    A warning is a penalty, whatever the decision that it comes with: none is given without
    telling and hearing (Penalty Law 62). Of imported history nobody knows what was told.
    """
    told = case.procedure.untruth
    if case.imported or case.procedure.untruth_answer:
        return
    if told is None:
        raise Unlawful("untruth-untold", PENALTY_LAW.art(44))
    last = answer_due(case, told.on, calendar)
    if on <= last.due or last.provisional:
        raise Unlawful("applicant-may-answer", PENALTY_LAW.art(45), due=last.due.isoformat())


def answer_due(case: Case, told_on: date, calendar: Calendar) -> Deadline:
    """Return until when the applicant may answer: as long as before any penalty."""
    span = case.filed_rule.law.penalty_hearing_request
    return deadline(told_on, span, calendar=calendar)


@cites(PENALTY_LAW.art(45))
def untruth_due(case: Case, calendar: Calendar) -> Deadline | None:
    """Return until when the applicant may speak on what is held untrue; nothing once he has."""
    procedure = case.procedure
    told, is_over = procedure.untruth, case.decision or case.closed_on
    if told is None or procedure.untruth_answer or is_over:
        return None
    return answer_due(case, told.on, calendar)

"""Acceptance 受理: complete, correct once, not accept, or silence (article 32)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date

from xuke.kernel.case.bars import PENDING_NOT_SUPPLIED
from xuke.kernel.case.clocks import completeness_due
from xuke.kernel.case.commitment import may_come_later
from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    CaseEvent,
    Concluded,
    Corrected,
    CorrectedOnTheSpot,
    CorrectionRequested,
    Gap,
    NotAccepted,
    PendingSupplied,
    Remedies,
    Terminated,
)
from xuke.kernel.case.gaps import check_gaps, check_listed, in_order
from xuke.kernel.case.guards import is_not_barred
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.steps import Step, require
from xuke.kernel.law.bar import Bar
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import CIVIL_CODE, LICENSING_LAW, Citation, cites
from xuke.kernel.law.limit import deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person

NOT_COMPETENT = "not-competent"
BARRED = "barred"
FALSE = "false-materials"
"""What is filed untrue is not accepted, with a warning (article 78)."""
NON_ACCEPTANCE_REASONS = frozenset({"not-required", NOT_COMPETENT, FALSE, BARRED})
CORRECTION_UNANSWERED = "correction-unanswered"
NATURAL_PERSON = "person"
SHORTEST_REASON = 10
"""Characters: a reason shorter than this says nothing (efficiency supervision's rule)."""


@cites(LICENSING_LAW.art(32, 1, 4))
def is_silence(case: Case, on: date, calendar: Calendar) -> bool:
    """Whether the days for telling gaps have passed, so that silence has accepted.

    What a calendar that is not loaded only guesses has no legal effect; of imported history
    it is not known what was told to whom.
    """
    due = completeness_due(case, calendar)
    if case.phase is not Phase.RECEIVED or due is None or due.provisional or case.imported:
        return False
    return on > due.due


@cites(LICENSING_LAW.art(32, 1, 4))
def deem_accepted(case: Case, *, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    """Record what silence has done: acceptance as of the day the materials came in."""
    if not is_silence(case, on, calendar):
        return ()
    return (Accepted(on=_materials_in(case), by=SYSTEM, deemed=True),)


@cites(LICENSING_LAW.art(32, 1, 5))
def accept(case: Case, *, person: Person, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    """Accept a complete application; after a correction, as of the day all was in."""
    require(Step.ACCEPT, person, case)
    if is_silence(case, on, calendar):
        return deem_accepted(case, on=on, calendar=calendar)
    missing = missing_materials(case)
    # What the one notice forgot may no longer be demanded.
    if missing and case.notice is None:
        raise Unlawful("incomplete", LICENSING_LAW.art(32, 1, 4), missing=in_order(missing))
    return (Accepted(on=case.corrected_on or on, by=person.id),)


def missing_materials(case: Case) -> frozenset[str]:
    """Return the required materials to which no file was put; history's lie elsewhere."""
    if case.imported:
        return frozenset()
    required = {one.id for one in case.filed_rule.materials if one.required}
    return frozenset(required - {one.material for one in case.materials})


@cites(LICENSING_LAW.art(31), LICENSING_LAW.art(32, 1, 4))
def request_correction(
    case: Case,
    *,
    person: Person,
    gaps: tuple[Gap, ...],
    answer_by: date,
    on: date,
    calendar: Calendar,
) -> tuple[CaseEvent, ...]:
    """Tell everything that is missing, once, within the days the law gives."""
    require(Step.REQUEST_CORRECTION, person, case)
    _refuse_silence(case, on, calendar)
    _check_answer_day(case, answer_by, on, calendar)
    check_gaps(case.filed_rule, gaps, missing_materials(case))
    return (CorrectionRequested(on=on, by=person.id, gaps=gaps, answer_by=answer_by),)


def _check_answer_day(case: Case, answer_by: date, on: date, calendar: Calendar) -> None:
    """Leave the applicant a day that lies ahead, and the time that the item gives."""
    if answer_by <= on:
        raise Unlawful("answer-day-passed", answer_by=answer_by.isoformat())
    span = case.filed_rule.correction_answer
    earliest = deadline(on, span, calendar=calendar).due if span else answer_by
    if answer_by < earliest:
        raise Unlawful("answer-day-too-early", earliest=earliest.isoformat())


@cites(LICENSING_LAW.art(32, 1, 5))
def correct(
    case: Case,
    *,
    person: Person,
    form: Mapping[str, str],
    on: date,
    counts_from: date | None = None,
    applicant: Applicant | None = None,
) -> tuple[CaseEvent, ...]:
    """Hand in what the notice asked for; all of it, and nothing else."""
    require(Step.CORRECT, person, case)
    asked = {gap.target for gap in case.notice.gaps} if case.notice else set()
    extra = set(form) - asked
    if extra:
        raise Unlawful("not-asked-for", LICENSING_LAW.art(32, 1, 4), material=in_order(extra))
    left = asked - set(form) - case.attached_since_notice
    if left:
        raise Unlawful("gaps-left", LICENSING_LAW.art(32, 1, 5), missing=in_order(left))
    return (Corrected(on=on, form=form, applicant=applicant, counts_from=counts_from),)


@cites(LICENSING_LAW.art(32, 1, 3))
def correct_on_the_spot(
    case: Case, corrected: CorrectedOnTheSpot, at: Occasion
) -> tuple[CaseEvent, ...]:
    """Let an error be mended at the window, with a record of it and no notice."""
    require(Step.CORRECT_ON_THE_SPOT, at.person, case)
    _refuse_silence(case, corrected.on, at.calendar)
    check_listed(case.filed_rule, corrected.target)
    place = LICENSING_LAW.art(32, 1, 3)
    if not corrected.what.strip():
        raise Unlawful("correction-without-words", place, target=corrected.target)
    if corrected.target in case.filed_rule.fields and not corrected.value.strip():
        raise Unlawful("value-missing", place, target=corrected.target)
    return (corrected,)


@cites(
    LICENSING_LAW.art(7),
    LICENSING_LAW.art(32, 1, 1),
    LICENSING_LAW.art(32, 1, 2),
    LICENSING_LAW.art(32, 2),
    LICENSING_LAW.art(78),
)
def not_accept(
    case: Case, refused: NotAccepted, *, person: Person, calendar: Calendar
) -> tuple[CaseEvent, ...]:
    """Decline for one of the law's reasons; name the competent body, and the remedies."""
    require(Step.NOT_ACCEPT, person, case)
    _refuse_silence(case, refused.on, calendar)
    if refused.reason not in NON_ACCEPTANCE_REASONS:
        raise Unlawful("no-such-reason", LICENSING_LAW.art(32, 1), reason=refused.reason)
    _check_words(refused.text, LICENSING_LAW.art(32, 2))
    if refused.reason == NOT_COMPETENT and not refused.competent.strip():
        raise Unlawful("competent-body-missing", LICENSING_LAW.art(32, 1, 2))
    if refused.reason == BARRED and not is_not_barred(person, case):
        raise Unlawful("not-barred", LICENSING_LAW.art(78))
    if not case.imported:
        check_remedies(case, refused.remedies, LICENSING_LAW.art(7))
    return (replace(refused, warned=refused.reason == FALSE), Concluded(on=refused.on))


def check_remedies(case: Case, remedies: Remedies | None, place: Citation) -> None:
    """Ask of what burdens somebody who reviews it and which court hears it, and until when."""
    if remedies is None or not (remedies.reviewer.strip() and remedies.court.strip()):
        raise Unlawful("remedies-missing", place)
    law = case.filed_rule.law
    told = (remedies.review_days, remedies.suit_months)
    if told != (law.reconsideration.length, law.litigation.length):
        raise Unlawful("remedies-days", place)


def _check_words(text: str, place: Citation | None = None) -> None:
    """Ask for enough words to say something."""
    if len(text.strip()) < SHORTEST_REASON:
        raise Unlawful("reason-too-short", place)


def _refuse_silence(case: Case, on: date, calendar: Calendar) -> None:
    """Refuse what silence has overtaken: the application is accepted already."""
    if is_silence(case, on, calendar):
        raise Unlawful("silence-has-accepted", LICENSING_LAW.art(32, 1, 4))


@cites(LICENSING_LAW.art(32, 1, 5))
def accept_pending(
    case: Case, accepted: Accepted, at: Occasion, *, bars: Collection[Bar] = ()
) -> tuple[CaseEvent, ...]:
    """Accept 容缺受理 on the promise that what is missing, none of it core, comes by a day."""
    require(Step.ACCEPT_PENDING, at.person, case)
    if is_silence(case, accepted.on, at.calendar):
        return deem_accepted(case, on=accepted.on, calendar=at.calendar)
    refused = may_come_later(case.filed_rule, bars, on=accepted.on)
    if refused:
        raise refused
    _check_pending(case, accepted)
    last = pending_due(case, accepted.on, at.calendar)
    until = accepted.pending_until or last
    if not accepted.on < until <= last:
        raise Unlawful("pending-day-out-of-reach", last=last.isoformat())
    return (replace(accepted, deemed=False, pending_until=until),)


def _check_pending(case: Case, accepted: Accepted) -> None:
    """Ask for exactly what is missing, nothing of it core, and for the applicant's promise."""
    missing = missing_materials(case)
    core = missing & {one.id for one in case.filed_rule.materials if one.core}
    if core:
        raise Unlawful("core-missing", LICENSING_LAW.art(32, 1, 4), missing=in_order(core))
    if not missing or sorted(accepted.pending) != sorted(missing):
        raise Unlawful("pending-inexact", LICENSING_LAW.art(32, 1, 5), missing=in_order(missing))
    if not accepted.promise.strip():
        raise Unlawful("promise-missing")


def pending_due(case: Case, on: date, calendar: Calendar) -> date:
    """Return the last day to which materials may be promised, or raise LookupError."""
    tolerance = case.filed_rule.tolerance
    if tolerance is None:
        raise LookupError(case.item)
    return deadline(on, tolerance.within, calendar=calendar).due


def supply_pending(case: Case, supplied: PendingSupplied, at: Occasion) -> tuple[CaseEvent, ...]:
    """Hand in what was promised; also after the day, as long as the case is open."""
    require(Step.SUPPLY_PENDING, at.person, case)
    named = set(supplied.materials)
    others = named - case.pending
    if others or not named or len(named) < len(supplied.materials):
        raise Unlawful("not-pending", LICENSING_LAW.art(31), material=in_order(others))
    # What is pending had no file at acceptance: any that is there has come since.
    without = named & missing_materials(case)
    if without:
        raise Unlawful("pending-without-file", missing=in_order(without))
    return (supplied,)


def break_pending(case: Case, *, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    """End an undecided case whose promise was not kept, on the day after the promised one.

    After the decision nothing ends by itself: where the materials may come until delivery, the
    certificate is not issued and nothing delivered until they are in (the steps' own guards), and
    only a clerk ends the case (`terminate`).
    """
    lapsed = None if case.decision else _promise_broken(case, on, calendar)
    return _ended(lapsed, PENDING_NOT_SUPPLIED) if lapsed else ()


def expire_correction(case: Case, *, on: date, calendar: Calendar) -> tuple[CaseEvent, ...]:
    """End a case whose correction was never answered, on the day after the one to answer by."""
    lapsed = None if case.imported else _answer_lapsed(case, on, calendar)
    return _ended(lapsed, CORRECTION_UNANSWERED) if lapsed else ()


def _ended(on: date, reason: str) -> tuple[CaseEvent, ...]:
    return (Terminated(on=on, by=SYSTEM, reason=reason), Concluded(on=on))


def _promise_broken(case: Case, on: date, calendar: Calendar) -> date | None:
    """Return since when a case waits in vain; what has come has come, said or not."""
    until = case.accepted.pending_until if case.accepted else None
    if until is None or case.phase not in {Phase.ACCEPTED, Phase.EXAMINED, Phase.GRANTED}:
        return None
    return _day_after(until, on, calendar) if case.pending & missing_materials(case) else None


def _answer_lapsed(case: Case, on: date, calendar: Calendar) -> date | None:
    """Return since when the correction notice is unanswered."""
    if case.notice is None or case.phase is not Phase.IN_CORRECTION:
        return None
    return _day_after(case.notice.answer_by, on, calendar)


@cites(CIVIL_CODE.art(203))
def _day_after(until: date, on: date, calendar: Calendar) -> date | None:
    """Return the day after the applicant's last day, once it has come.

    A last day that is a day off moves to the next working day; on a calendar that is not
    loaded nobody loses anything.
    """
    last = calendar.next_working_day(until)
    return last + ONE_DAY if on > last and calendar.is_loaded(last) else None


def terminate(case: Case, ended: Terminated, at: Occasion) -> tuple[CaseEvent, ...]:
    """End the case 终止办理, for a reason whose own condition is met.

    A grant ends so only while nothing was issued on it, because what was promised never came.
    """
    require(Step.TERMINATE, at.person, case)
    check = _TERMINATIONS.get(ended.reason)
    if check is None:
        raise Unlawful("no-such-reason", reason=ended.reason)
    if case.decision and ended.reason != PENDING_NOT_SUPPLIED:
        raise Unlawful("wrong-phase", phase=case.phase, step=Step.TERMINATE)
    refused = check(case, ended, at.calendar)
    if refused:
        raise refused
    return (ended, Concluded(on=ended.on))


def _applicant_died(case: Case, ended: Terminated, _calendar: Calendar) -> Unlawful | None:
    _check_words(ended.text)
    return None if _is_by_person(case) else Unlawful("applicant-is-no-person")


def _applicant_dissolved(case: Case, ended: Terminated, _calendar: Calendar) -> Unlawful | None:
    _check_words(ended.text)
    return Unlawful("applicant-is-a-person") if _is_by_person(case) else None


def _is_by_person(case: Case) -> bool:
    return case.applicant is not None and case.applicant.kind == NATURAL_PERSON


def _duplicate(case: Case, ended: Terminated, _calendar: Calendar) -> Unlawful | None:
    _check_words(ended.text)
    names_another = ended.other.strip() not in {"", case.number}
    return None if names_another else Unlawful("other-case-missing")


def _correction_unanswered(case: Case, ended: Terminated, calendar: Calendar) -> Unlawful | None:
    lapsed = _answer_lapsed(case, ended.on, calendar)
    return None if lapsed else Unlawful("answer-still-possible", LICENSING_LAW.art(32, 1, 4))


def _pending_not_supplied(case: Case, ended: Terminated, calendar: Calendar) -> Unlawful | None:
    if case.decision:
        _check_words(ended.text)
    broken = _promise_broken(case, ended.on, calendar)
    return None if broken else Unlawful("promise-not-broken")


_TERMINATIONS: Mapping[str, Callable[[Case, Terminated, Calendar], Unlawful | None]] = {
    "applicant-died": _applicant_died,
    "applicant-dissolved": _applicant_dissolved,
    "duplicate": _duplicate,
    CORRECTION_UNANSWERED: _correction_unanswered,
    PENDING_NOT_SUPPLIED: _pending_not_supplied,
}
TERMINATION_REASONS = frozenset(_TERMINATIONS)


def _materials_in(case: Case) -> date:
    """Return the day from which silence counts: 自收到申请材料之日起 (article 32(1)(4))."""
    if case.received is None:
        raise LookupError(case.phase)
    return case.corrected_on or case.received.on

"""The clocks of a case 办件: each due day, with its trace; computed, never stored alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from xuke.kernel.case.decision_limits import (
    ON_THE_SPOT,
    StatutoryDeadline,
    committed_due,
    limit_of,
    preliminary_due,
    statutory_due,
    was_missed,
)
from xuke.kernel.case.events import Granted, HearingRequested, SpecialProcedure
from xuke.kernel.case.state import Case, Outcome, Phase
from xuke.kernel.item.rule import Course
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import (
    DISCLOSURE_RULE,
    LICENSING_LAW,
    Citation,
    cites,
)
from xuke.kernel.law.limit import (
    Deadline,
    Span,
    TraceDay,
    day_before,
    deadline,
)

_TECHNICAL = frozenset(
    {SpecialProcedure.INSPECTION, SpecialProcedure.TESTING, SpecialProcedure.QUARANTINE}
)
"""检验、检测、检疫: for these article 55 asks that testers are appointed within days."""


class ClockName(StrEnum):
    """What a clock of a case limits."""

    COMPLETENESS = "completeness"
    CORRECTION_ANSWER = "correction-answer"
    PENDING = "pending"
    PRELIMINARY = "preliminary"
    STATUTORY = "statutory"
    COMMITTED = "committed"
    APPOINTMENT = "appointment"
    HEARING_REQUEST = "hearing-request"
    HEARING_HELD = "hearing-held"
    HEARING_NOTICE = "hearing-notice"
    COMMENT = "comment"
    DELIVERY = "delivery"
    DISCLOSURE = "disclosure"
    BAR = "bar"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that runs or ran: its last day, and when it was met or stopped with the case.

    A clock that silence overtook has no `done_on`, nor has one that still runs; `party` says whose
    it is, where each party has its own.
    """

    name: ClockName
    deadline: Deadline
    done_on: date | None
    citation: Citation | None
    party: str = ""


def _statutory(start: date, span: Span, calendar: Calendar) -> StatutoryDeadline:
    return StatutoryDeadline(deadline(start, span, calendar=calendar))


@cites(LICENSING_LAW.art(32, 1, 4))
def completeness_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return by when the authority must have told every gap, or have accepted."""
    if case.completeness_from is None:
        return None
    return _statutory(case.completeness_from, case.filed_rule.completeness, calendar)


@cites(LICENSING_LAW.art(32, 1, 4))
def is_judged_here(case: Case) -> bool:
    """Whether the days for telling gaps run here, so that somebody here may be late.

    Of an application that came to the old system nobody here knows what was told to whom; what
    answers a notice that was sent from here came in here.
    """
    return not case.imported or case.corrected_on is not None


@cites(LICENSING_LAW.art(55, 2))
def appointment_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return by when two testers must be appointed, where the case is tested at all."""
    procedure = case.procedure
    technical = any(one.procedure in _TECHNICAL for one in procedure.exclusions)
    if case.accepted is None or not (procedure.testers or technical):
        return None
    return _statutory(case.accepted.on, case.filed_rule.law.appointment, calendar)


@cites(LICENSING_LAW.art(47, 1))
def hearing_request_due(case: Case, party: str, calendar: Calendar) -> StatutoryDeadline | None:
    """Return until when this party may ask for a hearing, from when it was last told so."""
    told = [one.on for one in case.procedure.offered if one.party == party]
    return _statutory(told[-1], case.filed_rule.law.hearing_request, calendar) if told else None


@cites(LICENSING_LAW.art(47, 1))
def hearing_held_due(
    case: Case, request: HearingRequested, calendar: Calendar
) -> StatutoryDeadline:
    """Return by when the hearing that was asked for must be held."""
    return _statutory(request.asked, case.filed_rule.law.hearing_held, calendar)


@cites(LICENSING_LAW.art(48, 1, 1))
def notice_latest(case: Case, day: date, calendar: Calendar) -> date:
    """Return the last day for telling of a hearing: its own day is the seventh after the notice.

    Where the item's rule asks for full days, seven lie between the two.
    """
    rule = case.filed_rule
    end = day if rule.hearing_full_days else day + ONE_DAY
    return day_before(end, rule.law.hearing_notice, calendar) - ONE_DAY


@cites(LICENSING_LAW.art(48, 1, 1))
def earliest_hearing(case: Case, told_on: date, calendar: Calendar) -> date:
    """Return the first day on which a hearing that is told of on this day may be held."""
    rule = case.filed_rule
    due = deadline(told_on, rule.law.hearing_notice, calendar=calendar).due
    return calendar.next_working_day(due + ONE_DAY) if rule.hearing_full_days else due


@cites(LICENSING_LAW.art(44))
def delivery_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return by when the certificate, or by analogy the refusal, must be delivered.

    Where materials may come until delivery 容缺, it is not owed before they are in; then it is
    counted from the day they came, for until then the applicant's own promise held it up.
    """
    decided = case.decision
    if decided is None or (isinstance(decided, Granted) and case.pending):
        return None
    came = case.supplied_on if isinstance(decided, Granted) else None
    start = max(decided.on, came or decided.on)
    return _statutory(start, case.filed_rule.law.delivery, calendar)


@cites(LICENSING_LAW.art(40), DISCLOSURE_RULE.art(1))
def disclosure_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return by when a grant must be public: seven working days from the decision."""
    lapsed = case.terminated is not None and case.disclosed_on is None
    if not isinstance(case.decision, Granted) or lapsed:
        return None
    return _statutory(case.decision.on, case.filed_rule.law.disclosure, calendar)


def correction_answer_due(case: Case) -> Deadline | None:
    """Return until when the applicant may answer the notice, as the notice says."""
    return _named(case.notice.on, case.notice.answer_by) if case.notice else None


def pending_due(case: Case) -> Deadline | None:
    """Return until when materials that may come later must be in 容缺, as promised."""
    accepted = case.accepted
    if accepted is None or accepted.pending_until is None:
        return None
    return _named(accepted.on, accepted.pending_until)


def _named(start: date, until: date) -> Deadline:
    """Return a last day that stands in a document; nothing is counted towards it."""
    return Deadline(start, until, (), (TraceDay(start, "start"), TraceDay(until, "named")))


def next_due(case: Case, calendar: Calendar) -> Deadline | None:
    """Return the day by which whoever acts next must have acted, of several the first.

    A party's right to ask for a hearing is no duty: it lapses, and nobody is late.
    """
    return min(filter(None, _duties(case, calendar)), key=lambda one: one.due, default=None)


def _duties(case: Case, calendar: Calendar) -> Iterator[Deadline | None]:
    """Yield what is owed in this phase."""
    match case.phase:
        case Phase.RECEIVED if is_judged_here(case):
            yield completeness_due(case, calendar)
        case Phase.IN_CORRECTION:
            yield correction_answer_due(case)
        case Phase.ACCEPTED | Phase.EXAMINED:
            yield from _before_decision(case, calendar)
        case Phase.GRANTED | Phase.ISSUED | Phase.REFUSED:
            yield delivery_due(case, calendar)
        case _:
            pass
    if case.pending and case.phase in _PENDING_PHASES:
        yield pending_due(case)


_PENDING_PHASES = frozenset({Phase.ACCEPTED, Phase.EXAMINED, Phase.GRANTED, Phase.ISSUED})


def _before_decision(case: Case, calendar: Calendar) -> Iterator[Deadline | None]:
    """Yield what is owed before the decision, and the decision itself."""
    procedure = case.procedure
    # Before the case is forwarded the decision limit has not begun, afterwards the other is met.
    yield statutory_due(case, calendar) or preliminary_due(case, calendar)
    if procedure.testers is None:
        yield appointment_due(case, calendar)
    yield from (hearing_held_due(case, one, calendar) for one in procedure.awaiting)


def all_clocks(case: Case, calendar: Calendar) -> tuple[Clock, ...]:
    """Return every clock that runs or ran on the case, in the order in which they begin.

    A right to a hearing that was given up has no clock any more.
    """
    return (
        *_of_acceptance(case, calendar),
        *_of_limits(case, calendar),
        *_of_hearing(case, calendar),
        *_of_comment(case, calendar),
        *_of_closing(case, calendar),
    )


def _of_acceptance(case: Case, calendar: Calendar) -> Iterator[Clock]:
    """Yield the clocks of completeness, before and after a notice, and of what may come later."""
    place = LICENSING_LAW.art(32, 1, 4)
    if case.received and case.notice:
        first = _statutory(case.received.counts_from, case.filed_rule.completeness, calendar)
        yield Clock(ClockName.COMPLETENESS, first, case.notice.on, place)
    answer = correction_answer_due(case)
    if answer:
        done = case.corrected_on or case.closed_on
        yield Clock(ClockName.CORRECTION_ANSWER, answer, done, place)
    last = completeness_due(case, calendar)
    if last and (case.notice is None or case.corrected_on):
        yield Clock(ClockName.COMPLETENESS, last, _judged_on(case), place)
    pending = pending_due(case)
    if pending:
        yield Clock(ClockName.PENDING, pending, _supplied_on(case), None)


def _judged_on(case: Case) -> date | None:
    """Return when the authority said whether the application is complete; silence said nothing."""
    if case.accepted:
        return None if case.accepted.deemed else case.accepted.on
    return case.closed_on


def _supplied_on(case: Case) -> date | None:
    """Return when the last material came; a grant leaves it owed, any other end does not."""
    if not case.pending:
        return case.supplied_on
    return None if case.outcome is Outcome.GRANTED else case.closed_on


def _decided_on(case: Case) -> date | None:
    """Return when nothing was to be decided any more; what silence decided nobody did."""
    if was_missed(case):
        return None
    return case.decision.on if case.decision else case.closed_on


def _of_limits(case: Case, calendar: Calendar) -> Iterator[Clock]:
    """Yield the clocks between acceptance and decision."""
    procedure, closed = case.procedure, _decided_on(case)
    preliminary = preliminary_due(case, calendar)
    if preliminary:
        done = procedure.forwarded.on if procedure.forwarded else closed
        yield Clock(ClockName.PRELIMINARY, preliminary, done, LICENSING_LAW.art(43))
    statutory = statutory_due(case, calendar)
    if statutory:
        yield Clock(ClockName.STATUTORY, statutory, closed, _limit_basis(case, statutory.due))
    committed = committed_due(case, calendar)
    if committed:
        yield Clock(ClockName.COMMITTED, committed, closed, None)
    appointment = appointment_due(case, calendar)
    if appointment:
        done = procedure.testers.on if procedure.testers else closed
        yield Clock(ClockName.APPOINTMENT, appointment, done, LICENSING_LAW.art(55, 2))


def _limit_basis(case: Case, due: date) -> Citation:
    """Return the provision that sets the decision's last day."""
    if due == case.decide_by:
        return LICENSING_LAW.art(50, 2)
    if limit_of(case) is ON_THE_SPOT:
        return LICENSING_LAW.art(34, 2)
    return LICENSING_LAW.art(42, 2 if case.filed_rule.course is Course.JOINT else 1)


def _of_hearing(case: Case, calendar: Calendar) -> Iterator[Clock]:
    """Yield each party's clocks, and the notice of the day."""
    procedure, place = case.procedure, LICENSING_LAW.art(47, 1)
    asked = {one.party: one.on for one in procedure.requested}
    for party in dict.fromkeys(one.party for one in procedure.offered):
        ask = hearing_request_due(case, party, calendar)
        if ask and party not in procedure.waived:
            done = asked.get(party, _decided_on(case))
            yield Clock(ClockName.HEARING_REQUEST, ask, done, place, party)
    held = procedure.held.on if procedure.held else _decided_on(case)
    for one in procedure.requested:
        due = hearing_held_due(case, one, calendar)
        done = _decided_on(case) if one in procedure.awaiting else held
        yield Clock(ClockName.HEARING_HELD, due, done, place, one.party)
    if procedure.scheduled:
        notice = _notice_due(case, procedure.scheduled.day, calendar)
        told = procedure.scheduled.on
        yield Clock(ClockName.HEARING_NOTICE, notice, told, LICENSING_LAW.art(48, 1, 1))


def _notice_due(case: Case, day: date, calendar: Calendar) -> Deadline:
    """Return the last day for the notice, with the days that lie between it and the hearing."""
    latest = notice_latest(case, day, calendar)
    between = deadline(latest, case.filed_rule.law.hearing_notice, calendar=calendar)
    return replace(between, due=latest)


def comment_due(case: Case, since: date, calendar: Calendar) -> Deadline | None:
    """Return until when the public is asked at least; nothing where the item does not say."""
    span = case.filed_rule.public_notice
    return deadline(since, span, calendar=calendar) if span else None


def _of_comment(case: Case, calendar: Calendar) -> Iterator[Clock]:
    """Yield until when the public is asked; it may be asked longer than the item says."""
    invited, ended = case.procedure.comment, case.procedure.comment_ended
    if invited is None or invited.until is None:
        return
    least = comment_due(case, invited.on, calendar)
    due = least if least and least.due == invited.until else _named(invited.on, invited.until)
    yield Clock(ClockName.COMMENT, due, ended.on if ended else case.closed_on, None)


def _of_closing(case: Case, calendar: Calendar) -> Iterator[Clock]:
    """Yield the clocks that the decision starts, and until when the applicant is barred."""
    delivery, delivered = delivery_due(case, calendar), case.delivered
    if delivery:
        # Who publishes a notice in time is not late by the days for which it must run.
        done = delivered.begun if delivered else case.concluded_on
        yield Clock(ClockName.DELIVERY, delivery, done, LICENSING_LAW.art(44))
    disclosure = disclosure_due(case, calendar)
    if disclosure:
        yield Clock(ClockName.DISCLOSURE, disclosure, case.disclosed_on, LICENSING_LAW.art(40))
    # A bar that no day ends has no last day to count to.
    found = case.bar or case.registration_bar
    if found and found.until < date.max:
        bar = _named(found.on, found.until)
        place = Citation.parse(found.basis) if found.basis else None
        yield Clock(ClockName.BAR, bar, None, place)

"""Limits of a case 期限: lengthened once, or time that does not count (articles 42 and 45)."""

from dataclasses import replace

from xuke.kernel.case.decision_limits import limit_of, preliminary_due, statutory_due
from xuke.kernel.case.events import (
    CalendarChanged,
    CaseEvent,
    Exclusion,
    ExclusionAnnounced,
    ExclusionEnded,
    LimitExtended,
    RuleCorrected,
)
from xuke.kernel.case.exclusion import announced_end, pauses
from xuke.kernel.case.guards import is_not_extended, is_system
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import DECIDER, IN_HAND, UNDECIDED, by_examiner, right
from xuke.kernel.case.state import Case, Phase, evolve
from xuke.kernel.item.rule import Course
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import LICENSING_LAW, Citation, cites
from xuke.kernel.law.limit import Deadline, deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(42, 1), LICENSING_LAW.art(42, 2))
def extend(case: Case, event: LimitExtended, at: Occasion) -> tuple[CaseEvent, ...]:
    """Lengthen the limit once, while it runs, in writing and with the reason.

    Of a joint case the head of the government approves; his name is asked for. A due day that is
    provisional is judged as computed: a missing calendar must not take the extension away.
    """
    joint = case.filed_rule.course is Course.JOINT
    place = LICENSING_LAW.art(42, 2 if joint else 1)
    due = statutory_due(case, at.calendar)
    if due is None:
        raise Unlawful("not-forwarded", LICENSING_LAW.art(35))
    if event.on > due.due:
        raise Unlawful("extended-too-late", place, due=due.due.isoformat())
    _check_length(case, event, place)
    if joint and not event.approved_by.strip():
        raise Unlawful("approval-missing", place)
    _check_notice(event.reason, event.document, place)
    return (event,)


def _check_length(case: Case, event: LimitExtended, place: Citation) -> None:
    """Allow at most what the law gives."""
    most = case.filed_rule.extension.length
    if not 1 <= event.days <= most:
        raise Unlawful("extension-length", place, days=str(event.days), most=str(most))


def _check_notice(reason: str, document: str, place: Citation) -> None:
    """Ask for the reason in words and for the written notice to the applicant."""
    check_reason(reason, place)
    if not document.strip():
        raise Unlawful("notice-missing", place)


@cites(LICENSING_LAW.art(45))
def exclude(case: Case, event: ExclusionAnnounced, at: Occasion) -> tuple[CaseEvent, ...]:
    """Announce in writing how many days of a special procedure do not count, and from when."""
    place = LICENSING_LAW.art(45)
    if not pauses(event.procedure, case.filed_rule):
        raise Unlawful("not-a-special-procedure", place, procedure=event.procedure)
    if event.days < 1:
        raise Unlawful("exclusion-without-days", place)
    _check_notice(event.reason, event.document, place)
    going_on = _going_on(case, event)
    if going_on:
        _check_further(event, going_on, at)
    else:
        _check_first(case, event, at)
    return (event,)


def _going_on(case: Case, event: ExclusionAnnounced | ExclusionEnded) -> Exclusion | None:
    """Return the exclusion of this procedure that has not ended, if there is one."""
    named = (one for one in case.procedure.open_exclusions if one.procedure is event.procedure)
    return next(named, None)


def _check_first(case: Case, event: ExclusionAnnounced, at: Occasion) -> None:
    """Ask that the time begins while the limit runs, and not before the notice of it.

    Article 45 has the applicant told how long it will take: what will be, not what was. A notice
    that reached back could make a limit that was missed one that was kept.
    """
    place, due = LICENSING_LAW.art(45), _running(case, at)
    if event.since < due.start:
        raise Unlawful("exclusion-before-limit", place, start=due.start.isoformat())
    if event.since > due.due:
        raise Unlawful("exclusion-after-due", place, due=due.due.isoformat())
    if event.since < event.on:
        raise Unlawful("exclusion-backdated", place, on=event.on.isoformat())


def _running(case: Case, at: Occasion) -> Deadline:
    """Return the limit that runs: the decision's, or the lower authority's before it."""
    due = statutory_due(case, at.calendar) or preliminary_due(case, at.calendar)
    if due is None:
        raise LookupError(case.phase)
    return due


def _check_further(event: ExclusionAnnounced, going_on: Exclusion, at: Occasion) -> None:
    """Ask that a further notice keeps the first day, and comes while the announced days last."""
    place = LICENSING_LAW.art(45)
    if event.since != going_on.since:
        raise Unlawful("exclusion-start-moved", place, since=going_on.since.isoformat())
    end = announced_end(going_on, at.calendar)
    if event.on > end:
        raise Unlawful("exclusion-run-out", place, until=end.isoformat())


@cites(LICENSING_LAW.art(45))
def end_exclusion(case: Case, event: ExclusionEnded, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record that a special procedure is over; its last day is a fact, and not to come."""
    going_on = _going_on(case, event)
    if going_on is None:
        raise Unlawful("procedure-not-open", LICENSING_LAW.art(45), procedure=event.procedure)
    if not going_on.since <= event.until <= event.on:
        raise Unlawful("exclusion-end", LICENSING_LAW.art(45), since=going_on.since.isoformat())
    return (event,)


def note_calendar(_case: Case, changed: CalendarChanged, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Note that a new calendar has moved the due day; the calendar moved it, no act did."""
    return (changed,)


@cites(LICENSING_LAW.art(42, 1), LICENSING_LAW.art(5, 1))
def correct_rule(case: Case, corrected: RuleCorrected, at: Occasion) -> tuple[CaseEvent, ...]:
    """Put a limit that a provision gives in the place of one that none gives, in favour only.

    What is decided keeps its verdict (the right excludes it). A day that would be later is not
    put off by us: who applied relied on the earlier one.
    """
    check_reason(corrected.reason)
    was, now = expected_due(case, at.calendar), expected_due(evolve(case, corrected), at.calendar)
    if now.due > was.due:
        raise Unlawful(
            "correction-burdens",
            LICENSING_LAW.art(42, 1),
            was=was.due.isoformat(),
            now=now.due.isoformat(),
        )
    return (replace(corrected, was_due=was.due, now_due=now.due),)


def expected_due(case: Case, calendar: Calendar) -> Deadline:
    """Return by when the case is to be decided; before its acceptance, as if accepted at once."""
    due = statutory_due(case, calendar)
    if due is not None:
        return due
    if case.received is None:
        raise LookupError(case.phase)
    start = case.completeness_from or case.received.counts_from
    return deadline(start, limit_of(case), calendar=calendar)


def _goes_on(case: Case) -> bool:
    return bool(case.procedure.open_exclusions)


VERBS: tuple[Verb[Case], ...] = (
    Verb(name="exclude", event=ExclusionAnnounced, right=by_examiner(), decide=exclude),
    Verb(
        name="end-exclusion",
        event=ExclusionEnded,
        right=by_examiner(_goes_on),
        decide=end_exclusion,
    ),
    Verb(
        name="extend",
        event=LimitExtended,
        right=right(IN_HAND, *DECIDER, is_not_extended),
        decide=extend,
    ),
    Verb(
        name="correct-rule",
        event=RuleCorrected,
        right=right(UNDECIDED, is_system),
        decide=correct_rule,
        settled=frozenset({"was_due", "now_due"}),
        by_hand=False,
        of="extend",
    ),
    Verb(
        name="note-calendar",
        event=CalendarChanged,
        right=right(frozenset(Phase)),
        decide=note_calendar,
        by_hand=False,
        of="extend",
    ),
)

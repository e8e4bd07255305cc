"""The limits of the decision 办理期限: statutory, promised, and the lower authority's own."""

from dataclasses import replace
from datetime import date
from typing import NewType

from xuke.kernel.case.events import Granted
from xuke.kernel.case.exclusion import allowance, excluded
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.limit import Allowance, Deadline, Span, TraceDay, Unit, deadline

StatutoryDeadline = NewType("StatutoryDeadline", Deadline)
"""法定期限: the only one that may stand in a document with legal effect."""

CommittedDeadline = NewType("CommittedDeadline", Deadline)
"""承诺期限: the authority's own promise; missing it is no illegality."""

ON_THE_SPOT = Span(0, Unit.CALENDAR)
LICENCE_ENDS = "licence-ends"
"""The kind of day, in a trace, by which the licence's own end asks for the decision."""


@cites(LICENSING_LAW.art(35), LICENSING_LAW.art(43), LICENSING_LAW.art(45))
def preliminary_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return by when the lower authority must have examined and sent the case up.

    Its time is its own: article 42's extension is not given to it, article 45's exclusions are.
    """
    if case.accepted is None or case.filed_rule.course is not Course.TWO_LEVEL:
        return None
    given = Allowance(excluded=excluded(case, calendar))
    span = case.filed_rule.law.preliminary
    found = deadline(case.accepted.on, span, calendar=calendar, allowance=given)
    return StatutoryDeadline(_by_the_end(found, case))


@cites(
    LICENSING_LAW.art(35),
    LICENSING_LAW.art(42, 1),
    LICENSING_LAW.art(42, 2),
    LICENSING_LAW.art(43),
    LICENSING_LAW.art(45),
)
def statutory_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return the last day on which the decision is still in time; see `_day_zero` for its start.

    Cases handled jointly have the longer limit of article 42(2), all others their item's.
    """
    start = _day_zero(case)
    if start is None:
        return None
    found = deadline(start, limit_of(case), calendar=calendar, allowance=allowance(case, calendar))
    return StatutoryDeadline(_by_the_end(found, case))


@cites(LICENSING_LAW.art(34, 2))
def limit_of(case: Case) -> Span:
    """Return how long the decision may take: a commitment 告知承诺 is decided on the spot.

    On the spot is the day itself, or the next working day where it is a day off.
    """
    rule = case.filed_rule
    if case.commitment and not case.imported:
        return ON_THE_SPOT
    return rule.law.joint if rule.course is Course.JOINT else rule.statutory


@cites(LICENSING_LAW.art(50, 2))
def _by_the_end(found: Deadline, case: Case) -> Deadline:
    """Return the limit of a renewal: whatever lengthens it, it is decided before the licence ends.

    After the end nothing is left to decide: silence has granted it. Of one that could be accepted
    only after the end, as what was lacking came then, the licence waits for the usual limit.
    """
    end = case.decide_by
    accepted_late = case.accepted is not None and end is not None and case.accepted.on > end
    if end is None or found.due <= end or accepted_late:
        return found
    missing = tuple(year for year in found.missing_years if year <= end.year)
    if end <= found.start:
        # What was sent up only after the end was due before it.
        return Deadline(end, end, missing, (TraceDay(end, LICENCE_ENDS),))
    start, *days = found.trace
    last = next((day.counted for day in days if day.on == end), None)
    before = (day for day in days if day.on < end)
    trace = (start, *before, TraceDay(end, LICENCE_ENDS, last))
    return Deadline(found.start, end, missing, trace)


def _day_zero(case: Case) -> date | None:
    """Return the day after which the decision limit is counted, once there is one.

    Of a case that a lower authority examines first it is the day of forwarding: article 43 gives
    the lower one twenty days of its own from its acceptance, and before the materials are sent
    under article 35 the upper one has nothing to decide on. Were both counted from acceptance, a
    lower authority that used its days would leave the upper one none.
    Where a special law counts from receipt, it is the day zero of the complete materials.
    """
    if case.accepted is None:
        return None
    rule, forwarded = case.filed_rule, case.procedure.forwarded
    if rule.course is Course.TWO_LEVEL:
        return forwarded.on if forwarded else None
    return case.completeness_from if rule.counted_from_receipt else case.accepted.on


def committed_due(case: Case, calendar: Calendar) -> CommittedDeadline | None:
    """Return the promised day; excluded time lengthens it, an extension is not promised."""
    start = _day_zero(case)
    span = case.rule.committed if case.rule else None
    if start is None or span is None:
        return None
    if case.commitment and not case.imported:
        span = ON_THE_SPOT
    promised = allowance(case, calendar)
    if promised.extension:
        promised = replace(promised, extension=None)
    found = deadline(start, span, calendar=calendar, allowance=promised)
    return CommittedDeadline(_by_the_end(found, case))


@cites(LICENSING_LAW.art(50, 2))
def was_missed(case: Case) -> bool:
    """Whether silence has renewed the licence, because nobody decided."""
    return isinstance(case.decision, Granted) and case.decision.deemed


@cites(LICENSING_LAW.art(50, 2))
def was_in_time(case: Case, calendar: Calendar) -> bool | None:
    """Whether the decision came on or before the statutory due day; nothing if undecided.

    What silence granted was missed: the authority owed a decision before the licence ended.
    """
    if case.decision is None:
        return None
    if was_missed(case):
        return False
    due = statutory_due(case, calendar)
    return case.decision.on <= due.due if due else None


def was_on_the_spot(case: Case) -> bool:
    """当场办结: decided on the day of receipt."""
    received: date | None = case.received.on if case.received else None
    return case.decision is not None and case.decision.on == received

"""The clocks of a case 办件: each due day, with its trace; computed, never stored alone."""

from datetime import date
from typing import NewType

from xuke.kernel.calendar import Calendar
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.citation import DISCLOSURE_RULE, LICENSING_LAW, cites
from xuke.kernel.limit import Allowance, Deadline, Span, Unit, deadline

StatutoryDeadline = NewType("StatutoryDeadline", Deadline)
"""法定期限: the only one that may stand in a document with legal effect."""

CommittedDeadline = NewType("CommittedDeadline", Deadline)
"""承诺期限: the authority's own promise; missing it is no illegality."""

DELIVERY = Span(10, Unit.WORKING)
DISCLOSURE = Span(7, Unit.WORKING)


def allowance(case: Case) -> Allowance:
    """Return what lengthens the decision limit of this case (articles 42 and 45)."""
    return Allowance(
        excluded=tuple(one.period for one in case.excluded if one.period),
        excluded_days=sum(one.days for one in case.excluded),
        extended_days=case.extension.days if case.extension else 0,
    )


@cites(LICENSING_LAW.art(32, 1, 4))
def completeness_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return by when the authority must have told every gap, or have accepted."""
    if case.completeness_from is None:
        return None
    span = case.filed_rule.completeness
    return StatutoryDeadline(deadline(case.completeness_from, span, calendar=calendar))


@cites(LICENSING_LAW.art(42, 1), LICENSING_LAW.art(45))
def statutory_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return the last day on which the decision is still in time."""
    if case.accepted is None:
        return None
    span = case.filed_rule.statutory
    return StatutoryDeadline(
        deadline(case.accepted.on, span, calendar=calendar, allowance=allowance(case))
    )


def committed_due(case: Case, calendar: Calendar) -> CommittedDeadline | None:
    """Return the promised day; excluded time lengthens it, an extension is not promised."""
    span = case.rule.committed if case.rule else None
    if case.accepted is None or span is None:
        return None
    without = allowance(case)
    promised = Allowance(excluded=without.excluded, excluded_days=without.excluded_days)
    return CommittedDeadline(
        deadline(case.accepted.on, span, calendar=calendar, allowance=promised)
    )


@cites(LICENSING_LAW.art(44))
def delivery_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return by when the certificate or the decision must be delivered."""
    if case.decision is None:
        return None
    return StatutoryDeadline(deadline(case.decision.on, DELIVERY, calendar=calendar))


@cites(LICENSING_LAW.art(40), DISCLOSURE_RULE.art(1))
def disclosure_due(case: Case, calendar: Calendar) -> StatutoryDeadline | None:
    """Return by when the decision must be public: seven working days from the decision."""
    if case.decision is None:
        return None
    return StatutoryDeadline(deadline(case.decision.on, DISCLOSURE, calendar=calendar))


def next_due(case: Case, calendar: Calendar) -> Deadline | None:
    """Return the day by which whoever acts next must have acted."""
    match case.phase:
        case Phase.RECEIVED:
            return completeness_due(case, calendar)
        case Phase.ACCEPTED | Phase.EXAMINED:
            return statutory_due(case, calendar)
        case Phase.GRANTED | Phase.ISSUED | Phase.REFUSED:
            return delivery_due(case, calendar)
        case _:
            return None


def was_in_time(case: Case, calendar: Calendar) -> bool | None:
    """Whether the decision came on or before the statutory due day; nothing if undecided."""
    due = statutory_due(case, calendar)
    if due is None or case.decision is None:
        return None
    return case.decision.on <= due.due


def was_on_the_spot(case: Case) -> bool:
    """当场办结: decided on the day of receipt."""
    received: date | None = case.received.on if case.received else None
    return case.decision is not None and case.decision.on == received

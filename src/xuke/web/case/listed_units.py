"""In what the days of a list of cases are counted: by the law's limit, without opening a case."""

from datetime import date, timedelta
from typing import Final

from xuke import catalogue
from xuke.casework.case.worklist import Waiting
from xuke.casework.models import CaseRow
from xuke.casework.office import standing as offices
from xuke.catalogue.item import RECEIPT, Limit, Limits
from xuke.kernel.case.state import Phase
from xuke.kernel.item.rule import Course
from xuke.kernel.law.limit import Unit

EXAMINING: Final = frozenset({Phase.ACCEPTED.value, Phase.EXAMINED.value})
"""The phases in which the decision is due."""


def unit(row: CaseRow | Waiting, *, is_promise: bool) -> Unit:
    """Return whether every day counts of what is due, or working days alone, as its page says.

    Nothing is asked of the database: the rule is the item's of the day of receipt, with what the
    office promised then. What answers a notice is told in days; what is owed besides the decision
    has the general law's working days.
    """
    if row.phase == Phase.IN_CORRECTION and not is_promise:
        return Unit.CALENDAR
    if row.received_on is None or (row.phase not in EXAMINING and not is_promise):
        return Unit.WORKING
    limits = _limits(row, row.received_on)
    if is_promise and limits.committed:
        return _counted(limits.committed)
    return _counted(limits.statutory) if _is_decision(row, limits.statutory) else Unit.WORKING


def _limits(row: CaseRow | Waiting, received: date) -> Limits:
    """Return the limits that were copied onto the case when it was filed."""
    item = catalogue.item(row.item)
    try:
        found = item.limits_of(row.action, received)
    except catalogue.NotInForce:
        # Only an imported case is older than its item.
        found = item.limits_of(row.action)
    return offices.limits_at(row.authority, row.item, row.action, received, found)


def _is_decision(row: CaseRow | Waiting, limit: Limit) -> bool:
    """Whether the day is the decision's: testers and hearings are owed before its limit ends.

    Joint handling has the law's own limit, which is one of working days (article 42(2)).
    """
    start = row.received_on if limit.counted_from == RECEIPT else row.accepted_on
    if catalogue.item(row.item).procedure.course is Course.JOINT or not (start and row.due):
        return False
    return row.due >= start + timedelta(days=limit.span.length)


def _counted(limit: Limit) -> Unit:
    return Unit.WORKING if limit.span.unit is Unit.WORKING else Unit.CALENDAR

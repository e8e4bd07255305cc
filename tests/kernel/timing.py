"""A case whose days are counted, as the tests of clocks share it."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.kernel import cases
from tests.kernel.cases import CLERK, FIRST, HEAD, MON, RULE, after

from xuke.kernel.case.events import (
    Accepted,
    CaseEvent,
    ExclusionAnnounced,
    ExclusionEnded,
    Granted,
    HearingOffered,
    HearingRequested,
    Refused,
    SpecialProcedure,
)
from xuke.kernel.case.state import Case

TESTING = SpecialProcedure.TESTING
GRANTED = Granted(on=MON, by=HEAD.id, document="长卫许决〔2026〕1号")
REFUSED = Refused(on=MON, by=HEAD.id, document="1", reason="other", text="不符合条件")
OFFERED = HearingOffered(on=MON, by=FIRST.id, party="邻居")
REQUESTED = HearingRequested(on=date(2026, 3, 4), by=FIRST.id, party="邻居")


def day(number: int) -> date:
    """Return a day of March 2026, which begins on a Sunday."""
    return date(2026, 3, number)


def accepted(*happened: CaseEvent, **changes: Any) -> Case:  # noqa: ANN401 - of the rule
    """Return an accepted case whose rule differs in this, after these events."""
    case = cases.accepted()
    return after(replace(case, rule=replace(RULE, **changes)), happened)


def announced(
    since: int, days: int, until: int | None = None, procedure: SpecialProcedure = TESTING
) -> tuple[CaseEvent, ...]:
    """Return the announcement of days that do not count, and its end if there was one."""
    first = ExclusionAnnounced(
        on=day(since), by=FIRST.id, procedure=procedure, since=day(since), days=days
    )
    if until is None:
        return (first,)
    last = day(until)
    return first, ExclusionEnded(on=last, by=FIRST.id, procedure=procedure, until=last)


def pending(until: date) -> Case:
    """Return a case that was accepted although a material is still to come."""
    taken = Accepted(on=MON, by=CLERK.id, pending=("test-report",), pending_until=until)
    return after(cases.received(), (taken,))

"""A hearing from offer to minutes, as the tests of it share it."""

from datetime import date

from tests.kernel import cases
from tests.kernel.cases import APPLICANT, FIRST, HEAD, HOME, MON, after
from tests.kernel.dice import TEN

from xuke.kernel.case.events import (
    CaseEvent,
    HearingHeld,
    HearingOffered,
    HearingOrdered,
    HearingRequested,
    HearingScheduled,
)
from xuke.kernel.case.state import Case
from xuke.kernel.person import Person

LAW = "administrative-licensing-law"
NAME, PARTY = "虚构浴室", "邻居"
CHAIR = Person("chair", HOME, frozenset())
OFFERED = HearingOffered(on=MON, by=FIRST.id, party=NAME)
REQUESTED = HearingRequested(on=date(2026, 3, 9), by=APPLICANT.id, party=NAME)
ORDERED = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
SCHEDULED = HearingScheduled(
    on=MON, by=FIRST.id, day=date(2026, 3, 11), place="会议室", chair=CHAIR.id, announced=True
)
HELD = HearingHeld(
    on=date(2026, 3, 11), by=CHAIR.id, minutes="听证1号", text="笔录全文", signed_by=(NAME,)
)


def case_with(*events: CaseEvent) -> Case:
    return after(cases.accepted(), events)

"""What is missing or wrong in an application, and the notice that tells it."""

from datetime import date

from tests.kernel import deeds
from tests.kernel.cases import CLERK, MON, PLAIN, after

from xuke.kernel.case.events import Gap
from xuke.kernel.case.state import Case
from xuke.kernel.person import Person

FIFTH = date(2026, 3, 9)
SIXTH = date(2026, 3, 10)
REPORT = Gap(target="test-report", kind="missing", what="请补交检测报告")
ADDRESS = Gap(target="address", kind="not-in-statutory-form", what="地址不完整")


def notice(case: Case, *gaps: Gap, on: date = MON, person: Person = CLERK) -> Case:
    """Return the case after a correction notice."""
    events = deeds.request_correction(
        case, person=person, gaps=gaps, answer_by=date(2026, 4, 30), on=on, calendar=PLAIN
    )
    return after(case, events)

"""What is found and said in an examination, as the tests of it share it."""

from dataclasses import replace
from datetime import date

from tests.kernel.cases import FIRST, HEAD, HOME, MON, after
from tests.kernel.dice import TEN

from xuke.kernel.case.events import (
    Discussed,
    ExpertsAppointed,
    ExpertsReported,
    Forwarded,
    HearingOrdered,
    HearingScheduled,
    LegalityReviewed,
    PartyInformed,
    Recused,
    RepresentationsHeard,
)
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.person import Person, Role

LAW = "administrative-licensing-law"
LEGAL = Person("legal", HOME, frozenset({Role.LEGAL_REVIEWER}))
NAME = "虚构浴室"
EXPERTS = ExpertsAppointed(on=MON, by=FIRST.id, experts=("专家甲", "专家乙"))
REPORT = ExpertsReported(
    on=MON, by=FIRST.id, experts=("专家乙", "专家甲"), opinion="同意", passed=True
)
INFORMED = PartyInformed(
    on=MON, by=FIRST.id, party="邻居", interest="采光", answer_by=date(2026, 3, 9)
)
HEARD = RepresentationsHeard(on=MON, by=FIRST.id, party="邻居", text="不同意")
FORWARDED = Forwarded(on=MON, by=FIRST.id, to="虚构市卫生健康委员会", opinion="同意")
LEGALITY = LegalityReviewed(on=MON, by=LEGAL.id, opinion="合法", passed=True)
DISCUSSED = Discussed(on=MON, by=HEAD.id, members=(HEAD.id, "deputy"), conclusion="同意准予")


def scheduled(case: Case, who: str) -> Case:
    ordered = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
    notice = HearingScheduled(
        on=MON, by=FIRST.id, day=date(2026, 3, 11), place="会议室", chair=who, announced=True
    )
    return after(case, (ordered, notice))


def recused(case: Case, who: str) -> Case:
    return after(case, (Recused(on=MON, by=HEAD.id, person=who, reason=TEN),))


def two_level(case: Case) -> Case:
    return replace(case, rule=replace(case.filed_rule, course=Course.TWO_LEVEL))

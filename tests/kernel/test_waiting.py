"""Every open case has somebody who must act next; that he may is what the walk shows."""

from dataclasses import replace

import pytest
from tests.kernel import cases
from tests.kernel.cases import FIRST, HEAD, MON, after
from tests.kernel.dice import TEN

from xuke.kernel.case.events import (
    CountersignRequested,
    ExclusionAnnounced,
    HandedOver,
    HearingOffered,
    HearingOrdered,
    HearingScheduled,
    PartyInformed,
    SpecialProcedure,
)
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.waiting import NextActor, next_actor
from xuke.kernel.item.rule import Course, PendingMode, Tolerance
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.person import Role

ORDERED = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
SCHEDULED = HearingScheduled(on=MON, by=FIRST.id, day=MON, place="会议室", chair="chair")
INFORMED = PartyInformed(on=MON, by=FIRST.id, party="邻居", interest="采光", answer_by=MON)
EXCLUDED = ExclusionAnnounced(
    on=MON, by=FIRST.id, procedure=SpecialProcedure.TESTING, since=MON, days=5
)
OFFERED = tuple(HearingOffered(on=MON, by="x", party=one) for one in ("虚构浴室", "邻居"))


def ruled(case: Case, **change: object) -> Case:
    return replace(case, rule=replace(case.filed_rule, **change))  # type: ignore[arg-type]


def pending(case: Case, mode: PendingMode) -> Case:
    later = Tolerance(mode=mode, within=Span(5, Unit.WORKING))
    return replace(ruled(case, tolerance=later), pending=frozenset({"floor-plan"}))


def handed(case: Case, role: Role) -> Case:
    return after(case, (HandedOver(on=MON, by="x", role=role, to="chosen", reason=TEN),))


@pytest.mark.parametrize(
    ("case", "actor"),
    [
        pytest.param(cases.drafted(), NextActor(Role.APPLICANT), id="a draft"),
        pytest.param(cases.received(), NextActor(Role.CLERK), id="received"),
        pytest.param(
            handed(cases.received(), Role.CLERK), NextActor(Role.CLERK, ("chosen",)), id="given"
        ),
        pytest.param(
            replace(cases.received(), phase=Phase.IN_CORRECTION),
            NextActor(Role.APPLICANT),
            id="in correction",
        ),
        pytest.param(cases.accepted(), NextActor(Role.EXAMINER), id="accepted"),
        pytest.param(
            after(cases.accepted(), (ORDERED, SCHEDULED)),
            NextActor(Role.EXAMINER),
            id="a hearing does not keep from examining",
        ),
        pytest.param(cases.examined(), NextActor(Role.DECIDER), id="examined"),
        pytest.param(
            handed(cases.examined(), Role.DECIDER),
            NextActor(Role.DECIDER, ("chosen",)),
            id="decider given",
        ),
        pytest.param(
            after(cases.examined(), (CountersignRequested(on=MON, by="x", signers=("a", "b")),)),
            NextActor(Role.DECIDER, ("a", "b")),
            id="signers",
        ),
        pytest.param(
            ruled(cases.examined(), legality_review=True),
            NextActor(Role.LEGAL_REVIEWER),
            id="legal review",
        ),
        pytest.param(
            ruled(cases.examined(), discussion=True), NextActor(Role.DECIDER), id="discussion"
        ),
        pytest.param(
            ruled(cases.examined(), expert_review=True), NextActor(Role.EXAMINER), id="experts"
        ),
        pytest.param(
            ruled(cases.examined(), site_verification=True), NextActor(Role.EXAMINER), id="site"
        ),
        pytest.param(
            ruled(cases.examined(passed=False), site_verification=True),
            NextActor(Role.DECIDER),
            id="no site where it will be refused",
        ),
        pytest.param(
            ruled(cases.examined(), course=Course.TWO_LEVEL), NextActor(Role.EXAMINER), id="report"
        ),
        pytest.param(
            after(cases.examined(), (EXCLUDED,)), NextActor(Role.EXAMINER), id="an open exclusion"
        ),
        pytest.param(
            after(cases.examined(), (ORDERED,)), NextActor(Role.EXAMINER), id="to be scheduled"
        ),
        pytest.param(
            after(cases.examined(), (ORDERED, SCHEDULED)),
            NextActor(Role.EXAMINER, ("chair",)),
            id="to be held",
        ),
        pytest.param(
            after(cases.examined(), (INFORMED,)), NextActor(Role.EXAMINER), id="to be offered"
        ),
        pytest.param(
            after(cases.examined(), (INFORMED, *OFFERED)), NextActor(Role.DECIDER), id="offered"
        ),
        pytest.param(
            pending(cases.examined(), PendingMode.BEFORE_DECISION),
            NextActor(Role.APPLICANT),
            id="materials before the decision",
        ),
        pytest.param(
            pending(cases.examined(passed=False), PendingMode.BEFORE_DECISION),
            NextActor(Role.DECIDER),
            id="a refusal waits for none",
        ),
        pytest.param(
            pending(cases.examined(), PendingMode.BEFORE_DELIVERY),
            NextActor(Role.DECIDER),
            id="materials before delivery do not keep from deciding",
        ),
        pytest.param(cases.granted(), NextActor(Role.CLERK), id="granted"),
        pytest.param(
            pending(cases.granted(), PendingMode.BEFORE_DELIVERY),
            NextActor(Role.APPLICANT),
            id="but from delivering",
        ),
        pytest.param(
            pending(cases.accepted(), PendingMode.BEFORE_DELIVERY),
            NextActor(Role.EXAMINER),
            id="and not from examining",
        ),
        pytest.param(cases.issued(), NextActor(Role.CLERK), id="issued"),
        pytest.param(
            pending(replace(cases.granted(), phase=Phase.REFUSED), PendingMode.BEFORE_DELIVERY),
            NextActor(Role.CLERK),
            id="refused",
        ),
        pytest.param(Case(), None, id="nothing yet"),
        pytest.param(replace(cases.issued(), phase=Phase.CONCLUDED), None, id="concluded"),
        pytest.param(replace(cases.accepted(), phase=Phase.WITHDRAWN), None, id="withdrawn"),
    ],
)
def test_it_is_known_who_acts_next(case: Case, actor: NextActor | None) -> None:
    assert next_actor(case) == actor

"""What the random walks found, each in the fewest events in which it happens."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.kernel import cases, deeds, licence_deeds, licences
from tests.kernel.cases import FIRST, HEAD, HOME, MON, PLAIN, SECOND, after, at
from tests.kernel.deeds import Deed
from tests.kernel.dice import TEN
from tests.kernel.licences import (
    ANNULLED,
    BY_EXAMINER,
    BY_HEAD,
    END,
    OVER,
    REVOKED,
    SUSPENDED,
    WITHDRAWN,
    heard,
    intent,
    issued,
    plain,
    refused,
)

from xuke.kernel.case.events import (
    CalledBack,
    ExpertsAppointed,
    ExpertsReported,
    HearingOrdered,
    HearingScheduled,
    LegalityReviewed,
    Returned,
)
from xuke.kernel.case.state import Case
from xuke.kernel.item.licence import VerificationRule
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    Deregistered,
    DeregistrationProposed,
    LicenceEvent,
    Modified,
    PeriodicallyVerified,
    ReviewPassed,
    Suspended,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import GROUND_BASIS, AdverseAct, DeregistrationGround
from xuke.kernel.person import Person, Role

EXAMINER = Person(FIRST.id, HOME, frozenset(Role))
"""Whoever examined, with every other role as well."""
NAMED = ExpertsAppointed(on=MON, by=FIRST.id, experts=("甲",))
REPORTED = ExpertsReported(on=MON, by=FIRST.id, experts=("甲",), opinion=TEN, passed=True)
MORE = ExpertsAppointed(on=MON, by=FIRST.id, experts=("乙",))
BACK = Returned(on=MON, by=HEAD.id, reason=TEN)


def told(reason: Unlawful | None) -> tuple[str, str]:
    return (reason.code, str(reason.citation or "")) if reason else ("", "")


@pytest.mark.parametrize("events", [(NAMED,), (NAMED, REPORTED, MORE)])
@pytest.mark.parametrize("step", ["grant", "refuse"])
def test_a_decision_waits_for_every_expert_who_was_named(
    step: str, events: tuple[ExpertsAppointed, ...]
) -> None:
    case = after(cases.examined(), events)

    assert told(deeds.refusal(step, HEAD, case)) == ("expert-review-missing", "")


def test_once_every_expert_has_reported_a_case_is_decided() -> None:
    case = after(cases.examined(), (NAMED, REPORTED))

    assert deeds.refusal("grant", HEAD, case) is None


def returned() -> Case:
    """Return a case that two persons examined, and that was sent back."""
    return after(cases.examined(), (BACK,))


def examined_anew() -> Case:
    """Return a case that was sent back, and that others examined then."""
    others = [cases.examination(Person(one)) for one in ("third", "fourth")]
    return after(returned(), tuple(others))


@pytest.mark.parametrize("step", ["grant", "refuse", "review-legality"])
def test_whoever_examined_decides_and_reviews_nothing_though_it_was_sent_back(step: str) -> None:
    case = examined_anew()

    reason = deeds.refusal(step, EXAMINER, case)

    assert told(reason) == ("examined-by-same-person", "administrative-licensing-law/34/3")


def test_whoever_examined_may_examine_anew_what_was_sent_back() -> None:
    assert deeds.refusal("examine", FIRST, returned()) is None


def test_whoever_called_his_opinion_back_may_examine_but_not_decide() -> None:
    case = after(cases.examined(), (CalledBack(on=MON, by=SECOND.id, reason=TEN),))

    assert deeds.refusal("examine", SECOND, case) is None
    assert case.examined_before == {SECOND.id}


@pytest.mark.parametrize("chair", [FIRST.id, "lawyer"])
def test_whoever_ever_examined_or_reviewed_chairs_no_hearing(chair: str) -> None:
    reviewed = LegalityReviewed(on=MON, by="lawyer", opinion=TEN, passed=True)
    ordered = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
    case = after(cases.examined(), (reviewed, BACK, ordered))
    notice = HearingScheduled(
        on=MON,
        by="third",
        day=MON + timedelta(days=20),
        place="会议室",
        chair=chair,
        announced=True,
    )
    third = Person("third", HOME, frozenset({Role.EXAMINER}))

    found = cases.refusal_of(lambda: deeds.schedule(case, notice, at(third)))

    assert found == ("chair-took-part", "administrative-licensing-law/48/1/3", {"who": chair})


def test_the_days_work_leaves_a_draft_alone() -> None:
    draft = cases.drafted()

    assert deeds.break_pending(draft, on=MON, calendar=PLAIN) == ()


ADVERSE = [
    (AdverseAct.SUSPENSION, licence_deeds.suspend, SUSPENDED),
    (AdverseAct.WITHDRAWAL, licence_deeds.withdraw, WITHDRAWN),
    (AdverseAct.ANNULMENT, licence_deeds.annul, ANNULLED),
    (AdverseAct.REVOCATION, licence_deeds.revoke, REVOKED),
]
TERM_OVER = LICENSING_LAW.art(70, 1, 1)


def dated(event: LicenceEvent, on: date) -> LicenceEvent:
    """Return the act of this day; only a suspension has a last one."""
    if isinstance(event, Suspended):
        return replace(event, on=on, until=on + timedelta(days=9))
    return replace(event, on=on)


@pytest.mark.parametrize(("act", "decide", "event"), ADVERSE)
def test_what_has_run_out_is_not_taken_away(
    act: AdverseAct, decide: Deed[Licence], event: Suspended
) -> None:
    with refused("term-over", TERM_OVER, until=END.isoformat()):
        decide(issued(heard(act)), dated(event, OVER), BY_HEAD)


@pytest.mark.parametrize(("act", "decide", "event"), ADVERSE)
def test_on_its_last_day_it_is(act: AdverseAct, decide: Deed[Licence], event: Suspended) -> None:
    done = dated(event, END)

    assert decide(issued(intent(act), heard(act)), done, BY_HEAD) == (done,)


def changed_hands() -> Licence:
    """Return a clinic's licence that a person holds since a change."""
    change = Modified(
        on=licences.LATER,
        by="clerk",
        case="case-2",
        changes={"name": "虚构某"},
        holder=licences.PERSON,
    )
    return plain(change)


def test_whether_a_person_or_a_body_is_gone_is_asked_of_todays_holder() -> None:
    gone = Deregistered(on=licences.LATER, by="head", ground=DeregistrationGround.PERSON_GONE)
    dissolved = replace(gone, ground=DeregistrationGround.BODY_DISSOLVED)

    told = DeregistrationProposed(
        on=licences.LATER, by="clerk", ground=gone.ground, evidence=licences.REASON
    )

    stated = licences.after(changed_hands(), (told,))
    assert licence_deeds.deregister(stated, gone, BY_HEAD) == (gone,)
    with refused("holder-is-no-body", GROUND_BASIS[dissolved.ground]):
        licence_deeds.deregister(changed_hands(), dissolved, BY_HEAD)


YEARLY = licences.with_rule(
    verification=(VerificationRule(beds=0, every=Span(1, Unit.YEAR)),),
    review_every=Span(1, Unit.YEAR),
)


@pytest.mark.parametrize(
    ("on", "due"),
    [
        pytest.param(date(2026, 12, 20), date(2028, 3, 2), id="passed again at once"),
        pytest.param(date(2027, 3, 1), date(2028, 3, 2), id="on the period's last day"),
        pytest.param(date(2027, 3, 2), date(2029, 3, 2), id="in the next period"),
        pytest.param(date(2028, 3, 2), date(2029, 3, 2), id="when it is due"),
        pytest.param(date(2028, 3, 3), date(2029, 3, 3), id="too late"),
    ],
)
def test_what_was_passed_for_a_period_is_not_passed_for_another(on: date, due: date) -> None:
    early = date(2026, 12, 10)
    licence = issued(**YEARLY)
    verified, reviewed = (
        PeriodicallyVerified(on=early, by="first"),
        ReviewPassed(on=early, by="first"),
    )

    first = (
        *licence_deeds.verify(licence, verified, BY_EXAMINER),
        *licence_deeds.review(licence, reviewed, BY_EXAMINER),
    )
    after_both = issued(*first, **YEARLY)

    again, reviewed_again = replace(verified, on=on), replace(reviewed, on=on)
    assert licence_deeds.verify(after_both, again, BY_EXAMINER) == (replace(again, next_due=due),)
    assert licence_deeds.review(after_both, reviewed_again, BY_EXAMINER) == (
        replace(reviewed_again, next_due=due),
    )

"""What may be done next, by whom, and why not: one source for pages, programs and acts."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases
from tests.kernel.cases import APPLICANT, CLERK, FIRST, HEAD, HOME, MON, after

from xuke.kernel.case.events import (
    CountersignRequested,
    ExclusionAnnounced,
    ExpertsAppointed,
    HandedOver,
    HearingHeld,
    HearingOffered,
    HearingOrdered,
    HearingScheduled,
    Recused,
    SpecialProcedure,
)
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.steps import NextStep, Step, holder, next_steps, open_matter, refusal, require
from xuke.kernel.item.rule import Channel, Course, PendingMode, Tolerance
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person, Role

LAW = "administrative-licensing-law"
TEN = "一二三四五六七八九十"
EXAMINING = {
    Step.VERIFY_SITE,
    Step.APPOINT_TESTERS,
    Step.TEST,
    Step.APPOINT_EXPERTS,
    Step.INFORM_PARTY,
    Step.HEAR,
    Step.OFFER_HEARING,
    Step.ORDER_HEARING,
    Step.EXCLUDE,
    Step.EXTEND,
}
HANDLING = {Step.HAND_OVER, Step.RECUSE}
DECIDING = {
    Step.REVIEW_LEGALITY,
    Step.DISCUSS,
    Step.RETURN,
    Step.REQUEST_COUNTERSIGN,
    Step.ADD_SIGNER,
    Step.GRANT,
    Step.REFUSE,
    Step.CALL_BACK,
}
WITHDRAWN_OR_ENDED = {Step.WITHDRAW, Step.TERMINATE}
ORDERED = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
SCHEDULED = HearingScheduled(on=MON, by=FIRST.id, day=MON, place="会议室", chair="chair")


def called_for(case: Case) -> set[Step]:
    return {one.step for one in next_steps(FIRST, case)}


@pytest.mark.parametrize(
    ("case", "steps"),
    [
        pytest.param(
            cases.drafted(), {Step.ATTACH, Step.SUBMIT, Step.WITHDRAW}, id="a draft is filed"
        ),
        pytest.param(
            cases.received(),
            {
                Step.ACCEPT,
                Step.CORRECT_ON_THE_SPOT,
                Step.REQUEST_CORRECTION,
                Step.NOT_ACCEPT,
                *HANDLING,
                *WITHDRAWN_OR_ENDED,
            },
            id="what was received is accepted or not",
        ),
        pytest.param(
            cases.accepted(),
            {Step.EXAMINE, *EXAMINING, *HANDLING, *WITHDRAWN_OR_ENDED},
            id="what was accepted is examined",
        ),
        pytest.param(
            cases.examined(),
            EXAMINING | DECIDING | HANDLING | WITHDRAWN_OR_ENDED,
            id="what was examined is decided",
        ),
        pytest.param(
            cases.granted(),
            {Step.ISSUE, Step.DELIVER, Step.DISCLOSE, *HANDLING},
            id="what was granted is issued",
        ),
        pytest.param(
            cases.issued(),
            {Step.DELIVER, Step.DISCLOSE, *HANDLING},
            id="what was issued is delivered",
        ),
        pytest.param(
            replace(cases.issued(), phase=Phase.CONCLUDED), {Step.DISCLOSE}, id="then it is public"
        ),
    ],
)
def test_the_case_calls_for_these_steps_and_no_others(case: Case, steps: set[Step]) -> None:
    assert called_for(case) == steps


def with_rule(case: Case, **change: object) -> Case:
    return replace(case, rule=replace(case.filed_rule, **change))  # type: ignore[arg-type]


LATER = Tolerance(mode=PendingMode.BEFORE_DELIVERY, within=Span(5, Unit.WORKING))
EXCLUDED = ExclusionAnnounced(
    on=MON, by=FIRST.id, procedure=SpecialProcedure.TESTING, since=MON, days=5
)


@pytest.mark.parametrize(
    ("case", "step"),
    [
        pytest.param(
            with_rule(cases.examined(), course=Course.TWO_LEVEL), Step.FORWARD, id="two levels"
        ),
        pytest.param(
            replace(cases.accepted(), pending=frozenset({"x"})), Step.SUPPLY_PENDING, id="pending"
        ),
        pytest.param(
            replace(cases.accepted(), pending=frozenset({"x"})), Step.ATTACH, id="pending files"
        ),
        pytest.param(
            with_rule(cases.received(), tolerance=LATER), Step.ACCEPT_PENDING, id="tolerant item"
        ),
        pytest.param(
            after(cases.accepted(), (EXCLUDED,)), Step.END_EXCLUSION, id="an open exclusion"
        ),
        pytest.param(
            after(cases.accepted(), (ExpertsAppointed(on=MON, by="x", experts=("专家",)),)),
            Step.REPORT_EXPERTS,
            id="experts appointed",
        ),
        pytest.param(
            after(cases.accepted(), (HearingOffered(on=MON, by="x", party="甲"),)),
            Step.REQUEST_HEARING,
            id="a hearing offered is asked for",
        ),
        pytest.param(
            after(cases.accepted(), (HearingOffered(on=MON, by="x", party="甲"),)),
            Step.WAIVE_HEARING,
            id="or given up",
        ),
        pytest.param(after(cases.accepted(), (ORDERED,)), Step.SCHEDULE_HEARING, id="owed"),
        pytest.param(after(cases.accepted(), (ORDERED, SCHEDULED)), Step.HOLD_HEARING, id="due"),
        pytest.param(
            after(cases.examined(), (CountersignRequested(on=MON, by="x", signers=("a",)),)),
            Step.COUNTERSIGN,
            id="signers asked",
        ),
        pytest.param(
            after(cases.examined(), (CountersignRequested(on=MON, by="x", signers=("a",)),)),
            Step.REMOVE_SIGNER,
            id="signers removed",
        ),
    ],
)
def test_some_steps_are_called_for_only_by_what_happened(case: Case, step: Step) -> None:
    plain = {*called_for(cases.accepted()), *called_for(cases.examined())}

    assert step in called_for(case)
    assert step not in plain | called_for(cases.received())


def test_what_is_not_called_for_is_refused_with_the_phase() -> None:
    refused = refusal(Step.GRANT, HEAD, cases.accepted())

    assert refused
    assert (refused.code, refused.facts) == (
        "wrong-phase",
        {"phase": Phase.ACCEPTED, "step": Step.GRANT},
    )


def test_a_step_says_whether_it_is_allowed_and_if_not_why() -> None:
    found = {one.step: one for one in next_steps(HEAD, cases.examined())}

    assert found[Step.GRANT] == NextStep(Step.GRANT, None)
    assert found[Step.GRANT].allowed
    legality = found[Step.REVIEW_LEGALITY]
    assert (legality.allowed, legality.refusal and legality.refusal.code) == (False, "role-missing")


def test_what_is_required_is_refused_by_raising() -> None:
    require(Step.GRANT, HEAD, cases.examined())

    with pytest.raises(Unlawful, match="role-missing"):
        require(Step.GRANT, FIRST, cases.examined())


def test_a_recused_person_takes_no_step_at_all() -> None:
    case = after(cases.examined(), (Recused(on=MON, by="x", person=HEAD.id, reason=TEN),))

    assert {one.refusal.code for one in next_steps(HEAD, case) if one.refusal} == {"recused"}
    assert not any(one.allowed for one in next_steps(HEAD, case))


@pytest.mark.parametrize("step", sorted(Step))
def test_nobody_without_rights_has_a_step_of_an_official(step: Step) -> None:
    stranger = Person("stranger")
    everything = (
        cases.received(),
        cases.accepted(),
        cases.examined(),
        cases.granted(),
        cases.issued(),
    )

    assert all(refusal(step, stranger, case) for case in everything)


@pytest.mark.parametrize("step", [Step.HAND_OVER, Step.RECUSE])
@pytest.mark.parametrize(
    ("role", "allowed"),
    [(role, role in {"clerk", "examiner", "decider", "legal-reviewer"}) for role in sorted(Role)],
)
def test_those_who_handle_cases_hand_over_and_stand_aside(
    step: Step, role: Role, allowed: bool
) -> None:
    person = Person("somebody", HOME, frozenset({role}))

    assert (refusal(step, person, cases.accepted()) is None) is allowed


def test_a_clerk_s_own_paper_is_not_his_application_but_his_own_online_filing_is() -> None:
    online = replace(cases.accepted(), owner=CLERK.id)

    refused = refusal(Step.HAND_OVER, CLERK, online)

    assert refused
    assert refused.code == "own-application"
    assert refusal(Step.HAND_OVER, CLERK, replace(online, channel=Channel.POST)) is None


def test_what_was_handed_to_one_clerk_another_does_not_do() -> None:
    handed = HandedOver(on=MON, by="x", role=Role.CLERK, to="other", reason=TEN)
    case = after(cases.issued(), (handed,))

    refused = refusal(Step.DELIVER, CLERK, case)

    assert holder(case, Role.CLERK) == "other"
    assert refused
    assert (refused.code, refused.facts) == ("assigned-to-other", {"to": "other"})
    assert refusal(Step.DISCLOSE, cases.PUBLISHER, case) is None


@pytest.mark.parametrize(
    ("case", "code"),
    [
        pytest.param(cases.examined(), None, id="nothing open"),
        pytest.param(after(cases.examined(), (ORDERED,)), "hearing-owed", id="a hearing"),
        pytest.param(after(cases.examined(), (EXCLUDED,)), "procedure-open", id="a procedure"),
        pytest.param(
            with_rule(cases.examined(), site_verification=True),
            "site-verification-missing",
            id="a verification before a grant",
        ),
        pytest.param(
            with_rule(cases.examined(passed=False), site_verification=True),
            None,
            id="none before a refusal",
        ),
        pytest.param(
            with_rule(cases.examined(passed=False), legality_review=True),
            "legality-review-missing",
            id="a legal review before either",
        ),
    ],
)
def test_what_is_open_before_the_decision_is_known(case: Case, code: str | None) -> None:
    matter = open_matter(case)

    assert (matter.code if matter else None) == code


def test_an_open_exclusion_is_named() -> None:
    matter = open_matter(after(cases.examined(), (EXCLUDED,)))

    assert matter
    assert (str(matter.citation), matter.facts) == (f"{LAW}/45", {"procedure": "testing"})


def test_the_applicant_asks_for_his_hearing_and_others_through_an_examiner() -> None:
    case = after(cases.accepted(), (HearingOffered(on=MON, by="x", party="甲"),))

    assert refusal(Step.REQUEST_HEARING, APPLICANT, case) is None
    assert refusal(Step.REQUEST_HEARING, FIRST, case) is None
    refused = refusal(Step.REQUEST_HEARING, HEAD, case)
    assert refused
    assert refused.code == "not-your-case"


def test_after_a_hearing_none_is_due() -> None:
    held = HearingHeld(on=date(2026, 3, 2), by="chair", minutes="1", text="x", signed_by=("甲",))
    case = after(cases.accepted(), (ORDERED, SCHEDULED, held))

    assert not called_for(case) & {Step.SCHEDULE_HEARING, Step.HOLD_HEARING, Step.OFFER_HEARING}


@pytest.mark.parametrize(
    ("role", "case", "steps"),
    [
        pytest.param(
            Role.CLERK,
            cases.received(),
            {
                Step.ACCEPT,
                Step.CORRECT_ON_THE_SPOT,
                Step.REQUEST_CORRECTION,
                Step.NOT_ACCEPT,
                Step.TERMINATE,
            },
            id="a clerk's",
        ),
        pytest.param(
            Role.EXAMINER,
            cases.accepted(),
            {Step.EXAMINE, *EXAMINING} - {Step.ORDER_HEARING, Step.EXTEND},
            id="an examiner's",
        ),
        pytest.param(
            Role.LEGAL_REVIEWER, cases.examined(), {Step.REVIEW_LEGALITY}, id="a legal reviewer's"
        ),
        pytest.param(
            Role.DECIDER,
            cases.examined(),
            {
                Step.ORDER_HEARING,
                Step.DISCUSS,
                Step.RETURN,
                Step.REQUEST_COUNTERSIGN,
                Step.ADD_SIGNER,
                Step.GRANT,
                Step.REFUSE,
            },
            id="a decider's",
        ),
    ],
)
def test_what_waits_for_a_role_waits_for_the_one_to_whom_it_was_handed_over(
    role: Role, case: Case, steps: set[Step]
) -> None:
    colleague = Person("colleague", HOME, frozenset({role}))
    handed = after(case, (HandedOver(on=MON, by="x", role=role, to="other", reason=TEN),))

    kept = {
        one.step
        for one in next_steps(colleague, handed)
        if one.refusal and one.refusal.code == "assigned-to-other"
    }

    assert kept == steps

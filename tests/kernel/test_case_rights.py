"""What may be done next, by whom, and why not: one source for pages, programs and acts."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
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
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.rights import holder, open_matter
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Channel, Course, PendingMode, Tolerance
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person, Role
from xuke.kernel.stream import Next

LAW = "administrative-licensing-law"
TEN = "一二三四五六七八九十"
EXAMINING = {
    "verify-site",
    "appoint-testers",
    "test",
    "appoint-experts",
    "inform-party",
    "hear",
    "offer-hearing",
    "order-hearing",
    "invite-comment",
    "exclude",
    "extend",
}
HANDLING = {"hand-over", "recuse"}
DECIDING = {
    "review-legality",
    "discuss",
    "return",
    "request-countersign",
    "add-signer",
    "grant",
    "refuse",
    "call-back",
}
WITHDRAWN_OR_ENDED = {"withdraw", "terminate"}
ORDERED = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
SCHEDULED = HearingScheduled(on=MON, by=FIRST.id, day=MON, place="会议室", chair="chair")


def called_for(case: Case) -> set[str]:
    return {one.name for one in CASE.next(FIRST, case)}


@pytest.mark.parametrize(
    ("case", "verbs"),
    [
        pytest.param(cases.drafted(), {"attach", "submit", "withdraw"}, id="a draft is filed"),
        pytest.param(
            cases.received(),
            {
                "accept",
                "correct-on-the-spot",
                "request-correction",
                "not-accept",
                "tell-untruth",
                *HANDLING,
                *WITHDRAWN_OR_ENDED,
            },
            id="what was received is accepted or not",
        ),
        pytest.param(
            cases.accepted(),
            {"examine", "tell-untruth", "request-amendment"}
            | EXAMINING
            | HANDLING
            | WITHDRAWN_OR_ENDED,
            id="what was accepted is examined",
        ),
        pytest.param(
            cases.examined(),
            EXAMINING
            | DECIDING
            | HANDLING
            | WITHDRAWN_OR_ENDED
            | {"tell-untruth", "request-amendment"},
            id="what was examined is decided",
        ),
        pytest.param(
            cases.granted(),
            {"issue", "agree-electronic", "deliver", "disclose", *HANDLING},
            id="what was granted is issued",
        ),
        pytest.param(
            cases.issued(),
            {"agree-electronic", "deliver", "disclose", *HANDLING},
            id="what was issued is delivered",
        ),
        pytest.param(
            replace(cases.issued(), phase=Phase.CONCLUDED), {"disclose"}, id="then it is public"
        ),
    ],
)
def test_the_case_calls_for_these_verbs_and_no_others(case: Case, verbs: set[str]) -> None:
    assert called_for(case) == verbs


def with_rule(case: Case, **change: object) -> Case:
    return replace(case, rule=replace(case.filed_rule, **change))  # type: ignore[arg-type]


LATER = Tolerance(mode=PendingMode.BEFORE_DELIVERY, within=Span(5, Unit.WORKING))
EXCLUDED = ExclusionAnnounced(
    on=MON, by=FIRST.id, procedure=SpecialProcedure.TESTING, since=MON, days=5
)


@pytest.mark.parametrize(
    ("case", "verb"),
    [
        pytest.param(
            with_rule(cases.examined(), course=Course.TWO_LEVEL), "forward", id="two levels"
        ),
        pytest.param(
            replace(cases.accepted(), pending=frozenset({"x"})), "supply-pending", id="pending"
        ),
        pytest.param(
            replace(cases.accepted(), pending=frozenset({"x"})), "attach", id="pending files"
        ),
        pytest.param(
            with_rule(cases.received(), tolerance=LATER), "accept-pending", id="tolerant item"
        ),
        pytest.param(after(cases.accepted(), (EXCLUDED,)), "end-exclusion", id="an open exclusion"),
        pytest.param(
            after(cases.accepted(), (ExpertsAppointed(on=MON, by="x", experts=("专家",)),)),
            "report-experts",
            id="experts appointed",
        ),
        pytest.param(
            after(cases.accepted(), (HearingOffered(on=MON, by="x", party="甲"),)),
            "request-hearing",
            id="a hearing offered is asked for",
        ),
        pytest.param(
            after(cases.accepted(), (HearingOffered(on=MON, by="x", party="甲"),)),
            "waive-hearing",
            id="or given up",
        ),
        pytest.param(after(cases.accepted(), (ORDERED,)), "schedule-hearing", id="owed"),
        pytest.param(after(cases.accepted(), (ORDERED, SCHEDULED)), "hold-hearing", id="due"),
        pytest.param(
            after(cases.examined(), (CountersignRequested(on=MON, by="x", signers=("a",)),)),
            "countersign",
            id="signers asked",
        ),
        pytest.param(
            after(cases.examined(), (CountersignRequested(on=MON, by="x", signers=("a",)),)),
            "remove-signer",
            id="signers removed",
        ),
    ],
)
def test_some_verbs_are_called_for_only_by_what_happened(case: Case, verb: str) -> None:
    plain = {*called_for(cases.accepted()), *called_for(cases.examined())}

    assert verb in called_for(case)
    assert verb not in plain | called_for(cases.received())


def test_what_is_not_called_for_is_refused_with_the_phase() -> None:
    refused = deeds.refusal("grant", HEAD, cases.accepted())

    assert refused
    assert (refused.code, refused.facts) == (
        "wrong-phase",
        {"phase": Phase.ACCEPTED, "step": "grant"},
    )


def test_each_says_whether_it_is_allowed_and_if_not_why() -> None:
    found = {one.name: one for one in CASE.next(HEAD, cases.examined())}

    assert found["grant"] == Next(CASE.verbs["grant"], None)
    assert found["grant"].allowed
    legality = found["review-legality"]
    assert (legality.allowed, legality.refusal and legality.refusal.code) == (False, "role-missing")


def test_what_is_required_is_refused_by_raising() -> None:
    CASE.require(CASE.verbs["grant"], HEAD, cases.examined())

    with pytest.raises(Unlawful, match="role-missing"):
        CASE.require(CASE.verbs["grant"], FIRST, cases.examined())


def test_a_recused_person_does_nothing_at_all() -> None:
    case = after(cases.examined(), (Recused(on=MON, by="x", person=HEAD.id, reason=TEN),))

    assert {one.refusal.code for one in CASE.next(HEAD, case) if one.refusal} == {"recused"}
    assert not any(one.allowed for one in CASE.next(HEAD, case))


BY_HAND = sorted(one.name for one in CASE.verbs.values() if one.by_hand and not one.begins)


@pytest.mark.parametrize("verb", BY_HAND)
def test_nobody_without_rights_does_what_an_official_does(verb: str) -> None:
    stranger = Person("stranger")
    everything = (
        cases.received(),
        cases.accepted(),
        cases.examined(),
        cases.granted(),
        cases.issued(),
    )

    assert all(deeds.refusal(verb, stranger, case) for case in everything)


@pytest.mark.parametrize("verb", ["hand-over", "recuse"])
@pytest.mark.parametrize(
    ("role", "allowed"),
    [(role, role in {"clerk", "examiner", "decider", "legal-reviewer"}) for role in sorted(Role)],
)
def test_those_who_handle_cases_hand_over_and_stand_aside(
    verb: str, role: Role, allowed: bool
) -> None:
    person = Person("somebody", HOME, frozenset({role}))

    assert (deeds.refusal(verb, person, cases.accepted()) is None) is allowed


def test_a_clerk_s_own_paper_is_not_his_application_but_his_own_online_filing_is() -> None:
    online = replace(cases.accepted(), owner=CLERK.id)

    refused = deeds.refusal("hand-over", CLERK, online)

    assert refused
    assert refused.code == "own-application"
    assert deeds.refusal("hand-over", CLERK, replace(online, channel=Channel.POST)) is None


def test_what_was_handed_to_one_clerk_another_does_not_do() -> None:
    handed = HandedOver(on=MON, by="x", role=Role.CLERK, to="other", reason=TEN)
    case = after(cases.issued(), (handed,))

    refused = deeds.refusal("deliver", CLERK, case)

    assert holder(case, Role.CLERK) == "other"
    assert refused
    assert (refused.code, refused.facts) == ("assigned-to-other", {"to": "other"})
    assert deeds.refusal("disclose", cases.PUBLISHER, case) is None


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

    assert deeds.refusal("request-hearing", APPLICANT, case) is None
    assert deeds.refusal("request-hearing", FIRST, case) is None
    refused = deeds.refusal("request-hearing", HEAD, case)
    assert refused
    assert refused.code == "not-your-case"


def test_after_a_hearing_none_is_due() -> None:
    held = HearingHeld(on=date(2026, 3, 2), by="chair", minutes="1", text="x", signed_by=("甲",))
    case = after(cases.accepted(), (ORDERED, SCHEDULED, held))

    assert not called_for(case) & {"schedule-hearing", "hold-hearing", "offer-hearing"}


@pytest.mark.parametrize(
    ("role", "case", "verbs"),
    [
        pytest.param(
            Role.CLERK,
            cases.received(),
            {
                "accept",
                "correct-on-the-spot",
                "request-correction",
                "not-accept",
                "terminate",
            },
            id="a clerk's",
        ),
        pytest.param(
            Role.EXAMINER,
            cases.accepted(),
            {"examine", *EXAMINING} - {"order-hearing", "extend"},
            id="an examiner's",
        ),
        pytest.param(
            Role.LEGAL_REVIEWER, cases.examined(), {"review-legality"}, id="a legal reviewer's"
        ),
        pytest.param(
            Role.DECIDER,
            cases.examined(),
            {
                "order-hearing",
                "discuss",
                "return",
                "request-countersign",
                "add-signer",
                "grant",
                "refuse",
            },
            id="a decider's",
        ),
    ],
)
def test_what_waits_for_a_role_waits_for_the_one_to_whom_it_was_handed_over(
    role: Role, case: Case, verbs: set[str]
) -> None:
    colleague = Person("colleague", HOME, frozenset({role}))
    handed = after(case, (HandedOver(on=MON, by="x", role=role, to="other", reason=TEN),))

    kept = {
        one.name
        for one in CASE.next(colleague, handed)
        if one.refusal and one.refusal.code == "assigned-to-other"
    }

    assert kept == verbs

"""Verification, tests, experts, statements, report upwards, legal review, discussion."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.kernel import cases
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FIRST,
    HEAD,
    HOME,
    MON,
    SECOND,
    after,
    at,
    examination,
    refusal_of,
)

from xuke.kernel.case import decision, events
from xuke.kernel.case import examination as law
from xuke.kernel.case.events import (
    CaseEvent,
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
    SiteVerified,
)
from xuke.kernel.case.people import applicant_name, chair, concerned, reviewers
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import Step, refusal
from xuke.kernel.item.rule import Channel, Course
from xuke.kernel.law.citation import cited
from xuke.kernel.person import Person, Role

LAW = "administrative-licensing-law"
LEGAL = Person("legal", HOME, frozenset({Role.LEGAL_REVIEWER}))
NAME = "虚构浴室"
TEN = "一二三四五六七八九十"
VERIFIED = SiteVerified(
    on=MON, by=FIRST.id, officers=(FIRST.id, SECOND.id), findings=TEN, passed=True
)
TESTERS = events.TestersAppointed(on=MON, by=FIRST.id, officers=("tester-1", "tester-2"))
TESTED = events.Tested(on=MON, by=FIRST.id, standard="GB 37488-2019", findings=TEN, passed=True)
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


Act = Callable[..., tuple[object, ...]]
LAWFUL: list[tuple[Act, CaseEvent, Person, Callable[[], Case]]] = [
    (law.verify_site, VERIFIED, FIRST, cases.accepted),
    (law.appoint_testers, TESTERS, FIRST, cases.accepted),
    (law.record_test, TESTED, FIRST, cases.accepted),
    (law.appoint_experts, EXPERTS, FIRST, cases.accepted),
    (law.report_experts, REPORT, FIRST, lambda: after(cases.accepted(), (EXPERTS,))),
    (law.inform_party, INFORMED, FIRST, cases.accepted),
    (law.hear, HEARD, FIRST, lambda: after(cases.accepted(), (INFORMED,))),
    (law.forward, FORWARDED, FIRST, lambda: two_level(cases.examined())),
    (law.review_legality, LEGALITY, LEGAL, cases.examined),
    (law.discuss, DISCUSSED, HEAD, cases.examined),
]
NAMES = [act.__name__ for act, *_rest in LAWFUL]


@pytest.mark.parametrize(("act", "event", "person", "case"), LAWFUL, ids=NAMES)
def test_a_lawful_act_is_recorded_as_it_was_told(
    act: Act, event: CaseEvent, person: Person, case: Callable[[], Case]
) -> None:
    assert act(case(), event, at(person)) == (event,)


@pytest.mark.parametrize(("act", "event", "person", "case"), LAWFUL, ids=NAMES)
def test_a_stranger_does_none_of_it(
    act: Act, event: CaseEvent, person: Person, case: Callable[[], Case]
) -> None:
    code, _place, facts = refusal_of(lambda: act(case(), event, at(Person("stranger"))))

    assert (code, facts["role"]) == ("role-missing", next(iter(person.roles)))


def test_nothing_of_it_happens_before_acceptance() -> None:
    code, _place, facts = refusal_of(lambda: law.verify_site(cases.received(), VERIFIED, at(FIRST)))

    assert (code, facts) == ("wrong-phase", {"phase": "received", "step": "verify-site"})


@pytest.mark.parametrize(
    ("officers", "expected"),
    [
        pytest.param((), ("fewer-than-two", f"{LAW}/34/3", {}), id="nobody"),
        pytest.param((FIRST.id,), ("fewer-than-two", f"{LAW}/34/3", {}), id="one alone"),
        pytest.param(
            (FIRST.id, FIRST.id), ("named-twice", f"{LAW}/34/3", {}), id="one named twice"
        ),
        pytest.param((FIRST.id, " "), ("name-missing", f"{LAW}/34/3", {}), id="a blank name"),
        pytest.param(
            (FIRST.id, APPLICANT.id),
            ("is-applicant", f"{LAW}/5/1", {"who": APPLICANT.id}),
            id="the applicant's account",
        ),
        pytest.param(
            (FIRST.id, NAME),
            ("is-applicant", f"{LAW}/5/1", {"who": NAME}),
            id="the applicant's name",
        ),
        pytest.param((SECOND.id, "third"), ("was-not-there", f"{LAW}/34/3", {}), id="others"),
        pytest.param(
            (FIRST.id, CLERK.id),
            ("accepted-by-same-person", f"{LAW}/34/3", {}),
            id="who accepted the case",
        ),
    ],
)
def test_two_who_may_take_part_verify_on_site(
    officers: tuple[str, ...], expected: tuple[str, str, dict[str, str]]
) -> None:
    told = replace(VERIFIED, officers=officers)

    assert refusal_of(lambda: law.verify_site(cases.accepted(), told, at(FIRST))) == expected


def test_who_was_recused_does_not_verify() -> None:
    case = recused(cases.accepted(), SECOND.id)

    assert refusal_of(lambda: law.verify_site(case, VERIFIED, at(FIRST))) == (
        "person-recused",
        f"{LAW}/48/1/3",
        {"who": SECOND.id},
    )


def test_who_chairs_the_hearing_neither_verifies_nor_tests() -> None:
    case = scheduled(cases.accepted(), SECOND.id)
    as_second = replace(VERIFIED, by=SECOND.id)
    barred: tuple[str, str, dict[str, str]] = ("chair-examines", f"{LAW}/48/1/3", {})

    assert refusal_of(lambda: law.verify_site(case, VERIFIED, at(FIRST))) == barred
    assert refusal_of(lambda: law.verify_site(case, as_second, at(SECOND))) == barred
    assert refusal_of(lambda: law.record_test(case, TESTED, at(SECOND))) == barred
    team = replace(TESTERS, officers=("tester-1", SECOND.id))
    assert refusal_of(lambda: law.appoint_testers(case, team, at(FIRST))) == barred
    found = examination(SECOND)
    assert refusal_of(lambda: decision.examine(case, found, person=SECOND)) == barred


@pytest.mark.parametrize("findings", ["", " " * 10, "一二三四五六七八九"])
def test_findings_on_site_say_something(findings: str) -> None:
    told = replace(VERIFIED, findings=findings)

    assert refusal_of(lambda: law.verify_site(cases.accepted(), told, at(FIRST))) == (
        "reason-too-short",
        f"{LAW}/34/3",
        {},
    )


def test_a_clerk_who_wrote_the_application_down_is_not_its_applicant() -> None:
    case = replace(cases.accepted(), channel=Channel.WINDOW, owner="registrar")
    told = replace(VERIFIED, officers=(FIRST.id, "registrar"))

    assert law.verify_site(case, told, at(FIRST)) == (told,)


@pytest.mark.parametrize(
    ("officers", "code"),
    [
        pytest.param(("tester-1",), "fewer-than-two", id="one"),
        pytest.param(("tester-1", "tester-1"), "named-twice", id="twice"),
        pytest.param(("tester-1", ""), "name-missing", id="blank"),
    ],
)
def test_two_or_more_are_appointed_to_test(officers: tuple[str, ...], code: str) -> None:
    told = replace(TESTERS, officers=officers)

    assert refusal_of(lambda: law.appoint_testers(cases.accepted(), told, at(FIRST))) == (
        code,
        f"{LAW}/55/2",
        {},
    )


def test_testers_appointed_late_are_appointed_all_the_same() -> None:
    late = replace(TESTERS, on=MON + timedelta(days=30))

    assert law.appoint_testers(cases.accepted(), late, at(FIRST)) == (late,)


def test_a_test_names_its_standard_and_what_was_found() -> None:
    case = cases.accepted()

    assert refusal_of(lambda: law.record_test(case, replace(TESTED, standard=" "), at(FIRST))) == (
        "standard-missing",
        f"{LAW}/55/3",
        {},
    )
    assert refusal_of(
        lambda: law.record_test(case, replace(TESTED, findings="合格"), at(FIRST))
    ) == ("reason-too-short", f"{LAW}/55/1", {})


@pytest.mark.parametrize(
    ("experts", "expected"),
    [
        pytest.param((), ("nobody-named", f"{LAW}/45", {}), id="nobody"),
        pytest.param(("专家甲", "专家甲"), ("named-twice", f"{LAW}/45", {}), id="twice"),
        pytest.param(("专家乙",), ("named-twice", f"{LAW}/45", {}), id="appointed before"),
        pytest.param((NAME,), ("is-applicant", f"{LAW}/5/1", {"who": NAME}), id="the applicant"),
        pytest.param(
            ("专家丁",),
            ("person-recused", f"{LAW}/48/1/3", {"who": "专家丁"}),
            id="recused before",
        ),
    ],
)
def test_experts_have_no_part_in_the_case(
    experts: tuple[str, ...], expected: tuple[str, str, dict[str, str]]
) -> None:
    case = recused(after(cases.accepted(), (replace(EXPERTS, experts=("专家乙",)),)), "专家丁")
    told = replace(EXPERTS, experts=experts)

    assert refusal_of(lambda: law.appoint_experts(case, told, at(FIRST))) == expected


def test_more_experts_may_join() -> None:
    case = after(cases.accepted(), (EXPERTS,))

    case = after(case, law.appoint_experts(case, replace(EXPERTS, experts=("专家丙",)), at(FIRST)))

    assert case.procedure.experts == ("专家甲", "专家乙", "专家丙")


@pytest.mark.parametrize(
    "experts",
    [
        pytest.param(("专家甲",), id="one is missing"),
        pytest.param(("专家甲", "专家乙", "专家丙"), id="one too many"),
        pytest.param(("专家甲", "专家甲", "专家乙"), id="one twice"),
    ],
)
def test_exactly_the_appointed_experts_report(experts: tuple[str, ...]) -> None:
    case = after(cases.accepted(), (EXPERTS,))
    told = replace(REPORT, experts=experts)

    assert refusal_of(lambda: law.report_experts(case, told, at(FIRST))) == (
        "other-experts",
        f"{LAW}/45",
        {"experts": "专家甲 专家乙"},
    )


def test_an_expert_who_was_recused_does_not_report_and_his_report_falls() -> None:
    case = after(cases.accepted(), (EXPERTS, REPORT))

    case = recused(case, "专家乙")

    assert (case.procedure.experts, case.procedure.expert_report) == (("专家甲",), None)
    assert refusal_of(lambda: law.report_experts(case, REPORT, at(FIRST)))[0] == "other-experts"
    alone = replace(REPORT, experts=("专家甲",))
    assert law.report_experts(case, alone, at(FIRST)) == (alone,)


def test_without_appointed_experts_nobody_reports() -> None:
    code, *_rest = refusal_of(lambda: law.report_experts(cases.accepted(), REPORT, at(FIRST)))

    assert code == "wrong-phase"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"opinion": " "}, "opinion-missing", id="no opinion"),
        pytest.param({"passed": False}, "reason-too-short", id="against, without reasons"),
    ],
)
def test_experts_say_what_they_think_and_why_not(change: dict[str, Any], code: str) -> None:
    case = after(cases.accepted(), (EXPERTS,))
    told = replace(REPORT, **change)

    assert refusal_of(lambda: law.report_experts(case, told, at(FIRST))) == (code, f"{LAW}/45", {})


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"party": " "}, ("name-missing", f"{LAW}/36", {}), id="no name"),
        pytest.param(
            {"party": NAME}, ("is-applicant", f"{LAW}/5/1", {"who": NAME}), id="the applicant"
        ),
        pytest.param(
            {"party": "老邻居"}, ("informed-before", f"{LAW}/36", {"party": "老邻居"}), id="again"
        ),
        pytest.param({"interest": ""}, ("interest-missing", f"{LAW}/36", {}), id="no interest"),
        pytest.param(
            {"answer_by": MON},
            ("answer-day-passed", f"{LAW}/36", {"answer_by": "2026-03-02"}),
            id="no time to answer",
        ),
    ],
)
def test_a_party_is_told_what_concerns_him_and_has_time_to_answer(
    change: dict[str, Any], expected: tuple[str, str, dict[str, str]]
) -> None:
    case = after(cases.accepted(), (replace(INFORMED, party="老邻居"),))
    told = replace(INFORMED, **change)

    assert refusal_of(lambda: law.inform_party(case, told, at(FIRST))) == expected


def test_one_day_is_time_to_answer() -> None:
    told = replace(INFORMED, answer_by=MON + timedelta(days=1))

    assert law.inform_party(cases.accepted(), told, at(FIRST)) == (told,)


@pytest.mark.parametrize("party", ["邻居", NAME])
@pytest.mark.parametrize(
    "said", [{"text": "不同意"}, {"text": "", "waived": True}], ids=["speaks", "waives"]
)
def test_the_applicant_and_the_parties_speak_or_waive(party: str, said: dict[str, Any]) -> None:
    case = after(cases.accepted(), (INFORMED,))
    told = replace(HEARD, party=party, **said)

    assert law.hear(case, told, at(FIRST)) == (told,)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            {"party": "路人"}, ("not-a-party", f"{LAW}/36", {"party": "路人"}), id="not concerned"
        ),
        pytest.param({"text": " "}, ("said-or-waived", f"{LAW}/36", {}), id="neither"),
        pytest.param({"waived": True}, ("said-or-waived", f"{LAW}/36", {}), id="both"),
    ],
)
def test_who_is_not_concerned_is_not_heard_and_nobody_speaks_and_waives(
    change: dict[str, Any], expected: tuple[str, str, dict[str, str]]
) -> None:
    case = after(cases.accepted(), (INFORMED,))

    assert refusal_of(lambda: law.hear(case, replace(HEARD, **change), at(FIRST))) == expected


def test_a_lower_authority_reports_once_after_all_examinations() -> None:
    case = two_level(cases.examined())
    early = two_level(cases.accepted())

    assert refusal_of(lambda: law.forward(early, FORWARDED, at(FIRST)))[0] == "wrong-phase"
    assert refusal_of(lambda: law.forward(cases.examined(), FORWARDED, at(FIRST)))[0] == (
        "wrong-phase"
    )
    case = after(case, law.forward(case, FORWARDED, at(FIRST)))
    assert refusal_of(lambda: law.forward(case, FORWARDED, at(FIRST))) == (
        "forwarded-before",
        f"{LAW}/35",
        {},
    )


def test_who_chairs_the_hearing_reports_on_nothing() -> None:
    case = scheduled(two_level(cases.examined()), FIRST.id)

    assert refusal_of(lambda: law.forward(case, FORWARDED, at(FIRST))) == (
        "chair-examines",
        f"{LAW}/48/1/3",
        {},
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"to": " "}, "name-missing", id="to whom"),
        pytest.param({"opinion": ""}, "opinion-missing", id="what"),
    ],
)
def test_a_report_says_to_whom_and_what(change: dict[str, str], code: str) -> None:
    told = replace(FORWARDED, **change)  # type: ignore[arg-type]

    assert refusal_of(lambda: law.forward(two_level(cases.examined()), told, at(FIRST))) == (
        code,
        f"{LAW}/35",
        {},
    )


def test_a_report_against_the_application_says_why() -> None:
    case = two_level(cases.examined(passed=False))

    assert refusal_of(lambda: law.forward(case, FORWARDED, at(FIRST)))[0] == "reason-too-short"
    half = replace(case, examinations=(case.examinations[0], examination(SECOND)))
    assert refusal_of(lambda: law.forward(half, FORWARDED, at(FIRST)))[0] == "reason-too-short"
    assert law.forward(case, replace(FORWARDED, opinion=TEN), at(FIRST))


@pytest.mark.parametrize(
    ("person", "code"),
    [
        pytest.param("clerk", "accepted-by-same-person", id="accepted"),
        pytest.param(FIRST.id, "examined-by-same-person", id="examined"),
        pytest.param(APPLICANT.id, "own-application", id="applied"),
        pytest.param("chair", "chair-examines", id="chairs the hearing"),
    ],
)
def test_who_had_a_part_does_not_review_the_legality(person: str, code: str) -> None:
    case = scheduled(cases.examined(), "chair")
    who = replace(LEGAL, id=person)

    assert refusal_of(lambda: law.review_legality(case, LEGALITY, at(who)))[0] == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"opinion": " "}, "opinion-missing", id="no opinion"),
        pytest.param({"passed": False}, "reason-too-short", id="against, without reasons"),
    ],
)
def test_a_legal_review_says_what_and_why_not(change: dict[str, Any], code: str) -> None:
    told = replace(LEGALITY, **change)

    assert refusal_of(lambda: law.review_legality(cases.examined(), told, at(LEGAL))) == (
        code,
        f"{LAW}/5/1",
        {},
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"members": (HEAD.id,)}, ("fewer-than-two", "", {}), id="alone"),
        pytest.param({"members": (HEAD.id, HEAD.id)}, ("named-twice", "", {}), id="twice"),
        pytest.param({"members": (HEAD.id, "")}, ("name-missing", "", {}), id="blank"),
        pytest.param({"members": ("one", "two")}, ("was-not-there", "", {}), id="not there"),
        pytest.param(
            {"members": (HEAD.id, APPLICANT.id)},
            ("is-applicant", f"{LAW}/5/1", {"who": APPLICANT.id}),
            id="the applicant",
        ),
        pytest.param({"conclusion": " "}, ("conclusion-missing", "", {}), id="no conclusion"),
    ],
)
def test_several_discuss_and_conclude(
    change: dict[str, Any], expected: tuple[str, str, dict[str, str]]
) -> None:
    told = replace(DISCUSSED, **change)

    assert refusal_of(lambda: law.discuss(cases.examined(), told, at(HEAD))) == expected


def test_of_an_examined_case_it_is_known_who_reviewed_it() -> None:
    case = after(cases.examined(), (LEGALITY, TESTERS, replace(TESTED, by="lab"), VERIFIED))
    case = after(case, (replace(VERIFIED, by="v", officers=("v", "w")),))
    case = after(case, (replace(FORWARDED, by="below"),))

    assert reviewers(case) == {
        FIRST.id, SECOND.id, "v", "w", "lab", "tester-1", "tester-2", LEGAL.id, "below"
    }  # fmt: skip
    assert reviewers(cases.accepted()) == frozenset()


def test_of_a_draft_nobody_is_named_yet() -> None:
    assert (applicant_name(Case()), chair(Case()), concerned(Case())) == ("", "", ("",))


def test_those_concerned_are_the_applicant_and_the_parties() -> None:
    case = after(cases.accepted(), (INFORMED,))

    assert concerned(case) == (NAME, "邻居")
    assert chair(scheduled(case, "chair")) == "chair"


def test_a_clerk_who_accepted_does_not_verify() -> None:
    both = replace(CLERK, roles=cases.EVERYTHING)
    refused = refusal(Step.VERIFY_SITE, both, cases.accepted())

    assert refused is not None
    assert (refused.code, str(refused.citation)) == ("accepted-by-same-person", f"{LAW}/34")


@pytest.mark.parametrize(
    ("rule", "places"),
    [
        ("verify_site", "34/3"),
        ("appoint_testers", "55/2"),
        ("record_test", "55/1 55/3"),
        ("appoint_experts", "45"),
        ("report_experts", "45"),
        ("inform_party", "36"),
        ("hear", "7 36"),
        ("forward", "35"),
        ("review_legality", "5/1"),
    ],
)
def test_each_act_rests_on_its_article(rule: str, places: str) -> None:
    found = cited[f"xuke.kernel.case.examination.{rule}"]

    assert [str(one) for one in found] == [f"{LAW}/{place}" for place in places.split()]

"""Examination 审查: who does it, verification on site, tests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FIRST,
    HEAD,
    MON,
    SECOND,
    after,
    at,
    examination,
    refusal_of,
)
from tests.kernel.dice import TEN
from tests.kernel.findings import (
    DISCUSSED,
    EXPERTS,
    FORWARDED,
    HEARD,
    INFORMED,
    LAW,
    LEGAL,
    LEGALITY,
    NAME,
    REPORT,
    recused,
    scheduled,
    two_level,
)

from xuke.kernel.case import events
from xuke.kernel.case.events import CaseEvent, SiteVerified
from xuke.kernel.case.people import applicant_name, chair, concerned, reviewers
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Channel
from xuke.kernel.law.citation import cited
from xuke.kernel.person import Person

VERIFIED = SiteVerified(
    on=MON, by=FIRST.id, officers=(FIRST.id, SECOND.id), findings=TEN, passed=True
)
TESTERS = events.TestersAppointed(on=MON, by=FIRST.id, officers=("tester-1", "tester-2"))
TESTED = events.Tested(on=MON, by=FIRST.id, standard="GB 37488-2019", findings=TEN, passed=True)
Act = deeds.Deed[Case]
LAWFUL: list[tuple[Act, CaseEvent, Person, Callable[[], Case]]] = [
    (deeds.verify_site, VERIFIED, FIRST, cases.accepted),
    (deeds.appoint_testers, TESTERS, FIRST, cases.accepted),
    (deeds.record_test, TESTED, FIRST, cases.accepted),
    (deeds.appoint_experts, EXPERTS, FIRST, cases.accepted),
    (deeds.report_experts, REPORT, FIRST, lambda: after(cases.accepted(), (EXPERTS,))),
    (deeds.inform_party, INFORMED, FIRST, cases.accepted),
    (deeds.hear, HEARD, FIRST, lambda: after(cases.accepted(), (INFORMED,))),
    (deeds.forward, FORWARDED, FIRST, lambda: two_level(cases.examined())),
    (deeds.review_legality, LEGALITY, LEGAL, cases.examined),
    (deeds.discuss, DISCUSSED, HEAD, cases.examined),
]
NAMES = [act.name for act, *_rest in LAWFUL]


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
    code, _place, facts = refusal_of(
        lambda: deeds.verify_site(cases.received(), VERIFIED, at(FIRST))
    )

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

    assert refusal_of(lambda: deeds.verify_site(cases.accepted(), told, at(FIRST))) == expected


def test_who_was_recused_does_not_verify() -> None:
    case = recused(cases.accepted(), SECOND.id)

    assert refusal_of(lambda: deeds.verify_site(case, VERIFIED, at(FIRST))) == (
        "person-recused",
        f"{LAW}/48/1/3",
        {"who": SECOND.id},
    )


def test_who_chairs_the_hearing_neither_verifies_nor_tests() -> None:
    case = scheduled(cases.accepted(), SECOND.id)
    as_second = replace(VERIFIED, by=SECOND.id)
    barred: tuple[str, str, dict[str, str]] = ("chair-examines", f"{LAW}/48/1/3", {})

    assert refusal_of(lambda: deeds.verify_site(case, VERIFIED, at(FIRST))) == barred
    assert refusal_of(lambda: deeds.verify_site(case, as_second, at(SECOND))) == barred
    assert refusal_of(lambda: deeds.record_test(case, TESTED, at(SECOND))) == barred
    team = replace(TESTERS, officers=("tester-1", SECOND.id))
    assert refusal_of(lambda: deeds.appoint_testers(case, team, at(FIRST))) == barred
    found = examination(SECOND)
    assert refusal_of(lambda: deeds.examine(case, found, person=SECOND)) == barred


@pytest.mark.parametrize("findings", ["", " " * 10, "一二三四五六七八九"])
def test_findings_on_site_say_something(findings: str) -> None:
    told = replace(VERIFIED, findings=findings)

    assert refusal_of(lambda: deeds.verify_site(cases.accepted(), told, at(FIRST))) == (
        "reason-too-short",
        f"{LAW}/34/3",
        {},
    )


def test_a_clerk_who_wrote_the_application_down_is_not_its_applicant() -> None:
    case = replace(cases.accepted(), channel=Channel.WINDOW, owner="registrar")
    told = replace(VERIFIED, officers=(FIRST.id, "registrar"))

    assert deeds.verify_site(case, told, at(FIRST)) == (told,)


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

    assert refusal_of(lambda: deeds.appoint_testers(cases.accepted(), told, at(FIRST))) == (
        code,
        f"{LAW}/55/2",
        {},
    )


def test_testers_appointed_late_are_appointed_all_the_same() -> None:
    late = replace(TESTERS, on=MON + timedelta(days=30))

    assert deeds.appoint_testers(cases.accepted(), late, at(FIRST)) == (late,)


def test_a_test_names_its_standard_and_what_was_found() -> None:
    case = cases.accepted()

    assert refusal_of(
        lambda: deeds.record_test(case, replace(TESTED, standard=" "), at(FIRST))
    ) == (
        "standard-missing",
        f"{LAW}/55/3",
        {},
    )
    assert refusal_of(
        lambda: deeds.record_test(case, replace(TESTED, findings="合格"), at(FIRST))
    ) == ("reason-too-short", f"{LAW}/55/1", {})


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
    refused = deeds.refusal("verify-site", both, cases.accepted())

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
        ("inform_party", "36 47/1"),
        ("asking_due", "47/1"),
        ("hear", "7 36"),
        ("forward", "35"),
        ("review_legality", "5/1"),
    ],
)
def test_each_act_rests_on_its_article(rule: str, places: str) -> None:
    found = cited[f"xuke.kernel.case.examination.{rule}"]

    assert [str(one) for one in found] == [f"{LAW}/{place}" for place in places.split()]

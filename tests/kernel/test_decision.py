"""Examination, decision, certificate, delivery, disclosure."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import CLERK, FIRST, HEAD, MON, PLAIN, PUBLISHER, SECOND, after, examination

from xuke.kernel.case import decision, term
from xuke.kernel.case.events import (
    CertificateIssued,
    Concluded,
    Delivered,
    Disclosed,
    Granted,
    Refused,
    Remedies,
    UntruthAnswered,
    UntruthTold,
)
from xuke.kernel.case.state import Case, Outcome, Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import SYSTEM, Person

LAW = "administrative-licensing-law"
REFUSED = Refused(
    on=MON,
    by=HEAD.id,
    document="长卫许决〔2026〕2号",
    reason="conditions-not-met",
    facts="现场核查：消毒间面积三平方米",
    text="场所面积不符合卫生标准的要求",
    basis="administrative-licensing-law/38/2",
    remedies=cases.REMEDIES,
)
SIGNED = Granted(on=MON, by=HEAD.id, document="1号")


def by_way(way: str) -> Delivered:
    return Delivered(on=MON, by=CLERK.id, way=way, proof="虚构某")


def test_nobody_but_silence_grants_by_silence() -> None:
    silent = Granted(on=MON, by=SYSTEM, document="", deemed=True)
    nobody, head = cases.at(Person(SYSTEM)), cases.at(HEAD)

    assert deeds.deem_granted(cases.accepted(), silent, nobody) == (silent,)
    assert cases.refusal_of(lambda: deeds.deem_granted(cases.accepted(), silent, head)) == (
        "role-missing",
        "",
        {"role": "system"},
    )
    assert cases.refusal_of(lambda: deeds.deem_granted(cases.granted(), silent, nobody)) == (
        "wrong-phase",
        "",
        {"phase": "granted", "step": "grant"},
    )


def test_two_different_persons_examine() -> None:
    case = cases.accepted()
    case = after(case, deeds.examine(case, examination(FIRST), person=FIRST))

    with pytest.raises(Unlawful, match="examined-by-same-person"):
        deeds.examine(case, examination(FIRST), person=FIRST)

    case = after(case, deeds.examine(case, examination(SECOND), person=SECOND))
    assert case.phase is Phase.EXAMINED


def test_a_commitment_is_examined_by_one_and_checked_after_the_grant() -> None:
    case = replace(cases.accepted(), commitment=True)

    case = after(case, deeds.examine(case, examination(FIRST), person=FIRST))

    assert case.phase is Phase.EXAMINED


TWO = replace(cases.accepted(), rule=replace(cases.RULE, checks=("layout", "light", "water")))
HALF = {"layout": True, "light": False, "water": True}


@pytest.mark.parametrize(
    ("case", "change", "expected"),
    [
        pytest.param(
            TWO,
            {},
            ("checks-unanswered", f"{LAW}/34/1", {"missing": "light water"}),
            id="points unanswered",
        ),
        pytest.param(
            cases.accepted(), {"opinion": " "}, ("opinion-missing", f"{LAW}/34/1", {}), id="silent"
        ),
        pytest.param(
            TWO,
            {"checks": HALF},
            ("passed-against-checks", f"{LAW}/38/1", {}),
            id="passed against a point",
        ),
    ],
)
def test_an_examination_answers_every_point_and_concludes_from_them(
    case: Case, change: dict[str, Any], expected: tuple[str, str, dict[str, str]]
) -> None:
    told = replace(examination(FIRST), **change)

    assert cases.refusal_of(lambda: deeds.examine(case, told, person=FIRST)) == expected


def test_who_finds_a_point_unmet_does_not_pass_it() -> None:
    told = replace(examination(FIRST), checks=HALF, passed=False)

    assert deeds.examine(TWO, told, person=FIRST) == (told,)


def test_the_reasons_of_a_refusal_are_a_closed_list() -> None:
    assert sorted(decision.REFUSAL_REASONS) == [
        "barred-by-law",
        "conditions-not-met",
        "expert-review-failed",
        "materials-untrue",
        "other",
        "site-verification-failed",
    ]


def test_a_grant_carries_its_term() -> None:
    events = deeds.grant(cases.examined(), SIGNED, person=HEAD, calendar=PLAIN)

    assert events == (
        Granted(
            on=MON,
            by=HEAD.id,
            document="1号",
            valid_from=MON,
            valid_until=date(2030, 3, 1),
        ),
    )


def test_nothing_is_granted_against_the_examination() -> None:
    with pytest.raises(Unlawful, match="examination-failed"):
        deeds.grant(cases.examined(passed=False), SIGNED, person=HEAD, calendar=PLAIN)


def test_a_refusal_closes_the_case_once_delivered() -> None:
    case = cases.examined(passed=False)
    case = after(case, deeds.refuse(case, REFUSED, person=HEAD, calendar=PLAIN))

    case = after(case, deeds.deliver(case, by_way("direct"), person=CLERK, calendar=PLAIN))

    assert (case.phase, case.outcome) == (Phase.CONCLUDED, Outcome.REFUSED)


UNTOLD = Remedies(reviewer="", court="")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"reason": "disliked"}, "no-such-reason", id="reasons are a closed list"),
        pytest.param({"facts": " "}, "facts-missing", id="what was found is told"),
        pytest.param({"facts": "面积太小"}, "reason-too-short", id="and told in words"),
        pytest.param({"text": "一二三四五六七八九"}, "reason-too-short", id="so is why it matters"),
        pytest.param({"basis": "law"}, "basis-missing", id="the provision can be looked up"),
        pytest.param({"basis": ""}, "basis-missing", id="a provision is named"),
        pytest.param({"remedies": None}, "remedies-missing", id="remedies are told"),
        pytest.param(
            {"remedies": replace(UNTOLD, court="法院")}, "remedies-missing", id="who reviews"
        ),
        pytest.param(
            {"remedies": replace(UNTOLD, reviewer="政府")}, "remedies-missing", id="which court"
        ),
        pytest.param(
            {"remedies": replace(cases.REMEDIES, review_days=59)}, "remedies-days", id="60 days"
        ),
        pytest.param(
            {"remedies": replace(cases.REMEDIES, suit_months=3)}, "remedies-days", id="6 months"
        ),
    ],
)
def test_no_refusal_without_reason_facts_basis_and_remedies(
    change: dict[str, Any], code: str
) -> None:
    refused, case = replace(REFUSED, **change), cases.examined(passed=False)

    found = cases.refusal_of(lambda: deeds.refuse(case, refused, person=HEAD, calendar=PLAIN))

    assert found[:2] == (code, "administrative-licensing-law/38/2")


@pytest.mark.parametrize("wrong", [{"reason": "disliked"}, {"basis": "law"}])
def test_what_a_refusal_cannot_rest_on_is_named(wrong: dict[str, Any]) -> None:
    refused, case = replace(REFUSED, **wrong), cases.examined(passed=False)

    found = cases.refusal_of(lambda: deeds.refuse(case, refused, person=HEAD, calendar=PLAIN))

    assert found[2] == wrong


def test_a_refusal_is_recorded_as_it_was_told() -> None:
    case = cases.examined(passed=False)

    assert deeds.refuse(case, REFUSED, person=HEAD, calendar=PLAIN) == (REFUSED,)


def test_what_was_filed_untrue_is_refused_with_a_warning() -> None:
    told = UntruthTold(on=MON, by="first", text="检测报告查无此件，涉嫌虚假")
    answered = UntruthAnswered(on=MON, by="first", waived=True)
    case = cases.after(cases.examined(passed=False), (told, answered))
    untrue = replace(REFUSED, reason="materials-untrue")

    events = deeds.refuse(case, untrue, person=HEAD, calendar=PLAIN)

    assert events == (replace(untrue, warned=True, also=(f"{LAW}/78",)),)


def test_a_certificate_has_a_number() -> None:
    unnumbered = CertificateIssued(on=MON, by=CLERK.id, number="")

    assert cases.refusal_of(lambda: deeds.issue(cases.granted(), unnumbered, person=CLERK)) == (
        "certificate-number-missing",
        f"{LAW}/39",
        {},
    )


def test_a_grant_is_not_delivered_before_its_certificate() -> None:
    with pytest.raises(Unlawful, match="certificate-missing"):
        deeds.deliver(cases.granted(), by_way("direct"), person=CLERK, calendar=PLAIN)


def test_an_item_without_certificate_is_delivered_at_once() -> None:
    case = replace(cases.granted(), rule=replace(cases.RULE, certificate=False))

    events = deeds.deliver(case, by_way("direct"), person=CLERK, calendar=PLAIN)

    assert events == (
        Delivered(on=MON, by=CLERK.id, way="direct", proof="虚构某"),
        Concluded(on=MON),
    )


def test_no_certificate_is_issued_where_none_is_due() -> None:
    case = replace(cases.granted(), rule=replace(cases.RULE, certificate=False))
    certificate = CertificateIssued(on=MON, by=CLERK.id, number="1号")

    with pytest.raises(Unlawful, match="no-certificate"):
        deeds.issue(case, certificate, person=CLERK)


def test_what_is_granted_here_is_certified_here_though_the_case_was_imported() -> None:
    case = replace(cases.granted(), imported=True)
    certificate = CertificateIssued(on=MON, by=CLERK.id, number="1号")

    with pytest.raises(Unlawful, match="certificate-missing"):
        deeds.deliver(case, by_way("direct"), person=CLERK, calendar=PLAIN)

    assert deeds.issue(case, certificate, person=CLERK) == (certificate,)


@pytest.mark.parametrize(
    ("action", "old", "term"),
    [
        pytest.param(
            Action.MODIFICATION,
            date(2027, 5, 31),
            (MON, date(2027, 5, 31)),
            id="a change keeps the old end",
        ),
        pytest.param(
            Action.REISSUE,
            date(2027, 5, 31),
            (MON, date(2027, 5, 31)),
            id="a lost certificate comes back with its old end",
        ),
        pytest.param(
            Action.RENEWAL,
            date(2026, 4, 15),
            (date(2026, 4, 16), date(2030, 4, 15)),
            id="a renewal follows on the old end",
        ),
        pytest.param(
            Action.RENEWAL,
            date(2025, 4, 15),
            (MON, date(2030, 3, 1)),
            id="a renewal of what has ended begins with the decision",
        ),
    ],
)
def test_a_term_goes_on_from_the_old_one(
    action: Action, old: date, term: tuple[date, date]
) -> None:
    case = replace(cases.examined(), action=action)

    (granted,) = deeds.grant(case, SIGNED, person=HEAD, calendar=PLAIN, old_until=old)

    assert isinstance(granted, Granted)
    assert (granted.valid_from, granted.valid_until) == term


def test_without_the_old_end_nothing_is_changed_or_renewed() -> None:
    case = replace(cases.examined(), action=Action.RENEWAL)

    assert cases.refusal_of(lambda: deeds.grant(case, SIGNED, person=HEAD, calendar=PLAIN)) == (
        "old-term-unknown",
        f"{LAW}/49",
        {},
    )


def test_a_grant_is_disclosed_once() -> None:
    case = cases.issued()
    events = deeds.disclose(case, person=PUBLISHER, on=MON)
    assert events == (Disclosed(on=MON, by=PUBLISHER.id),)

    with pytest.raises(Unlawful, match="already-disclosed"):
        deeds.disclose(after(case, events), person=PUBLISHER, on=MON)


def test_a_refusal_is_not_disclosed() -> None:
    case = cases.examined(passed=False)
    case = after(case, deeds.refuse(case, REFUSED, person=HEAD, calendar=PLAIN))
    case = after(case, deeds.deliver(case, by_way("direct"), person=CLERK, calendar=PLAIN))

    with pytest.raises(Unlawful, match="not-granted"):
        deeds.disclose(case, person=PUBLISHER, on=MON)


@pytest.mark.parametrize(
    ("person", "code"),
    [
        pytest.param(replace(CLERK, roles=cases.EVERYTHING), "accepted-by-same-person", id="clerk"),
        pytest.param(
            replace(FIRST, roles=cases.EVERYTHING), "examined-by-same-person", id="first examiner"
        ),
        pytest.param(
            replace(SECOND, roles=cases.EVERYTHING), "examined-by-same-person", id="second examiner"
        ),
        pytest.param(
            Person(cases.APPLICANT.id, cases.HOME, cases.EVERYTHING), "own-application", id="owner"
        ),
        pytest.param(CLERK, "role-missing", id="no decider at all"),
    ],
)
def test_who_took_part_before_does_not_decide(person: Person, code: str) -> None:
    with pytest.raises(Unlawful, match=code):
        deeds.grant(cases.examined(), SIGNED, person=person, calendar=PLAIN)


@pytest.mark.parametrize(
    ("validity", "until"),
    [
        pytest.param(None, None, id="no term"),
        pytest.param(Span(6, Unit.MONTH), date(2026, 9, 1), id="six months end the day before"),
        pytest.param(Span(4, Unit.YEAR), date(2030, 3, 1), id="four years end the day before"),
    ],
)
def test_a_term_ends_on_the_day_before_its_anniversary(
    validity: Span | None, until: date | None
) -> None:
    assert term.valid_until(MON, validity) == until


def test_a_term_is_never_told_in_days() -> None:
    with pytest.raises(ValueError, match="Span"):
        term.valid_until(MON, Span(5, Unit.CALENDAR))

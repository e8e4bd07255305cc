"""What is weighed before the decision: the report upwards, the legal review, the discussion."""

from dataclasses import replace
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import APPLICANT, FIRST, HEAD, SECOND, after, at, examination, refusal_of
from tests.kernel.dice import TEN
from tests.kernel.findings import DISCUSSED, FORWARDED, LAW, LEGAL, LEGALITY, scheduled, two_level


def test_a_lower_authority_reports_once_after_all_examinations() -> None:
    case = two_level(cases.examined())
    early = two_level(cases.accepted())

    assert refusal_of(lambda: deeds.forward(early, FORWARDED, at(FIRST)))[0] == "wrong-phase"
    assert refusal_of(lambda: deeds.forward(cases.examined(), FORWARDED, at(FIRST)))[0] == (
        "wrong-phase"
    )
    case = after(case, deeds.forward(case, FORWARDED, at(FIRST)))
    assert refusal_of(lambda: deeds.forward(case, FORWARDED, at(FIRST))) == (
        "forwarded-before",
        f"{LAW}/35",
        {},
    )


def test_who_chairs_the_hearing_reports_on_nothing() -> None:
    case = scheduled(two_level(cases.examined()), FIRST.id)

    assert refusal_of(lambda: deeds.forward(case, FORWARDED, at(FIRST))) == (
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

    assert refusal_of(lambda: deeds.forward(two_level(cases.examined()), told, at(FIRST))) == (
        code,
        f"{LAW}/35",
        {},
    )


def test_a_report_against_the_application_says_why() -> None:
    case = two_level(cases.examined(passed=False))

    assert refusal_of(lambda: deeds.forward(case, FORWARDED, at(FIRST)))[0] == "reason-too-short"
    half = replace(case, examinations=(case.examinations[0], examination(SECOND)))
    assert refusal_of(lambda: deeds.forward(half, FORWARDED, at(FIRST)))[0] == "reason-too-short"
    assert deeds.forward(case, replace(FORWARDED, opinion=TEN), at(FIRST))


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

    assert refusal_of(lambda: deeds.review_legality(case, LEGALITY, at(who)))[0] == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"opinion": " "}, "opinion-missing", id="no opinion"),
        pytest.param({"passed": False}, "reason-too-short", id="against, without reasons"),
    ],
)
def test_a_legal_review_says_what_and_why_not(change: dict[str, Any], code: str) -> None:
    told = replace(LEGALITY, **change)

    assert refusal_of(lambda: deeds.review_legality(cases.examined(), told, at(LEGAL))) == (
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

    assert refusal_of(lambda: deeds.discuss(cases.examined(), told, at(HEAD))) == expected

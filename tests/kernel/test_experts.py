"""Experts 专家评审: appointed without a part in the case, and all of them report."""

from dataclasses import replace
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import FIRST, after, at, refusal_of
from tests.kernel.findings import EXPERTS, LAW, NAME, REPORT, recused


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

    assert refusal_of(lambda: deeds.appoint_experts(case, told, at(FIRST))) == expected


def test_more_experts_may_join() -> None:
    case = after(cases.accepted(), (EXPERTS,))

    case = after(
        case, deeds.appoint_experts(case, replace(EXPERTS, experts=("专家丙",)), at(FIRST))
    )

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

    assert refusal_of(lambda: deeds.report_experts(case, told, at(FIRST))) == (
        "other-experts",
        f"{LAW}/45",
        {"experts": "专家甲 专家乙"},
    )


def test_an_expert_who_was_recused_does_not_report_and_his_report_falls() -> None:
    case = after(cases.accepted(), (EXPERTS, REPORT))

    case = recused(case, "专家乙")

    assert (case.procedure.experts, case.procedure.expert_report) == (("专家甲",), None)
    assert refusal_of(lambda: deeds.report_experts(case, REPORT, at(FIRST)))[0] == "other-experts"
    alone = replace(REPORT, experts=("专家甲",))
    assert deeds.report_experts(case, alone, at(FIRST)) == (alone,)


def test_without_appointed_experts_nobody_reports() -> None:
    code, *_rest = refusal_of(lambda: deeds.report_experts(cases.accepted(), REPORT, at(FIRST)))

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

    assert refusal_of(lambda: deeds.report_experts(case, told, at(FIRST))) == (
        code,
        f"{LAW}/45",
        {},
    )

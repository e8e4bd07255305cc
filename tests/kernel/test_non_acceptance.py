"""Non-acceptance 不予受理: for a lawful reason, in words, with the remedies."""

from dataclasses import replace
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import CLERK, MON, PLAIN, REMEDIES, refusal_of

from xuke.kernel.case.events import Concluded, NotAccepted, Remedies, UntruthAnswered


def test_not_accepting_concludes_the_case_and_names_the_competent_body() -> None:
    refused = NotAccepted(
        on=MON,
        by=CLERK.id,
        reason="not-competent",
        text="该事项由市级机关负责办理",
        competent="虚构市卫生健康委员会",
        remedies=REMEDIES,
    )

    events = deeds.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)

    assert events == (refused, Concluded(on=MON))


def declined(reason: str = "not-required", **facts: Any) -> NotAccepted:  # noqa: ANN401 - any field
    """Return a non-acceptance that lacks nothing but what is said."""
    told = NotAccepted(
        on=MON,
        by=CLERK.id,
        reason=reason,
        text="该事项依法不需要取得许可",
        competent="",
        remedies=REMEDIES,
    )
    return replace(told, **facts)


@pytest.mark.parametrize(
    ("refused", "code", "place"),
    [
        pytest.param(
            declined("incomplete"),
            "no-such-reason",
            "administrative-licensing-law/32/1",
            id="gaps are no reason",
        ),
        pytest.param(
            declined(text="一二三四五六七八九 "),
            "reason-too-short",
            "administrative-licensing-law/32/2",
            id="nine characters and a blank are too short",
        ),
        pytest.param(
            declined("not-competent", competent=" "),
            "competent-body-missing",
            "administrative-licensing-law/32/1/2",
            id="the competent body is named",
        ),
        pytest.param(
            declined("barred"),
            "not-barred",
            "administrative-licensing-law/78",
            id="barred is only who is barred on the day of receipt",
        ),
        pytest.param(
            replace(declined(), remedies=None),
            "remedies-missing",
            "administrative-licensing-law/7",
            id="the remedies are named",
        ),
        pytest.param(
            replace(declined(), remedies=Remedies(reviewer="虚构区人民政府", court=" ")),
            "remedies-missing",
            "administrative-licensing-law/7",
            id="the court is named",
        ),
        pytest.param(
            replace(declined(), remedies=Remedies(reviewer=" ", court="虚构区人民法院")),
            "remedies-missing",
            "administrative-licensing-law/7",
            id="the reviewing government is named",
        ),
    ],
)
def test_non_acceptance_needs_a_lawful_reason(refused: NotAccepted, code: str, place: str) -> None:
    case = cases.received()

    found = refusal_of(lambda: deeds.not_accept(case, refused, person=CLERK, calendar=PLAIN))

    assert found[:2] == (code, place)


def test_a_reason_that_the_law_does_not_know_is_named() -> None:
    refused = declined("incomplete")

    found = refusal_of(
        lambda: deeds.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)
    )

    assert found[2] == {"reason": "incomplete"}


def test_ten_characters_are_a_reason() -> None:
    refused = declined(text="一二三四五六七八九十")

    events = deeds.not_accept(cases.received(), refused, person=CLERK, calendar=PLAIN)

    assert events == (refused, Concluded(on=MON))


@pytest.mark.parametrize("reason", ["not-required", "false-materials"])
def test_only_another_body_s_competence_must_be_named(reason: str) -> None:
    refused = declined(reason)
    answered = UntruthAnswered(on=MON, by=CLERK.id, waived=True)

    events = deeds.not_accept(
        cases.after(cases.received(), (answered,)), refused, person=CLERK, calendar=PLAIN
    )

    warned = replace(refused, warned=reason == "false-materials")
    assert events == (warned, Concluded(on=MON))


def test_what_is_declined_here_names_its_remedies_though_the_case_was_imported() -> None:
    case = replace(cases.received(), imported=True)
    refused = replace(declined(), remedies=None)

    found = refusal_of(lambda: deeds.not_accept(case, refused, person=CLERK, calendar=PLAIN))

    assert found[0] == "remedies-missing"


def test_only_a_received_application_is_declined() -> None:
    found = refusal_of(
        lambda: deeds.not_accept(cases.accepted(), declined(), person=CLERK, calendar=PLAIN)
    )

    assert found == ("wrong-phase", "", {"phase": "accepted", "step": "not-accept"})

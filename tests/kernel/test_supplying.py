"""补录: what the old system's file answers is written down on an imported case."""

from dataclasses import replace

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import APPLICANT, CLERK, MON, after, at, refusal_of

from xuke.kernel.case.events import AnswerSupplied, Applicant
from xuke.kernel.case.state import Case

ANSWER = AnswerSupplied(on=MON, by=CLERK.id, target="address", value="虚构路12号")


def imported(case: Case) -> Case:
    """Return the case as an import leaves it: without answers."""
    return replace(case, imported=True, form={})


@pytest.mark.parametrize("case", [cases.received(), cases.accepted(), cases.granted()])
def test_an_answer_is_supplied_until_the_certificate_is_issued(case: Case) -> None:
    case = imported(case)

    events = deeds.supply_answer(case, ANSWER, at(CLERK))

    known = after(case, events)
    assert events == (ANSWER,)
    assert (known.form, known.phase) == ({"address": "虚构路12号"}, case.phase)


def test_who_applies_is_supplied_with_the_answer() -> None:
    who = Applicant(kind="organisation", name="虚构大浴室", identity_index="right")
    case = imported(cases.received())

    case = after(case, deeds.supply_answer(case, replace(ANSWER, applicant=who), at(CLERK)))

    assert case.applicant == who


@pytest.mark.parametrize(
    ("case", "answer", "found"),
    [
        pytest.param(
            imported(cases.received()),
            replace(ANSWER, target="tax-return"),
            ("material-not-listed", "administrative-licensing-law/31", {"material": "tax-return"}),
            id="only what the item asks",
        ),
        pytest.param(
            imported(cases.received()),
            replace(ANSWER, value=" "),
            ("answer-missing", "", {"target": "address"}),
            id="an answer is told",
        ),
        pytest.param(
            replace(imported(cases.granted()), form={"address": "虚构路1号"}),
            ANSWER,
            ("answer-known", "", {"target": "address"}),
            id="what was decided upon stays",
        ),
    ],
)
def test_what_cannot_be_supplied(
    case: Case, answer: AnswerSupplied, found: tuple[str, str, dict[str, str]]
) -> None:
    assert found == refusal_of(lambda: deeds.supply_answer(case, answer, at(CLERK)))


@pytest.mark.parametrize(
    ("case", "person"), [(cases.received(), CLERK), (imported(cases.received()), APPLICANT)]
)
def test_only_a_clerk_supplies_and_only_on_an_imported_case(case: Case, person: object) -> None:
    assert refusal_of(lambda: deeds.supply_answer(case, ANSWER, at(person)))  # type: ignore[arg-type]

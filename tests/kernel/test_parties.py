"""Those whose interest is concerned 利害关系人 are told, and speak."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import FIRST, MON, after, at, refusal_of
from tests.kernel.findings import HEARD, INFORMED, LAW, NAME

from xuke.kernel.case.events import HearingHeld


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
        pytest.param(
            {"answer_by": date(2026, 3, 8)},
            ("party-answer-too-early", f"{LAW}/47/1", {"earliest": "2026-03-09"}),
            id="less time than to ask for a hearing",
        ),
    ],
)
def test_a_party_is_told_what_concerns_him_and_has_time_to_answer(
    change: dict[str, Any], expected: tuple[str, str, dict[str, str]]
) -> None:
    case = after(cases.accepted(), (replace(INFORMED, party="老邻居"),))
    told = replace(INFORMED, **change)

    assert refusal_of(lambda: deeds.inform_party(case, told, at(FIRST))) == expected


def test_the_last_day_for_asking_for_a_hearing_is_time_to_answer() -> None:
    told = replace(INFORMED, answer_by=date(2026, 3, 9))

    assert deeds.inform_party(cases.accepted(), told, at(FIRST)) == (told,)


@pytest.mark.parametrize("party", ["邻居", NAME])
@pytest.mark.parametrize(
    "said", [{"text": "不同意"}, {"text": "", "waived": True}], ids=["speaks", "waives"]
)
def test_the_applicant_and_the_parties_speak_or_waive(party: str, said: dict[str, Any]) -> None:
    case = after(cases.accepted(), (INFORMED,))
    told = replace(HEARD, party=party, **said)

    assert deeds.hear(case, told, at(FIRST)) == (told,)


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

    assert refusal_of(lambda: deeds.hear(case, replace(HEARD, **change), at(FIRST))) == expected


def test_a_party_who_is_told_before_any_hearing_is_not_late_for_it() -> None:
    held = HearingHeld(on=MON, by="chair", minutes="笔录1号", text="", signed_by=("chair",))
    before = after(cases.accepted(), (INFORMED,))
    afterwards = after(cases.accepted(), (held, INFORMED))

    assert not before.procedure.late
    assert afterwards.procedure.late == {INFORMED.party}

"""Calling back 撤回 and sending back 退回: who may, and what is examined anew."""

from dataclasses import replace

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import FIRST, HEAD, MON, SECOND, after, at, examination, refusal_of
from tests.kernel.handling import CALLED, LAW, LEGALITY, RETURNED, SIGNED, asked

from xuke.kernel.case.events import NO_HANDLING, CaseEvent, Discussed, Forwarded
from xuke.kernel.case.state import Phase
from xuke.kernel.case.waiting import NextActor, next_actor
from xuke.kernel.person import Role


@pytest.mark.parametrize(
    "built",
    [
        pytest.param(LEGALITY, id="legal review"),
        pytest.param(
            Discussed(on=MON, by=HEAD.id, members=(HEAD.id, "b"), conclusion="同意"), id="discussed"
        ),
        pytest.param(Forwarded(on=MON, by=FIRST.id, to="市卫健委", opinion="同意"), id="forwarded"),
        pytest.param(SIGNED, id="countersigned"),
    ],
)
def test_an_opinion_on_which_somebody_built_is_not_called_back(built: CaseEvent) -> None:
    case = after(cases.examined(), (built,))

    assert refusal_of(lambda: deeds.call_back(case, CALLED, at(SECOND))) == (
        "already-acted-on",
        f"{LAW}/34/1",
        {},
    )


def test_only_the_last_opinion_is_called_back_and_only_by_its_author() -> None:
    assert refusal_of(lambda: deeds.call_back(cases.examined(), CALLED, at(FIRST))) == (
        "not-your-examination",
        f"{LAW}/34/1",
        {},
    )
    assert refusal_of(lambda: deeds.call_back(cases.accepted(), CALLED, at(FIRST)))[0] == (
        "wrong-phase"
    )


def test_of_an_only_opinion_its_author_is_asked_too() -> None:
    accepted = cases.accepted()
    case = after(
        replace(accepted, rule=replace(accepted.filed_rule, examinations=1)), (examination(FIRST),)
    )

    assert case.phase is Phase.EXAMINED
    assert refusal_of(lambda: deeds.call_back(case, CALLED, at(SECOND)))[0] == (
        "not-your-examination"
    )


def test_after_calling_back_the_case_is_examined_again() -> None:
    case = cases.examined()
    case = after(case, deeds.call_back(case, CALLED, at(SECOND)))

    assert (case.phase, [one.by for one in case.examinations]) == (Phase.ACCEPTED, [FIRST.id])
    case = after(case, deeds.examine(case, examination(SECOND), person=SECOND))
    assert case.phase is Phase.EXAMINED


def test_what_was_sent_back_is_examined_anew_by_the_same_or_others() -> None:
    case = asked()
    case = after(case, deeds.send_back(case, RETURNED, at(HEAD)))

    assert (case.phase, case.examinations, case.handling) == (Phase.ACCEPTED, (), NO_HANDLING)
    assert deeds.refusal("examine", FIRST, case) is None
    assert next_actor(case) == NextActor(Role.EXAMINER)

"""Handing over 转办: who does it, to whom, and what follows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FIRST,
    HEAD,
    HOME,
    SECOND,
    after,
    at,
    examination,
    refusal_of,
)
from tests.kernel.dice import TEN
from tests.kernel.handling import (
    ADDED,
    ASKED,
    CALLED,
    HANDED,
    LAW,
    LEGAL,
    RECUSED,
    REMOVED,
    RETURNED,
    SIGNED,
    THIRD,
    A,
    asked,
)

from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.rights import barred, holder
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.waiting import NextActor, next_actor
from xuke.kernel.item.rule import Channel
from xuke.kernel.person import Person, Role

NINE = TEN[:-1]
DEPUTY = Person("deputy", HOME, frozenset({Role.DECIDER}))
Act = deeds.Deed[Case]
LAWFUL: list[tuple[Act, CaseEvent, Person, Callable[[], Case]]] = [
    (deeds.hand_over, HANDED, FIRST, cases.accepted),
    (deeds.recuse, RECUSED, HEAD, cases.accepted),
    (deeds.call_back, CALLED, SECOND, cases.examined),
    (deeds.send_back, RETURNED, HEAD, cases.examined),
    (deeds.request_countersign, ASKED, HEAD, cases.examined),
    (deeds.countersign, SIGNED, A, asked),
    (deeds.add_signer, ADDED, HEAD, cases.examined),
    (deeds.remove_signer, REMOVED, HEAD, asked),
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
    code, *_rest = refusal_of(lambda: act(case(), event, at(Person("stranger"))))

    assert code in {"role-missing", "not-your-examination", "not-asked-to-sign"}


@pytest.mark.parametrize(
    ("act", "event", "person", "case", "place"),
    [
        (deeds.hand_over, replace(HANDED, reason=NINE), FIRST, cases.accepted, ""),
        (deeds.recuse, replace(RECUSED, reason=NINE), HEAD, cases.accepted, f"{LAW}/48/1/3"),
        (deeds.call_back, replace(CALLED, reason=NINE), SECOND, cases.examined, ""),
        (deeds.send_back, replace(RETURNED, reason=NINE), HEAD, cases.examined, ""),
        (deeds.add_signer, replace(ADDED, reason=NINE), HEAD, cases.examined, ""),
        (deeds.remove_signer, replace(REMOVED, reason=NINE), HEAD, asked, ""),
        (deeds.countersign, replace(SIGNED, agreed=False), A, asked, ""),
    ],
)
def test_what_is_done_to_others_work_has_a_reason(
    act: Act, event: CaseEvent, person: Person, case: Callable[[], Case], place: str
) -> None:
    assert refusal_of(lambda: act(case(), event, at(person))) == ("reason-too-short", place, {})


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            {"role": Role.PUBLISHER},
            ("role-not-handed-over", "", {"role": "publisher"}),
            id="a role for which no case waits",
        ),
        pytest.param(
            {"role": Role.CLERK}, ("role-missing", "", {"role": "clerk"}), id="another's role"
        ),
        pytest.param({"to": " "}, ("name-missing", "", {}), id="nobody"),
        pytest.param(
            {"to": CLERK.id},
            ("cannot-take-over", f"{LAW}/34", {"why": "accepted-by-same-person"}),
            id="who accepted does not examine",
        ),
        pytest.param(
            {"to": FIRST.id},
            ("cannot-take-over", f"{LAW}/34/3", {"why": "examined-by-same-person"}),
            id="who examined does not examine again",
        ),
        pytest.param(
            {"to": "gone"},
            ("cannot-take-over", f"{LAW}/48/1/3", {"why": "recused"}),
            id="who was recused",
        ),
        pytest.param(
            {"to": APPLICANT.id},
            ("cannot-take-over", f"{LAW}/5", {"why": "own-application"}),
            id="the applicant",
        ),
    ],
)
def test_a_case_is_handed_to_whom_nothing_bars(
    change: dict[str, Any], expected: tuple[str, str, dict[str, str]]
) -> None:
    case = after(cases.accepted(), (examination(FIRST), replace(RECUSED, person="gone")))

    assert (
        refusal_of(lambda: deeds.hand_over(case, replace(HANDED, **change), at(THIRD))) == expected
    )


@pytest.mark.parametrize(
    ("role", "to", "code"),
    [
        pytest.param(Role.DECIDER, FIRST.id, "examined-by-same-person", id="decides: examined"),
        pytest.param(Role.DECIDER, CLERK.id, "accepted-by-same-person", id="decides: accepted"),
        pytest.param(Role.LEGAL_REVIEWER, FIRST.id, "examined-by-same-person", id="reviews"),
        pytest.param(Role.CLERK, APPLICANT.id, "own-application", id="delivers: applied"),
        pytest.param(Role.CLERK, CLERK.id, None, id="delivers: accepted"),
        pytest.param(Role.CLERK, FIRST.id, None, id="delivers: examined"),
        pytest.param(Role.EXAMINER, FIRST.id, None, id="reports upwards: examined"),
        pytest.param(Role.EXAMINER, CLERK.id, "accepted-by-same-person", id="reports: accepted"),
        pytest.param(Role.DECIDER, DEPUTY.id, None, id="decides: no part before"),
    ],
)
def test_separation_holds_for_who_takes_over_an_examined_case(
    role: Role, to: str, code: str | None
) -> None:
    refused = barred(role, to, cases.examined())

    assert (refused.code if refused else None) == code


def test_a_decider_hands_over_what_waits_for_others() -> None:
    told = replace(HANDED, by=HEAD.id, role=Role.LEGAL_REVIEWER, to=LEGAL.id)

    assert deeds.hand_over(cases.examined(), told, at(HEAD)) == (told,)


def test_a_legal_reviewer_hands_over_what_waits_for_him() -> None:
    told = replace(HANDED, by=LEGAL.id, role=Role.LEGAL_REVIEWER, to="other")

    assert deeds.hand_over(cases.examined(), told, at(LEGAL)) == (told,)


def test_a_clerk_hands_over_what_he_wrote_down_on_paper() -> None:
    case = replace(cases.received(), channel=Channel.WINDOW, owner=CLERK.id)
    told = replace(HANDED, by=CLERK.id, role=Role.CLERK, to="other")

    assert deeds.hand_over(case, told, at(CLERK)) == (told,)


def test_what_was_handed_over_is_done_by_its_holder_and_by_nobody_else() -> None:
    case = after(cases.accepted(), deeds.hand_over(cases.accepted(), HANDED, at(FIRST)))

    refused = deeds.refusal("examine", FIRST, case)
    assert refused
    assert (refused.code, refused.facts) == ("assigned-to-other", {"to": SECOND.id})
    assert deeds.refusal("examine", SECOND, case) is None
    assert next_actor(case) == NextActor(Role.EXAMINER, (SECOND.id,))

    case = after(case, deeds.examine(case, examination(SECOND), person=SECOND))
    assert deeds.refusal("examine", FIRST, case) is None
    assert next_actor(case) == NextActor(Role.EXAMINER)


def test_a_holder_whom_something_bars_since_holds_nothing_any_more() -> None:
    handed = replace(HANDED, role=Role.DECIDER, to=THIRD.id)
    case = after(cases.accepted(), (handed,))
    assert holder(case, Role.DECIDER) == THIRD.id
    assert holder(case, Role.EXAMINER) == ""

    for person in (FIRST, THIRD):
        case = after(case, deeds.examine(case, examination(person), person=person))

    assert holder(case, Role.DECIDER) == ""
    assert deeds.refusal("grant", HEAD, case) is None
    assert next_actor(case) == NextActor(Role.DECIDER)


def test_nothing_is_handed_over_once_the_case_is_concluded() -> None:
    case = replace(cases.accepted(), phase=Phase.CONCLUDED)

    assert refusal_of(lambda: deeds.hand_over(case, HANDED, at(FIRST)))[0] == "wrong-phase"

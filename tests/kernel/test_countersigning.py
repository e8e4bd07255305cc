"""Countersigning 会签 加签 减签: who is asked, who signs, what waits."""

from dataclasses import replace

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import FIRST, HEAD, MON, PLAIN, after, at, refusal_of
from tests.kernel.dice import TEN
from tests.kernel.handling import ADDED, ASKED, LAW, RECUSED, REMOVED, SIGNED, A, asked

from xuke.kernel.case.events import Granted
from xuke.kernel.case.waiting import NextActor, next_actor
from xuke.kernel.person import Role


@pytest.mark.parametrize(
    ("signers", "expected"),
    [
        pytest.param((), ("nobody-named", "", {}), id="nobody"),
        pytest.param(("x", "x"), ("named-twice", "", {}), id="one twice"),
        pytest.param(("x", ""), ("name-missing", "", {}), id="a blank"),
        pytest.param(("x", "a"), ("asked-before", "", {"who": "a"}), id="asked before"),
        pytest.param((HEAD.id,), ("opinion-known", "", {"who": HEAD.id}), id="himself"),
        pytest.param((FIRST.id,), ("opinion-known", "", {"who": FIRST.id}), id="an examiner"),
        pytest.param(
            ("gone",), ("person-recused", f"{LAW}/48/1/3", {"who": "gone"}), id="a recused one"
        ),
    ],
)
def test_others_are_asked_to_sign_each_once(
    signers: tuple[str, ...], expected: tuple[str, str, dict[str, str]]
) -> None:
    case = after(asked(), (replace(RECUSED, person="gone"),))
    told = replace(ASKED, signers=signers)

    assert refusal_of(lambda: deeds.request_countersign(case, told, at(HEAD))) == expected


@pytest.mark.parametrize(
    ("signer", "code"),
    [("a", "asked-before"), (" ", "name-missing"), (HEAD.id, "opinion-known")],
)
def test_a_signer_is_added_once(signer: str, code: str) -> None:
    told = replace(ADDED, signer=signer)

    assert refusal_of(lambda: deeds.add_signer(asked(), told, at(HEAD)))[0] == code


def test_an_added_signer_is_awaited_like_the_others() -> None:
    case = after(asked(), (SIGNED, ADDED))

    assert (case.handling.signers, case.handling.unsigned) == (("a", "b", "c"), ("b", "c"))
    assert after(case, (REMOVED,)).handling.unsigned == ("c",)


def test_the_decision_waits_for_the_signers() -> None:
    case = asked()
    granted = Granted(on=MON, by=HEAD.id, document="1号")

    assert next_actor(case) == NextActor(Role.DECIDER, ("a", "b"))
    assert refusal_of(lambda: deeds.grant(case, granted, person=HEAD, calendar=PLAIN)) == (
        "signatures-missing",
        "",
        {"signers": "a b"},
    )


def test_dissent_is_on_record_and_the_decider_decides() -> None:
    case = asked()
    dissent = replace(SIGNED, agreed=False, opinion=TEN)
    case = after(case, deeds.countersign(case, dissent, at(A)))
    case = after(case, deeds.remove_signer(case, REMOVED, at(HEAD)))

    assert case.handling.signatures == (dissent,)
    assert next_actor(case) == NextActor(Role.DECIDER)
    granted = Granted(on=MON, by=HEAD.id, document="1号")
    assert deeds.grant(case, granted, person=HEAD, calendar=PLAIN)


def test_who_signed_signs_no_more_and_an_opinion_is_not_blank() -> None:
    case = after(asked(), (SIGNED,))

    assert refusal_of(lambda: deeds.countersign(case, SIGNED, at(A)))[0] == "not-asked-to-sign"
    blank = replace(SIGNED, opinion=" ")
    assert refusal_of(lambda: deeds.countersign(asked(), blank, at(A))) == (
        "opinion-missing",
        "",
        {},
    )


def test_who_signed_is_not_removed_any_more() -> None:
    case = after(asked(), (SIGNED,))
    told = replace(REMOVED, signer="a")

    assert refusal_of(lambda: deeds.remove_signer(case, told, at(HEAD))) == (
        "not-awaited",
        "",
        {"who": "a"},
    )


def test_where_nobody_is_awaited_nobody_is_removed() -> None:
    assert refusal_of(lambda: deeds.remove_signer(cases.examined(), REMOVED, at(HEAD)))[0] == (
        "wrong-phase"
    )

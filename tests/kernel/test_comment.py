"""Public comment 公示征求意见: asked long enough, said in time and once, ended with an answer."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FIRST,
    HOME,
    MON,
    PLAIN,
    SECOND,
    after,
    at,
    refusal_of,
)

from xuke.kernel.case import clocks
from xuke.kernel.case.clocks import ClockName
from xuke.kernel.case.events import CommentEnded, CommentInvited, ObjectionReceived
from xuke.kernel.case.state import Case
from xuke.kernel.case.waiting import NextActor, next_actor
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.person import Person, Role

FIFTH = date(2026, 3, 9)
INVITED = CommentInvited(on=MON, by=FIRST.id)
NEIGHBOUR = Person("neighbour")
SAID = ObjectionReceived(on=MON, by=NEIGHBOUR.id, author="邻居甲", text="选址过近")
ENDED = CommentEnded(on=date(2026, 3, 10), by=FIRST.id, conclusion="没有收到任何意见或者反映")


def asking() -> Case:
    """Return an examined case whose item asks the public for five working days."""
    case = cases.examined()
    return replace(case, rule=replace(case.filed_rule, public_notice=Span(5, Unit.WORKING)))


def asked() -> Case:
    return after(asking(), deeds.invite(asking(), INVITED, at(FIRST)))


def test_the_public_is_asked_until_the_last_of_the_days() -> None:
    (invited,) = deeds.invite(asking(), INVITED, at(FIRST))

    assert invited == replace(INVITED, until=FIFTH)
    (clock,) = (one for one in clocks.all_clocks(asked(), PLAIN) if one.name is ClockName.COMMENT)
    assert (clock.deadline.due, clock.done_on, clock.citation) == (FIFTH, None, None)
    assert clock.deadline.trace[-1].counted == 5


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        pytest.param(date(2026, 3, 6), "comment-too-short", id="the day before the last"),
        pytest.param(MON, "comment-day-passed", id="the very day"),
        pytest.param(FIFTH, date(2026, 3, 9), id="the last day"),
        pytest.param(date(2026, 3, 14), date(2026, 3, 16), id="a Saturday rolls on"),
    ],
)
def test_the_public_is_asked_no_shorter(until: date, expected: date | str) -> None:
    told = replace(INVITED, until=until)

    if isinstance(expected, str):
        assert refusal_of(lambda: deeds.invite(asking(), told, at(FIRST)))[0] == expected
    else:
        assert deeds.invite(asking(), told, at(FIRST)) == (replace(told, until=expected),)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        pytest.param(NEIGHBOUR, "", id="anybody with an account"),
        pytest.param(CLERK, "role-missing", id="the clerk, who writes down letters"),
        pytest.param(APPLICANT, "applicant-comments", id="the applicant"),
        pytest.param(Person(""), "role-missing", id="nobody known"),
        pytest.param(Person("head", HOME, frozenset({Role.DECIDER})), "role-missing", id="head"),
    ],
)
def test_who_may_say_something(who: Person, code: str) -> None:
    refused = deeds.refusal("object", who, asked())

    assert (refused.code if refused else "") == code


def test_an_account_says_something_once_and_a_clerk_for_each_letter() -> None:
    case = after(asked(), (SAID,))
    letter = replace(SAID, by=CLERK.id, on=date(2026, 3, 10))

    again = refusal_of(lambda: deeds.object_to(case, SAID, at(NEIGHBOUR)))
    assert again == ("objected-before", "", {})
    assert deeds.note_objection(after(case, (letter,)), letter, at(CLERK)) == (letter,)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        pytest.param(FIFTH, "", id="the last day"),
        pytest.param(ENDED.on, "comment-over", id="after"),
    ],
)
def test_what_is_said_here_comes_in_time(on: date, code: str) -> None:
    said = replace(SAID, on=on)

    if code:
        assert refusal_of(lambda: deeds.object_to(asked(), said, at(NEIGHBOUR)))[0] == code
    else:
        assert deeds.object_to(asked(), said, at(NEIGHBOUR)) == (said,)


@pytest.mark.parametrize(
    ("change", "code"),
    [({"author": " "}, "name-missing"), ({"text": " "}, "comment-without-words")],
)
def test_a_comment_has_a_name_and_words(change: dict[str, Any], code: str) -> None:
    said = replace(SAID, **change)

    assert refusal_of(lambda: deeds.note_objection(asked(), said, at(CLERK)))[0] == code


def test_an_examiner_has_the_case_until_the_comment_is_ended() -> None:
    ended = after(asked(), deeds.end(asked(), ENDED, at(SECOND)))

    assert next_actor(asking()) == NextActor(Role.EXAMINER)
    assert next_actor(asked()) == NextActor(Role.EXAMINER)
    assert next_actor(ended) == NextActor(Role.DECIDER)
    assert not ended.procedure.is_open_for_comment

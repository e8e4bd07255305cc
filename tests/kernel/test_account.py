"""Accounts and looks: who may do what to whom, and what is left of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.kernel.cases import MON, PLAIN

from xuke.kernel.account import (
    ACCOUNT,
    Account,
    AccountClosed,
    AccountMade,
    AccountReopened,
    PasswordSet,
    Phase,
    RoleEnded,
    RoleGiven,
    TokenMade,
    TokenRevoked,
)
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.looking import LOOK, Exported, Looked, Seen
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role

HIM, HOME = "u-1", "310105-wjw"
ADMIN = Person("u-9", HOME, frozenset({Role.ADMIN}))
HIMSELF = Person(HIM, HOME, frozenset({Role.ADMIN, Role.CLERK}))
CLERK = Person("u-2", HOME, frozenset({Role.CLERK}))
SUNDAY = MON - timedelta(days=1)


def told(event: type, **facts: Any) -> Any:  # noqa: ANN401
    """Return an event about his account, of Monday."""
    return event(**{"on": MON, "by": "u-9", "account": HIM, **facts})


def given(role: Role = Role.DECIDER, since: date | None = MON, until: date | None = None) -> Any:  # noqa: ANN401
    return told(RoleGiven, role=role, since=since, until=until, reason="岗位调整")


MADE = told(AccountMade)
ENDED = told(RoleEnded, role=Role.DECIDER, last=SUNDAY, reason="调离")
TOKEN = told(TokenMade, token="9f86", label="叫号", until=None)
REVOKED = told(TokenRevoked, token="9f86", reason="泄露")
CLOSED = told(AccountClosed, reason="退休")
REOPENED = told(AccountReopened, reason="返聘")
PASSWORD = told(PasswordSet)


def do(verb: str, event: Any, person: Person, *before: Any) -> Account:  # noqa: ANN401
    state = ACCOUNT.replay(before)
    at = Occasion(person, PLAIN, None)
    return ACCOUNT.after(state, ACCOUNT.decide(ACCOUNT.verbs[verb], state, event, at))


def test_everybody_makes_himself_an_account_and_nobody_a_second_time() -> None:
    assert do("make", MADE, Person(HIM)).phase is Phase.OPEN
    with pytest.raises(Unlawful, match="wrong-phase"):
        do("make", MADE, Person(HIM), MADE)


@pytest.mark.parametrize(
    ("verb", "event", "before"),
    [
        pytest.param("give-role", given(), (), id="a role"),
        pytest.param("close", CLOSED, (MADE,), id="the end of the account"),
        pytest.param("reopen", REOPENED, (MADE, CLOSED), id="the account again"),
    ],
)
def test_what_takes_two_persons_nobody_does_to_himself(verb: str, event: Any, before: Any) -> None:  # noqa: ANN401
    with pytest.raises(NotYours, match="own-account"):
        do(verb, event, HIMSELF, *before)

    assert do(verb, event, ADMIN, *before).account == HIM


@pytest.mark.parametrize(
    ("verb", "event", "before"),
    [
        ("give-role", given(), ()),
        ("end-role", ENDED, (given(),)),
        ("make-token", TOKEN, (MADE,)),
        ("make-token", TOKEN, ()),
        ("revoke-token", REVOKED, (TOKEN,)),
        ("set-password", PASSWORD, (MADE,)),
        ("close", CLOSED, (MADE,)),
        ("reopen", REOPENED, (MADE, CLOSED)),
    ],
)
def test_who_administers_nothing_does_nothing_to_others(verb: str, event: Any, before: Any) -> None:  # noqa: ANN401
    with pytest.raises(NotYours, match="role-missing"):
        do(verb, event, CLERK, *before)


def test_ones_own_token_and_password_are_ones_own_matter() -> None:
    own = Person(HIM, HOME, frozenset({Role.CLERK}))

    made = do("make-token", TOKEN, own)
    revoked = do("revoke-token", REVOKED, own, TOKEN)

    assert (set(made.tokens), set(revoked.tokens)) == ({"9f86"}, set())
    assert do("set-password", PASSWORD, own).phase is Phase.OPEN


def test_a_role_that_ends_before_it_begins_is_none() -> None:
    with pytest.raises(Unlawful, match="role-ends-before-it-begins"):
        do("give-role", given(until=SUNDAY), ADMIN)


@pytest.mark.parametrize(
    ("since", "kept"),
    [
        pytest.param(None, None, id="nobody knows since when"),
        pytest.param(SUNDAY, SUNDAY, id="since the day before"),
        pytest.param(MON, SUNDAY, id="given and taken on one day"),
    ],
)
def test_an_ended_role_keeps_its_days(since: date | None, kept: date | None) -> None:
    left = do("end-role", ENDED, ADMIN, given(since=since)).roles[Role.DECIDER]

    assert (left.since, left.until) == (kept, SUNDAY)


def test_the_end_of_a_role_that_nobody_wrote_down_changes_nothing() -> None:
    assert do("end-role", ENDED, ADMIN, MADE).roles == {}


def test_a_closed_account_takes_nothing_until_it_is_opened_again() -> None:
    with pytest.raises(Unlawful, match="wrong-phase"):
        do("give-role", given(), ADMIN, MADE, CLOSED)

    again = do("reopen", REOPENED, ADMIN, MADE, CLOSED)

    assert (again.phase, again.opened_on) == (Phase.OPEN, MON)


def test_a_look_is_told_once_and_then_stands() -> None:
    looked = Looked(on=MON, by="u-2", what=Seen.FILE, subject="case")
    exported = Exported(
        on=MON, by="u-2", what="disclosures", since=SUNDAY, until=MON, form="csv", rows=1
    )
    at = Occasion(CLERK, PLAIN, None)

    assert LOOK.decide(LOOK.verbs["look"], None, looked, at) == (looked,)
    assert LOOK.decide(LOOK.verbs["export"], None, exported, at) == (exported,)
    with pytest.raises(Unlawful, match="wrong-phase"):
        LOOK.decide(LOOK.verbs["look"], LOOK.replay([looked]), looked, at)

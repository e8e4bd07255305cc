"""Accounts 账号: made, given roles, given tokens, closed; who did it, when and why.

What an authority does to an account is one stream; what nobody's authority stands behind (signing
up, what an operator does to an applicant's account) another one, of no authority.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role
from xuke.kernel.stream import Guard, Machine, Right, Verb, holds, named, open_to


class Phase(StrEnum):
    """Whether the authority knows the account, and whether anybody may sign in with it."""

    NONE = "none"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountMade:
    """建立账号: an account was made; an `assumed` one stood before anybody wrote it down."""

    on: date
    by: str
    account: str
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGiven:
    """授予职责: from a day on, until a day or without end; `assumed` as with an account."""

    on: date
    by: str
    account: str
    role: Role
    since: date | None
    until: date | None
    reason: str
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEnded:
    """结束职责: `last` is the last day on which it holds."""

    on: date
    by: str
    account: str
    role: Role
    last: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenMade:
    """签发令牌: what for, and its last day; `token` is the fingerprint by which it is told."""

    on: date
    by: str
    account: str
    token: str
    label: str
    until: date | None
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenRevoked:
    """停用令牌: it opens nothing any more."""

    on: date
    by: str
    account: str
    token: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordSet:
    """重设密码: who signed in with the one before has to sign in again."""

    on: date
    by: str
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClosed:
    """停用账号: nobody signs in with it, and what was signed in is signed out."""

    on: date
    by: str
    account: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReopened:
    """恢复账号: one may sign in with it again; roles and tokens do not come back."""

    on: date
    by: str
    account: str
    reason: str


AccountEvent = (
    AccountMade
    | RoleGiven
    | RoleEnded
    | TokenMade
    | TokenRevoked
    | PasswordSet
    | AccountClosed
    | AccountReopened
)


@dataclass(frozen=True, kw_only=True)
class Account:
    """账号: as one authority knows it, folded from what was done to it."""

    phase: Phase = Phase.NONE
    account: str = ""
    opened_on: date = date.min
    roles: Mapping[Role, RoleGiven] = field(default_factory=dict)
    tokens: Mapping[str, TokenMade] = field(default_factory=dict)


def evolve(account: Account, event: AccountEvent) -> Account:  # noqa: C901, PLR0911, PLR0912 - one arm an event
    """Return the account after one more event."""
    known = replace(account, account=event.account)
    if known.phase is Phase.NONE:
        known = replace(known, phase=Phase.OPEN, opened_on=event.on)
    match event:
        case AccountMade() | PasswordSet():
            return known
        case RoleGiven():
            return replace(known, roles={**known.roles, event.role: event})
        case RoleEnded():
            return replace(known, roles=_ended(known.roles, event))
        case TokenMade():
            return replace(known, tokens={**known.tokens, event.token: event})
        case TokenRevoked():
            left = {key: one for key, one in known.tokens.items() if key != event.token}
            return replace(known, tokens=left)
        case AccountClosed():
            return replace(known, phase=Phase.CLOSED)
        case AccountReopened():
            return replace(known, phase=Phase.OPEN)
        case _:
            assert_never(event)


def _ended(roles: Mapping[Role, RoleGiven], event: RoleEnded) -> Mapping[Role, RoleGiven]:
    """Return the roles with one that ends; one that nobody wrote down stays away."""
    given = roles.get(event.role)
    if given is None:
        return roles
    since = given.since if given.since is None or given.since <= event.last else event.last
    return {**roles, event.role: replace(given, since=since, until=event.last)}


def make(_account: Account, made: AccountMade, _at: Occasion) -> tuple[AccountEvent, ...]:
    """Make an account: everybody may sign up, and has no rights by it but an applicant's."""
    return (made,)


def give_role(_account: Account, given: RoleGiven, at: Occasion) -> tuple[AccountEvent, ...]:
    """Give a role to somebody else: nobody gives himself one."""
    _check_another(given.account, at.person)
    if given.until and given.since and given.until < given.since:
        raise Unlawful("role-ends-before-it-begins")
    return (given,)


def end_role(_account: Account, ended: RoleEnded, _at: Occasion) -> tuple[AccountEvent, ...]:
    """End a role; also one's own."""
    return (ended,)


def make_token(_account: Account, made: TokenMade, at: Occasion) -> tuple[AccountEvent, ...]:
    """Make a token for oneself, or for a system that one administers."""
    _check_own(made.account, at.person)
    return (made,)


def revoke_token(_account: Account, told: TokenRevoked, at: Occasion) -> tuple[AccountEvent, ...]:
    """Make a token useless: one's own, or an official's of one's authority."""
    _check_own(told.account, at.person)
    return (told,)


def set_password(_account: Account, told: PasswordSet, at: Occasion) -> tuple[AccountEvent, ...]:
    """Set a password anew."""
    _check_own(told.account, at.person)
    return (told,)


def close(_account: Account, closed: AccountClosed, at: Occasion) -> tuple[AccountEvent, ...]:
    """Close somebody else's account."""
    _check_another(closed.account, at.person)
    return (closed,)


def reopen(_account: Account, reopened: AccountReopened, at: Occasion) -> tuple[AccountEvent, ...]:
    """Open a closed account again."""
    _check_another(reopened.account, at.person)
    return (reopened,)


def _check_another(account: str, person: Person) -> None:
    """Refuse to do to one's own account what takes two persons."""
    if account == person.id:
        raise NotYours("own-account")


def _check_own(account: str, person: Person) -> None:
    """Ask for whose account it is, or for an administrator."""
    if account != person.id and not person.has(Role.ADMIN):
        raise NotYours("role-missing", role=Role.ADMIN)


@open_to(Role.APPLICANT, Role.ADMIN)
def is_own_or_administered(person: Person, account: Account) -> Unlawful | None:
    """Ask for whose account it is, or for an administrator; of one not seen yet the act says it."""
    if person.has(Role.ADMIN) or account.account in {"", person.id}:
        return None
    return NotYours("role-missing", role=Role.ADMIN)


def _right(phases: set[Phase], *guards: Guard[Account]) -> Right[Account]:
    return Right(phases=frozenset(phases), guards=guards)


_HERE = {Phase.NONE, Phase.OPEN}
_ADMIN = holds(Role.ADMIN)
ACCOUNT: Machine[Account] = Machine(
    kind="account",
    begin=Account(),
    evolve=evolve,
    events=(
        AccountMade,
        RoleGiven,
        RoleEnded,
        TokenMade,
        TokenRevoked,
        PasswordSet,
        AccountClosed,
        AccountReopened,
    ),
    verbs=named(
        Verb(name="make", event=AccountMade, right=_right({Phase.NONE}), decide=make, begins=True),
        Verb(name="give-role", event=RoleGiven, right=_right(_HERE, _ADMIN), decide=give_role),
        Verb(name="end-role", event=RoleEnded, right=_right(_HERE, _ADMIN), decide=end_role),
        Verb(
            name="make-token",
            event=TokenMade,
            right=_right(_HERE, is_own_or_administered),
            decide=make_token,
        ),
        Verb(
            name="revoke-token",
            event=TokenRevoked,
            right=_right(set(Phase), is_own_or_administered),
            decide=revoke_token,
        ),
        Verb(
            name="set-password",
            event=PasswordSet,
            right=_right(_HERE, is_own_or_administered),
            decide=set_password,
        ),
        Verb(name="close", event=AccountClosed, right=_right(_HERE, _ADMIN), decide=close),
        Verb(
            name="reopen",
            event=AccountReopened,
            right=_right({Phase.CLOSED}, _ADMIN),
            decide=reopen,
        ),
    ),
    phase_of=lambda account: account.phase,
)
"""账号: rights of accounts, and the end of both."""

"""Who administers an authority, who holds which role there, which tokens an account has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied

from xuke.access.models import ApiToken, RoleGrant, User
from xuke.kernel.person import Person, Role
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True)
class Held:
    """A role of an account: since when, until when, and whether it holds today."""

    id: int
    code: str
    role: str
    since: date | None
    until: date | None
    holds: bool
    may_end: bool


@dataclass(frozen=True, slots=True)
class Account:
    """An account with its roles at one authority."""

    user: User
    roles: tuple[Held, ...]

    @property
    def may_close(self) -> bool:
        """Whether the account can be closed: not where it is the only administrator's."""
        ends = all(held.may_end for held in self.roles if held.holds)
        return self.user.is_active and ends


def administers(person: Person) -> bool:
    """Whether the person administers the accounts of an authority."""
    return person.authority is not None and person.has(Role.ADMIN)


def administered(person: Person) -> str:
    """Return the authority whose accounts this person administers; PermissionDenied for none."""
    if person.authority is None or not person.has(Role.ADMIN):
        raise PermissionDenied
    return person.authority


def accounts(authority: str, today: date) -> list[Account]:
    """Return the accounts that hold or held a role here, by name; two queries."""
    grants = RoleGrant.objects.filter(authority=authority).select_related("user")
    by_user: dict[User, list[RoleGrant]] = {}
    for grant in grants.order_by("user__username", "role"):
        by_user.setdefault(grant.user, []).append(grant)
    last = _last_admins(by_user, today)
    return [
        Account(user, tuple(_held(grant, today, last) for grant in roles))
        for user, roles in by_user.items()
    ]


def _last_admins(by_user: dict[User, list[RoleGrant]], today: date) -> set[int]:
    """Return the only administrator's role: without it nobody could give one again."""
    admins = [
        grant.pk
        for user, roles in by_user.items()
        for grant in roles
        if user.is_active and grant.role == Role.ADMIN and _holds(grant, today)
    ]
    return set(admins) if len(admins) == 1 else set()


def _held(grant: RoleGrant, today: date, last: set[int]) -> Held:
    """Return one role as the page shows it."""
    holds = _holds(grant, today)
    return Held(
        id=grant.pk,
        code=grant.role,
        role=sentences.role(grant.role),
        since=grant.since,
        until=grant.until,
        holds=holds,
        may_end=holds and grant.pk not in last,
    )


def _holds(grant: RoleGrant, day: date) -> bool:
    """Whether the role is in force on the day."""
    started = grant.since is None or grant.since <= day
    return started and (grant.until is None or grant.until >= day)


def may_end(grant: RoleGrant, today: date) -> bool:
    """Whether the role can be ended without leaving the authority without an administrator."""
    everyone = accounts(grant.authority, today)
    return any(held.id == grant.pk and held.may_end for one in everyone for held in one.roles)


def account(person: Person, user: UUID, today: date) -> tuple[str, Account]:
    """Return an account with its roles as this person may see it, and at which authority.

    An administrator sees those that hold or held a role at his authority, everybody his own.
    """
    if str(user) != person.id:
        administered(person)
    authority = person.authority or ""
    found = next((one for one in accounts(authority, today) if one.user.pk == user), None)
    if found is None:
        raise PermissionDenied
    return authority, found


def tokens(user: User) -> Sequence[ApiToken]:
    """Return the account's tokens, the newest first."""
    return list(user.tokens.order_by("-made_at"))

"""From an account or a token to the person the law sees."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import connection

from xuke.access.models import ApiToken, RoleGrant, User
from xuke.kernel.person import NOBODY, Person, Role

TOKEN_PREFIX = "xuke_"  # noqa: S105 - what every token begins with
TOKEN_BYTES = 32

WHO = """
    SELECT u.id, g.authority, g.role, g.id AS place
      FROM access_api_token t
      JOIN access_user u ON u.id = t.user_id AND u.is_active
      LEFT JOIN access_role_grant g ON g.user_id = u.id
       AND (g.since IS NULL OR g.since <= %s) AND (g.until IS NULL OR g.until >= %s)
     WHERE t.digest = %s AND t.revoked_at IS NULL
       AND (t.expires_on IS NULL OR t.expires_on >= %s)
"""
"""Who a token speaks for, a row a right; values are those that `asking` returns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """同事: an official of an authority, by account, with the roles held there."""

    id: str
    username: str
    name: str
    roles: frozenset[Role]


def person_of(user: User | AnonymousUser, on: date) -> Person:
    """Return the account's person with the roles in force on this day."""
    if not isinstance(user, User) or not user.is_active:
        return NOBODY
    grants = user.grants.on(on).order_by("id").values_list("authority", "role")
    return _person(user.id, list(grants))


def person_by_token(token: str, on: date) -> Person | None:
    """Return the person a bearer token speaks for, in one query; nothing if it is no good."""
    if not token.startswith(TOKEN_PREFIX):
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"{WHO} ORDER BY place", asking(token, on))
        return person_in(cursor.fetchall())


def asking(token: str, on: date) -> tuple[date | bytes, ...]:
    """Return the values of WHO: the day, and the digest under which a token is kept."""
    return on, on, sha256(token.encode()).digest(), on


def person_in(rows: Sequence[tuple[Any, ...]]) -> Person | None:
    """Return the person of these rows of WHO, in the order of their place; of none nobody."""
    if not rows:
        return None
    return _person(rows[0][0], [(row[1], row[2]) for row in rows if row[2]])


def make_token(user: User, *, label: str, at: datetime, expires_on: date | None = None) -> str:
    """Make a token and return it; it is shown this once and kept only as a digest."""
    token = TOKEN_PREFIX + secrets.token_urlsafe(TOKEN_BYTES)
    digest = sha256(token.encode()).digest()
    ApiToken.objects.create(
        digest=digest, user=user, label=label, made_at=at, expires_on=expires_on
    )
    return token


def names_of(ids: set[str]) -> dict[str, str]:
    """Return the names of these people, for histories; unknown ids are left out."""
    known = [one for one in ids if _is_uuid(one)]
    users = User.objects.filter(id__in=known).values_list("id", "name")
    return {str(one): name for one, name in users}


def colleagues(authority: str, on: date) -> list[Colleague]:
    """Return who holds a role at the authority on this day, by name, in one query."""
    grants = RoleGrant.objects.on(on).filter(authority=authority, user__is_active=True)
    found: dict[UUID, Colleague] = {}
    for user, username, name, role in grants.values_list(
        "user_id", "user__username", "user__name", "role"
    ):
        held = found[user].roles if user in found else frozenset()
        found[user] = Colleague(
            id=str(user), username=username, name=name or username, roles=held | {Role(role)}
        )
    return sorted(found.values(), key=lambda one: (one.name, one.username))


def _person(user: UUID, grants: list[tuple[str, str]]) -> Person:
    """Return the person, with rights at the authority that gave the first of these grants."""
    if not grants:
        return Person(str(user), None, frozenset({Role.APPLICANT}))
    authority, _role = grants[0]
    roles = frozenset(Role(role) for code, role in grants if code == authority)
    return Person(str(user), authority, roles | {Role.APPLICANT})


def _is_uuid(text: str) -> bool:
    """Whether the text is an account's id and not a system's word."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True

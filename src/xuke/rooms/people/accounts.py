"""The demonstration's accounts, and what an administrator does to accounts."""

from datetime import date, datetime, timedelta

from django.db import transaction

from xuke.access.demonstration import ensure_demonstration_accounts
from xuke.access.models import ApiToken, RoleGrant, User
from xuke.access.people import make_token

__all__ = [
    "end_role",
    "ensure_demonstration_accounts",
    "give_role",
    "issue_token",
    "revoke_token",
]


def give_role(user: User, authority: str, role: str, since: date, until: date | None) -> RoleGrant:
    """Give a role from a day on; one that had ended begins anew, one that holds is extended."""
    with transaction.atomic():
        grant, made = RoleGrant.objects.select_for_update().get_or_create(
            user=user,
            authority=authority,
            role=role,
            defaults={"since": since, "until": until},
        )
        if not made:
            has_ended = grant.until is not None and grant.until < since
            grant.since = since if has_ended or grant.since is None else min(grant.since, since)
            grant.until = until
            grant.save(update_fields=["since", "until"])
    return grant


def end_role(grant: RoleGrant, on: date) -> None:
    """End a role; `on` is the first day on which it no longer holds."""
    last = on - timedelta(days=1)
    grant.until = last
    if grant.since is not None and grant.since > last:
        # Given and taken on one day: it never held on a whole one.
        grant.since = last
    grant.save(update_fields=["since", "until"])


def issue_token(user: User, label: str, at: datetime, expires_on: date | None) -> str:
    """Make a token and return it; it can be read this once only."""
    return make_token(user, label=label, at=at, expires_on=expires_on)


def revoke_token(token: ApiToken, at: datetime) -> None:
    """Make a token useless at once; revoked twice, the first time stays."""
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=at)

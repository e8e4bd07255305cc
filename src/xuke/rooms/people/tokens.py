"""Tokens of accounts: made for a time, made useless; each of it is recorded."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from xuke.access.models import ApiToken, User
from xuke.access.people import make_token
from xuke.casework.stream.act import Act
from xuke.kernel import account as told
from xuke.rooms.people.keeping import home_of, note

_SHOWN = 16


def last_day(today: date) -> date:
    """Return the last day of a token for which nobody says another one."""
    return today + timedelta(days=settings.TOKEN_DAYS)


def fingerprint(token: ApiToken) -> str:
    """Return by what a token is told in the record: enough of its digest to know it again."""
    return bytes(token.digest).hex()[:_SHOWN]


def issue_token(user: User, label: str, until: date, act: Act) -> str:
    """Make a token and return it; it can be read this once only."""
    with transaction.atomic():
        token = make_token(user, label=label, at=act.at, expires_on=until)
        made = user.tokens.latest("made_at")
        event = told.TokenMade(
            on=act.on,
            by=act.person.id,
            account=str(user.pk),
            token=fingerprint(made),
            label=label,
            until=until,
        )
        note("make-token", event, home_of(user, act.on), act)
    return token


def revoke_token(token: ApiToken, reason: str, act: Act) -> None:
    """Make a token useless at once; revoked twice, the first time stays."""
    with transaction.atomic():
        _revoke(token, home_of(token.user, act.on), reason, act)


def revoke_all(user: User, authority: str, reason: str, act: Act) -> None:
    """Make every token of an account useless."""
    for token in user.tokens.filter(revoked_at__isnull=True).order_by("made_at"):
        _revoke(token, authority, reason, act)


def _revoke(token: ApiToken, authority: str, reason: str, act: Act) -> None:
    found = ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True)
    if not found.update(revoked_at=act.at):
        return
    event = told.TokenRevoked(
        on=act.on,
        by=act.person.id,
        account=str(token.user_id),
        token=fingerprint(token),
        reason=reason,
    )
    note("revoke-token", event, authority, act)

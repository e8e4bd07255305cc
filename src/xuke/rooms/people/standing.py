"""Accounts that stood before anybody wrote down what is done to them: recorded as assumed 推定."""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef

from xuke.access.models import ApiToken, RoleGrant, User
from xuke.casework.stream.act import Act
from xuke.kernel import account as told
from xuke.kernel.person import SYSTEM, Person, Role
from xuke.record.postgres import PostgresRecord
from xuke.rooms.people.keeping import home_of, note, real_act, stream_of
from xuke.rooms.people.tokens import fingerprint


def record_standing() -> int:
    """Record accounts with roles or tokens of which the record knows nothing; return how many.

    Who gave what, and why, nobody knows any more; done twice, nothing is recorded twice.
    """
    done = 0
    for user, authority in _unrecorded():
        with transaction.atomic():
            _record(user, authority, real_act(Person(SYSTEM, authority, frozenset({Role.ADMIN}))))
        done += 1
    return done


def _unrecorded() -> Iterator[tuple[User, str]]:
    """Yield accounts, each with an authority at which it stands and the record knows nothing."""
    grants = RoleGrant.objects.filter(user=OuterRef("pk"))
    tokens = ApiToken.objects.filter(user=OuterRef("pk"))
    today = real_act(Person("")).on
    for user in User.objects.filter(Exists(grants) | Exists(tokens)).order_by("pk"):
        places = {*user.grants.values_list("authority", flat=True), home_of(user, today)}
        for authority in sorted(places):
            if not PostgresRecord().load(stream_of(str(user.pk), authority).id):
                yield user, authority


def _record(user: User, authority: str, act: Act) -> None:
    """Record the account with its roles at the authority, and with its tokens if it is at home."""
    account, on = str(user.pk), act.on
    made = told.AccountMade(on=on, by=SYSTEM, account=account, assumed=True)
    note("make", made, authority, act)
    for grant in user.grants.filter(authority=authority).order_by("pk"):
        given = told.RoleGiven(
            on=on,
            by=SYSTEM,
            account=account,
            role=Role(grant.role),
            since=grant.since,
            until=grant.until,
            reason="",
            assumed=True,
        )
        note("give-role", given, authority, act)
    if home_of(user, on) == authority:
        _record_tokens(user, authority, act)


def _record_tokens(user: User, authority: str, act: Act) -> None:
    """Record the tokens that still open something."""
    for token in user.tokens.filter(revoked_at__isnull=True).order_by("made_at"):
        made = told.TokenMade(
            on=act.on,
            by=SYSTEM,
            account=str(user.pk),
            token=fingerprint(token),
            label=token.label,
            until=token.expires_on,
            assumed=True,
        )
        note("make-token", made, authority, act)

"""What is done to accounts: made, given roles, given tokens, closed; each of it is recorded."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _, gettext_lazy

from xuke.access.demonstration import ensure_demonstration_accounts
from xuke.access.models import RoleGrant, User
from xuke.casework.stream.act import Act
from xuke.catalogue.identifiers.names import shown_name, text_problem
from xuke.kernel import account as told
from xuke.kernel.person import Person, Role
from xuke.rooms.people.keeping import NO_AUTHORITY, home_of, note, real_act
from xuke.rooms.people.tokens import revoke_all

__all__ = [
    "Given",
    "NameTaken",
    "OfAnother",
    "check_names",
    "close",
    "end_role",
    "ensure_demonstration_accounts",
    "give_role",
    "made",
    "reopen",
    "set_password",
    "sign_up",
]


class NameTaken(Exception):
    """账号名已有人使用: the account was made by somebody else meanwhile."""


class OfAnother(Exception):
    """该账号不能在本机关授予职责: another authority's grants to it are in force, or are to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A role that is to be given: from a day on, until a day or without end, and why."""

    role: str
    since: date
    until: date | None = None
    reason: str = ""


_LONGEST: Final = {"username": 150, "name": 100}
_is_typeable = UnicodeUsernameValidator(
    message=gettext_lazy("账号名只能用文字、数字和 @ . + - _，不能有空格。")
)


def check_names(user: User) -> None:
    """Refuse, by ValidationError, an account name that is taken or unfit, and an empty name.

    The name is put as it is shown: a blank is a blank, whichever was typed.
    """
    user.name = shown_name(user.name)
    for field, longest in _LONGEST.items():
        if len(getattr(user, field)) > longest:
            raise ValidationError({field: _("太长，请缩短。")})
    _refuse_unfit(user)
    if User.objects.filter(username=user.username).exists():
        words = _("账号名“%(name)s”已经有人使用，请另取一个。") % {"name": user.username}
        raise ValidationError({"username": words})


def _refuse_unfit(user: User) -> None:
    """Refuse names that cannot be read or typed."""
    if not user.name or text_problem(user.name):
        raise ValidationError({"name": _("请填写姓名，不要有换行等不可见字符。")})
    try:
        _is_typeable(user.username)
    except ValidationError as error:
        raise ValidationError({"username": error}) from error


def sign_up(username: str, password: str, name: str) -> User:
    """Make an applicant's account; NameTaken where somebody was quicker."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(username, password, shown_name(name))
            made(user, NO_AUTHORITY, real_act(Person(str(user.pk))))
    except IntegrityError as error:
        raise NameTaken(username) from error
    return user


def made(user: User, authority: str, act: Act) -> None:
    """Record that an account was made."""
    event = told.AccountMade(on=act.on, by=act.person.id, account=str(user.pk))
    note("make", event, authority, act)


def give_role(user: User, authority: str, given: Given, act: Act) -> RoleGrant:
    """Give a role from a day on; one that had ended begins anew, one that holds is extended.

    An account belongs to one authority at a time: OfAnother while it is another's. Unlawful where
    somebody gives himself one.
    """
    with transaction.atomic():
        # Two administrators of two authorities come one after the other.
        User.objects.select_for_update().get(pk=user.pk)
        not_ended = models.Q(until__isnull=True) | models.Q(until__gte=given.since)
        if user.grants.filter(not_ended).exclude(authority=authority).exists():
            raise OfAnother(authority)
        grant = _granted(user, authority, given)
        event = told.RoleGiven(
            on=act.on,
            by=act.person.id,
            account=str(user.pk),
            role=Role(given.role),
            since=grant.since,
            until=given.until,
            reason=given.reason,
        )
        note("give-role", event, authority, act)
    return grant


def _granted(user: User, authority: str, given: Given) -> RoleGrant:
    """Write the row of a role, or move the days of the one that stands."""
    grant, is_new = RoleGrant.objects.select_for_update().get_or_create(
        user=user,
        authority=authority,
        role=given.role,
        defaults={"since": given.since, "until": given.until},
    )
    if not is_new:
        has_ended = grant.until is not None and grant.until < given.since
        begins_anew = has_ended or grant.since is None
        grant.since = given.since if begins_anew else min(grant.since or given.since, given.since)
        grant.until = given.until
        grant.save(update_fields=["since", "until"])
    return grant


def end_role(grant: RoleGrant, on: date, reason: str, act: Act) -> None:
    """End a role; `on` is the first day on which it no longer holds."""
    last = on - timedelta(days=1)
    with transaction.atomic():
        User.objects.select_for_update().get(pk=grant.user_id)
        grant.until = last
        if grant.since is not None and grant.since > last:
            # Given and taken on one day: it never held on a whole one.
            grant.since = last
        grant.save(update_fields=["since", "until"])
        event = told.RoleEnded(
            on=act.on,
            by=act.person.id,
            account=str(grant.user_id),
            role=Role(grant.role),
            last=last,
            reason=reason,
        )
        note("end-role", event, grant.authority, act)


def set_password(user: User, password: str, act: Act) -> None:
    """Set a password: sessions under the one before end, and so do the account's tokens."""
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        home = home_of(user, act.on)
        event = told.PasswordSet(on=act.on, by=act.person.id, account=str(user.pk))
        note("set-password", event, home, _at(home, act))
        revoke_all(user, home, _("密码已重设"), _at(home, act))


def close(user: User, today: date, reason: str, act: Act) -> None:
    """Close an account: nobody signs in, roles and tokens end, and sessions with them.

    OfAnother while another authority than the one that closes it has given it roles.
    """
    with transaction.atomic():
        held = User.objects.select_for_update().get(pk=user.pk)
        home = home_of(held, today)
        if act.person.authority != home:
            raise OfAnother(home)
        for grant in held.grants.filter(models.Q(until__isnull=True) | models.Q(until__gte=today)):
            end_role(grant, today, reason, act)
        revoke_all(held, home, reason, act)
        User.objects.filter(pk=user.pk).update(is_active=False)
        event = told.AccountClosed(on=act.on, by=act.person.id, account=str(user.pk), reason=reason)
        note("close", event, home, act)


def reopen(user: User, today: date, reason: str, act: Act) -> None:
    """Let one sign in again; roles are given anew."""
    with transaction.atomic():
        home = home_of(user, today)
        if act.person.authority != home:
            raise OfAnother(home)
        User.objects.filter(pk=user.pk).update(is_active=True)
        event = told.AccountReopened(
            on=act.on, by=act.person.id, account=str(user.pk), reason=reason
        )
        note("reopen", event, home, act)


def _at(authority: str, act: Act) -> Act:
    """Return the act with the rights that an operator, or oneself, has over an account there."""
    return replace(act, person=replace(act.person, authority=authority))

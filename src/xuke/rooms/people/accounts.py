"""The demonstration's accounts, and what an administrator does to accounts."""

from datetime import date, datetime, timedelta
from typing import Final

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _, gettext_lazy

from xuke.access.demonstration import ensure_demonstration_accounts
from xuke.access.models import ApiToken, RoleGrant, User
from xuke.access.people import make_token
from xuke.catalogue.identifiers.names import shown_name, text_problem

__all__ = [
    "NameTaken",
    "OfAnother",
    "check_names",
    "end_role",
    "ensure_demonstration_accounts",
    "give_role",
    "issue_token",
    "revoke_token",
    "sign_up",
]


class NameTaken(Exception):
    """账号名已有人使用: the account was made by somebody else meanwhile."""


class OfAnother(Exception):
    """该账号不能在本机关授予职责: another authority's grants to it are in force, or are to be."""


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
            return User.objects.create_user(username, password, shown_name(name))
    except IntegrityError as error:
        raise NameTaken(username) from error


def give_role(user: User, authority: str, role: str, since: date, until: date | None) -> RoleGrant:
    """Give a role from a day on; one that had ended begins anew, one that holds is extended.

    An account belongs to one authority at a time: OfAnother while it is another's.
    """
    with transaction.atomic():
        # Two administrators of two authorities come one after the other.
        User.objects.select_for_update().get(pk=user.pk)
        not_ended = Q(until__isnull=True) | Q(until__gte=since)
        if user.grants.filter(not_ended).exclude(authority=authority).exists():
            raise OfAnother(authority)
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

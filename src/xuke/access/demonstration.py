"""The accounts of the demonstration, one a role; never in a production installation."""

from dataclasses import dataclass
from typing import Final

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q

from xuke.access.models import RoleGrant, User
from xuke.kernel.person import Role

AUTHORITY: Final = "310105-wjw"
PASSWORD: Final = "xuke-demo-2026"  # noqa: S105 - printed at every start of a demonstration


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the demonstration."""

    username: str
    name: str
    title: str
    role: Role


ACCOUNTS: Final = (
    Account("shenqing", "申请人（演示）", "申请人", Role.APPLICANT),
    Account("chuangkou", "窗口（演示）", "窗口", Role.CLERK),
    Account("shencha1", "审查甲（演示）", "审查", Role.EXAMINER),
    Account("shencha2", "审查乙（演示）", "审查", Role.EXAMINER),
    Account("fazhi", "法制审核（演示）", "法制审核", Role.LEGAL_REVIEWER),
    Account("jueding", "决定（演示）", "决定", Role.DECIDER),
    Account("gongshi", "公示（演示）", "公示", Role.PUBLISHER),
    Account("tongji", "统计（演示）", "统计", Role.STATISTICIAN),
    Account("guanli", "管理（演示）", "管理", Role.ADMIN),
)


def ensure_demonstration_accounts() -> dict[str, User]:
    """Return the accounts by username; what is missing is made, what exists stays as it is."""
    names = [account.username for account in ACCOUNTS]
    with transaction.atomic():
        known = set(User.objects.filter(username__in=names).values_list("username", flat=True))
        missing = [account for account in ACCOUNTS if account.username not in known]
        if missing:
            _make(missing)
    return {user.username: user for user in User.objects.filter(username__in=names)}


def _make(accounts: list[Account]) -> None:
    """Make accounts; they share a password, and so its costly digest."""
    digest = make_password(PASSWORD)
    users = User.objects.bulk_create(
        [User(username=one.username, name=one.name, password=digest) for one in accounts]
    )
    RoleGrant.objects.bulk_create(
        [
            RoleGrant(user=user, authority=AUTHORITY, role=one.role.value)
            for user, one in zip(users, accounts, strict=True)
            if one.role is not Role.APPLICANT
        ]
    )


def has_demonstration_accounts() -> bool:
    """Whether this installation has any of them."""
    names = [account.username for account in ACCOUNTS]
    return User.objects.filter(username__in=names, is_active=True).exists()


def is_anybody_active() -> bool:
    """Whether any account at all may sign in."""
    return User.objects.filter(is_active=True).exists()


def demonstration_accounts(*, active: bool) -> list[User]:
    """Return those of them that may sign in, or those that production has closed.

    Their names are compared too: somebody's own account may be called the same.
    """
    ours = Q()
    for account in ACCOUNTS:
        ours |= Q(username=account.username, name=account.name)
    return list(User.objects.filter(ours, is_active=active).order_by("username"))

"""Production shuts out the demonstration's accounts: their password stands in our documentation."""

from django.utils.translation import gettext as _

from xuke.access.demonstration import ACCOUNTS, AUTHORITY, demonstration_accounts
from xuke.access.models import User
from xuke.casework.stream.act import Act
from xuke.kernel.person import SYSTEM, Person, Role
from xuke.rooms.people import accounts
from xuke.rooms.people.keeping import home_of, real_act
from xuke.web import clock


def close_accounts() -> int:
    """Let none of them sign in or use a token any more; return how many that were."""
    found = demonstration_accounts(active=True)
    for user in found:
        accounts.close(user, clock.today(), _("正式运行不使用演示账号"), _act_at_home(user))
    return len(found)


def reopen_accounts() -> int:
    """Let those sign in again that production has closed, each in its role; return how many."""
    found = demonstration_accounts(active=False)
    roles = {account.username: account.role for account in ACCOUNTS}
    for user in found:
        why = _("恢复演示")
        accounts.reopen(user, clock.today(), why, _act_at_home(user))
        role = roles[user.username]
        if role is not Role.APPLICANT:
            given = accounts.Given(role=role.value, since=clock.today(), reason=why)
            accounts.give_role(user, AUTHORITY, given, _act_at(AUTHORITY))
    return len(found)


def _act_at_home(user: User) -> Act:
    return _act_at(home_of(user, clock.today()))


def _act_at(authority: str) -> Act:
    return real_act(Person(SYSTEM, authority, frozenset({Role.ADMIN})))

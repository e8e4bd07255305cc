"""Production shuts out the demonstration's accounts: their password stands in our documentation."""

from django.utils.translation import gettext as _

from xuke.access.demonstration import open_demonstration_accounts
from xuke.kernel.person import SYSTEM, Person, Role
from xuke.rooms.people import accounts
from xuke.rooms.people.keeping import home_of, real_act
from xuke.web import clock


def close_accounts() -> int:
    """Let none of them sign in or use a token any more; return how many that were."""
    found = open_demonstration_accounts()
    for user in found:
        person = Person(SYSTEM, home_of(user, clock.today()), frozenset({Role.ADMIN}))
        accounts.close(user, clock.today(), _("正式运行不使用演示账号"), real_act(person))
    return len(found)

"""What waits for a second official: bans 限制登记 that somebody else entered."""

from typing import Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from xuke.casework.bans import Standing
from xuke.casework.models import BanRow
from xuke.kernel.person import Person, Role
from xuke.rooms.register.banlines import ASKED
from xuke.web.site.place import Queue, Waits
from xuke.web.words import dates


def _awaiting(person: Person) -> QuerySet[BanRow] | None:
    """Return what waits for whoever decides and did not enter it himself."""
    if not person.has(Role.DECIDER):
        return None
    rows = BanRow.objects.filter(authority=person.authority, awaiting__isnull=False)
    return rows.filter(~Q(entered_by=person.id))


def _words(waits: Waits) -> str:
    words = {"number": waits.number, "day": dates.short_date(waits.first)}
    return _("有%(number)s条限制登记待您对照文书确认，最早%(day)s登记") % words


AWAITING: Final = Queue(
    rows=lambda who, _today: _awaiting(who),
    day="awaiting",
    words=_words,
    page=lambda: f"{reverse('register:bans')}?{ASKED}={Standing.AWAITING.value}",
)

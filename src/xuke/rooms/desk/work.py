"""What a head must know beside his own list: what is late at the authority, whoever has it."""

from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from xuke.kernel.person import Person, Role
from xuke.rooms.desk.queries.late import late_cases
from xuke.web.site.place import Queue, Waits
from xuke.web.words import dates


def _rows(person: Person, today: date) -> QuerySet[Any] | None:
    return late_cases(person, today) if person.has(Role.DECIDER) else None


def _words(waits: Waits) -> str:
    words = {"number": waits.number, "due": dates.short_date(waits.first)}
    return _("本机关有%(number)s件办件已逾期，最早%(due)s应办") % words


LATE: Final = Queue(rows=_rows, day="nearest", words=_words, page=lambda: reverse("desk:late"))

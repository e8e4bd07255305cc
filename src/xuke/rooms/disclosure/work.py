"""What waits for a publisher, as the first page of his day says it."""

from datetime import date
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from xuke.kernel.person import Person, Role
from xuke.rooms.disclosure import queries
from xuke.web.site.place import Queue, Waits
from xuke.web.words import dates


def _rows(person: Person, _today: date) -> QuerySet[Any] | None:
    """Return the decisions that must become public; nobody but a publisher makes them so."""
    return queries.waiting(person) if person.has(Role.PUBLISHER) else None


def _words(waits: Waits) -> str:
    words = {"number": waits.number, "due": dates.short_date(waits.first)}
    return _("有%(number)s件待公示，最早%(due)s到期") % words


WAITING: Final = Queue(
    rows=_rows,
    day="due",
    words=_words,
    page=lambda: reverse("disclosure:queue"),
    at_once=True,
)

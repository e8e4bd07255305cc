"""What waits for a publisher, as the first page of his day says it."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from xuke.kernel.person import Person, Role
from xuke.rooms.disclosure import queries
from xuke.web.site.place import Work
from xuke.web.words import dates

_MOST: Final = 100
"""More are not counted: a day has no room for them."""


def waiting(person: Person) -> Work | None:
    """Return how many decisions must become public, and by when the first; nothing for none."""
    if not person.has(Role.PUBLISHER):
        return None
    dues = queries.waiting(person).order_by("due", "stream").values_list("due", flat=True)
    first = list(dues[: _MOST + 1])
    if not first:
        return None
    number = f"{_MOST}+" if len(first) > _MOST else str(len(first))
    words = {"number": number, "due": dates.short_date(first[0])}
    return Work(
        words=_("有%(number)s件待公示，最早%(due)s到期") % words,
        url=reverse("disclosure:queue"),
    )

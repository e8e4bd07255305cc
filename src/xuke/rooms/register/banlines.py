"""限制登记: the bans that an authority entered, the last first."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from xuke.access.people import names_of
from xuke.casework.models import BanRow
from xuke.casework.stream.keyset import Keyset
from xuke.kernel.person import Person
from xuke.rooms.register.bancells import STANDINGS, line
from xuke.web.components import paging
from xuke.web.site.request import person_of

NEWEST_FIRST: Final = Keyset(model=BanRow, order=("-entered_on", "-stream", "-place"), size=25)
ASKED: Final = "standing"
"""Which part of the address says what the list is narrowed to."""


def context(request: HttpRequest) -> Mapping[str, object]:
    """Return what the list shows."""
    person, asked = person_of(request), request.GET.get(ASKED, "")
    rows = _of(person)
    if asked in STANDINGS:
        rows = rows.filter(standing=asked)
    key = request.GET.get(paging.AFTER, "")
    found = NEWEST_FIRST.page(rows, NEWEST_FIRST.read(key))
    return {
        "lines": list(_lines(found.rows)),
        "standings": [(one, word) for one, (word, _tone) in STANDINGS.items()],
        "asked": asked,
        "page": paging.page(found.rows, next_key=found.next_key, asked=request.GET),
    }


def row_of(person: Person, stream: UUID, place: int) -> BanRow | None:
    """Return a ban that the person's own authority entered."""
    row: BanRow | None = _of(person).filter(stream=stream, place=place).first()
    return row


def _lines(rows: Sequence[BanRow]) -> Iterator[dict[str, Any]]:
    names = names_of({one.entered_by for one in rows})
    for row in rows:
        yield {**line(row), "entered_by": names.get(row.entered_by, row.entered_by)}


def _of(person: Person) -> QuerySet[BanRow]:
    """Return the bans that the person's own authority entered, which its officials see."""
    here = Q(authority=person.authority) if person.is_official else Q(stream__isnull=True)
    return BanRow.objects.filter(here)

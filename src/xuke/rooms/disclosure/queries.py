"""What is public, and what waits to be."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke import catalogue
from xuke.casework.stream import mentioning
from xuke.casework.stream.keyset import Keyset, Number, Slice
from xuke.casework.stream.searching import sought
from xuke.casework.stream.visibility import visible
from xuke.kernel.case.machine import CASE
from xuke.kernel.person import Person
from xuke.rooms.disclosure.models import Disclosure

PUBLIC: Final = Q(disclosed_on__isnull=False) | Q(imported=True)
"""Imported decisions were disclosed elsewhere or never: that is not known, and is said.

What is decided here waits for the publisher, though its case was imported.
"""

SIZE: Final = 30
NEWEST_FIRST: Final = Keyset(
    model=Disclosure, order=("-decided_on", "-number", "-stream"), size=SIZE
)
"""Of one day the case that was numbered last comes first."""
DUE_FIRST: Final = Keyset(model=Disclosure, order=("due", "stream"), size=50)


def public_records(item: str = "") -> QuerySet[Disclosure]:
    """Return what everybody may see, of one item or of all."""
    found = Disclosure.objects.filter(PUBLIC)
    return found.filter(item=item) if item in catalogue.items() else found


def public_page(words: str, item: str, key: str, *, most: int = 0) -> Slice[Disclosure]:
    """Return a page of what everybody may see, newest first, after the key.

    Persons' masked names are not searched. Where no words are, and `most` is given, each row has
    with it as `total` how many there are, counted up to `most`.
    """
    after, rows = NEWEST_FIRST.read(key), public_records(item)
    if not sought(words):
        return NEWEST_FIRST.page(_counted(rows, most) if most else rows, after)
    first = NEWEST_FIRST.following([rows], after, mentioning.NEAR)
    near = mentioning.near_rows(first, words, Disclosure)
    far = mentioning.far_rows(rows, words, public_records())
    return mentioning.page(NEWEST_FIRST, near, far, after)


def waiting(person: Person) -> QuerySet[Disclosure]:
    """Return the authority's grants that are not public yet, of the cases that one may see."""
    return _of_cases_seen(person).filter(disclosed_on__isnull=True, imported=False)


def _of_cases_seen(person: Person) -> QuerySet[Disclosure]:
    seen = visible(CASE.kind, person).values("stream")
    return Disclosure.objects.filter(authority=person.authority, stream__in=seen)


def waiting_page(
    person: Person, words: str, item: str, key: str, *, most: int
) -> Slice[Disclosure]:
    """Return a page of what waits, due first, after the key.

    Each row has with it as `total` how many there are, counted up to `most`.
    """
    found = waiting(person)
    if item in catalogue.items():
        found = found.filter(item=item)
    if wanted := sought(words):
        # Officials find a person by name, too, whom the public's words leave out.
        found = found.filter(Q(words__mentions=wanted) | Q(holder_name__icontains=words))
    return DUE_FIRST.page(_counted(found, most), DUE_FIRST.read(key))


def total(page: Slice[Disclosure]) -> int | None:
    """Return how many there are of the list that this is a page of, or nothing if not counted."""
    if page.is_whole or not page.rows:
        return len(page.rows)
    return getattr(page.rows[0], "total", None)


def _counted(rows: QuerySet[Disclosure], most: int) -> QuerySet[Disclosure]:
    return rows.annotate(total=Number(rows.values("stream")[:most]))


def chosen(person: Person, texts: Iterable[str]) -> QuerySet[Disclosure]:
    """Return those of the chosen records that are the authority's, also what is public by now."""
    streams = [stream for stream in map(_uuid, texts) if stream]
    found = _of_cases_seen(person).filter(imported=False, stream__in=streams)
    return found.order_by("due", "stream")


def of_authority(person: Person, since: date, until: date) -> QuerySet[Disclosure]:
    """Return the records decided in the authority's name in a period, for the platform.

    It is the authority's, and whole: whoever was recused from a case may not leave it out. What it
    decided in another's name (article 24) the other reports, and not both.
    """
    return Disclosure.objects.filter(
        issuer=person.authority, decided_on__gte=since, decided_on__lte=until
    ).order_by("decided_on", "stream")


def _uuid(text: str) -> UUID | None:
    """Return the id that the text is, or nothing."""
    try:
        return UUID(text)
    except ValueError:
        return None

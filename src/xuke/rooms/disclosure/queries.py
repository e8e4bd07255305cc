"""What is public, and what waits to be."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke import catalogue
from xuke.casework.stream import mentioning
from xuke.casework.stream.keyset import Keyset, Slice
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
NEWEST_FIRST: Final = Keyset(model=Disclosure, order=("-decided_on", "stream"), size=SIZE)
DUE_FIRST: Final = Keyset(model=Disclosure, order=("due", "stream"), size=50)


def public_records(item: str = "") -> QuerySet[Disclosure]:
    """Return what everybody may see, of one item or of all."""
    found = Disclosure.objects.filter(PUBLIC)
    return found.filter(item=item) if item in catalogue.items() else found


def public_page(words: str, item: str, key: str) -> Slice[Disclosure]:
    """Return a page of what everybody may see, newest first, after the key.

    Persons' masked names are not searched.
    """
    after, rows = NEWEST_FIRST.read(key), public_records(item)
    if not sought(words):
        return NEWEST_FIRST.page(rows, after)
    first = NEWEST_FIRST.following([rows], after, mentioning.NEAR)
    near = mentioning.near_rows(first, words, Disclosure)
    far = mentioning.far_rows(rows, words, public_records())
    return mentioning.page(NEWEST_FIRST, near, far, after)


def waiting(person: Person) -> QuerySet[Disclosure]:
    """Return the authority's grants that are not public yet, of the cases that one may see."""
    seen = visible(CASE.kind, person).values("stream")
    return Disclosure.objects.filter(
        authority=person.authority, disclosed_on__isnull=True, imported=False, stream__in=seen
    )


def waiting_page(person: Person, key: str) -> Slice[Disclosure]:
    """Return a page of what waits, due first, after the key."""
    return DUE_FIRST.page(waiting(person), DUE_FIRST.read(key))


def chosen(person: Person, texts: Iterable[str]) -> QuerySet[Disclosure]:
    """Return those of the chosen records that still wait at the person's authority."""
    streams = [stream for stream in map(_uuid, texts) if stream]
    return waiting(person).filter(stream__in=streams).order_by("due", "stream")


def of_authority(person: Person, since: date, until: date) -> QuerySet[Disclosure]:
    """Return the authority's records decided in a period, for the report to the platform.

    It is the authority's, and whole: whoever was recused from a case may not leave it out.
    """
    return Disclosure.objects.filter(
        authority=person.authority, decided_on__gte=since, decided_on__lte=until
    ).order_by("decided_on", "stream")


def _uuid(text: str) -> UUID | None:
    """Return the id that the text is, or nothing."""
    try:
        return UUID(text)
    except ValueError:
        return None

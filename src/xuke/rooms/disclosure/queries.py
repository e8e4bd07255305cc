"""What is public, and what waits to be."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke import catalogue
from xuke.kernel.person import Person
from xuke.rooms.disclosure.models import Disclosure
from xuke.rooms.disclosure.searching import sought

PUBLIC: Final = Q(disclosed_on__isnull=False) | Q(imported=True)
"""Imported decisions were disclosed elsewhere or never: that is not known, and is said."""

SIZE: Final = 30


def public_records(words: str = "", item: str = "") -> QuerySet[Disclosure]:
    """Return what everybody may see, newest first; persons' masked names are not searched."""
    found = Disclosure.objects.filter(PUBLIC)
    if item in catalogue.items():
        found = found.filter(item=item)
    if wanted := sought(words):
        found = found.filter(words__mentions=wanted)
    return found.order_by("-decided_on", "stream")


def after(records: QuerySet[Disclosure], key: str) -> QuerySet[Disclosure]:
    """Return the records after this key of the last page; all of them for a key of no use."""
    end = _key(key)
    if end is None:
        return records
    day, stream = end
    # The first condition is where the index is entered, the second splits the day.
    return records.filter(Q(decided_on__lt=day) | Q(stream__gt=stream), decided_on__lte=day)


def key_of(record: Disclosure) -> str:
    """Return the key by which the next page of the public list begins."""
    return f"{record.decided_on.isoformat()},{record.stream}"


def waiting(person: Person) -> QuerySet[Disclosure]:
    """Return the authority's grants that are not public yet, due first."""
    return Disclosure.objects.filter(
        authority=person.authority, disclosed_on__isnull=True, imported=False
    ).order_by("due", "stream")


def waiting_after(person: Person, key: str) -> QuerySet[Disclosure]:
    """Return those that wait after this key of the last page."""
    end = _key(key)
    if end is None:
        return waiting(person)
    due, stream = end
    return waiting(person).filter(Q(due__gt=due) | Q(stream__gt=stream), due__gte=due)


def waiting_key_of(record: Disclosure) -> str:
    """Return the key by which the next page of what waits begins."""
    return f"{record.due.isoformat()},{record.stream}"


def chosen(person: Person, texts: Iterable[str]) -> QuerySet[Disclosure]:
    """Return those of the chosen records that still wait at the person's authority."""
    streams = [stream for stream in map(_uuid, texts) if stream]
    return waiting(person).filter(stream__in=streams)


def of_authority(person: Person, since: date, until: date) -> QuerySet[Disclosure]:
    """Return the authority's records decided in a period, for the report to the platform."""
    return Disclosure.objects.filter(
        authority=person.authority, decided_on__gte=since, decided_on__lte=until
    ).order_by("decided_on", "stream")


def _key(text: str) -> tuple[date, UUID] | None:
    """Read a key back; one that cannot be read is none."""
    day, _comma, rest = text.partition(",")
    stream = _uuid(rest)
    try:
        return (date.fromisoformat(day), stream) if stream else None
    except ValueError:
        return None


def _uuid(text: str) -> UUID | None:
    """Return the id that the text is, or nothing."""
    try:
        return UUID(text)
    except ValueError:
        return None

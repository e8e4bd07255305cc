"""证照台账: the licences of an authority, filtered, a page by key."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke.casework.models import CaseRow, LicenceRow, LicenceWords
from xuke.casework.stream import mentioning, visibility
from xuke.casework.stream.kept import Statement
from xuke.casework.stream.keyset import Key, Keyset, Slice
from xuke.catalogue.identifiers.numbers import spellings
from xuke.kernel.case.machine import CASE
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.words import IN_FORCE, Status
from xuke.kernel.person import Person
from xuke.rooms.register.due import ORDER, Due, falls_due

_IN_FORCE: Final = tuple(sorted(one.value for one in IN_FORCE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which licences are asked for, on which day."""

    today: date
    status: str = ""
    item: str = ""
    words: str = ""
    due: Due = Due.ANY

    @property
    def order(self) -> str:
        """Return the column by which they come."""
        return ORDER[self.due]


@dataclass(frozen=True, slots=True)
class Count:
    """How many were counted, and whether there are more."""

    number: int
    has_more: bool = False


def listed(person: Person, wanted: Wanted, key: str, *, size: int) -> Slice[LicenceRow]:
    """Return a page of the licences that the person may see, in their order, after the key."""
    keyset = Keyset(model=LicenceRow, order=(wanted.order, "stream"), size=size)
    rows, after = _narrowed(visibility.visible(LICENCE.kind, person), wanted), keyset.read(key)
    if not wanted.words:
        return keyset.page(rows, after)
    near, far = _near(keyset, rows, wanted, after), _far(person, rows, wanted)
    return mentioning.page(keyset, near, far, after)


def count(person: Person, wanted: Wanted, *, size: int, most: int) -> Count:
    """Return how many there are, counted no further than so many.

    Of words that many licences mention, those are counted that stand near the list's beginning.
    """
    keyset = Keyset(model=LicenceRow, order=(wanted.order, "stream"), size=size)
    rows = _narrowed(visibility.visible(LICENCE.kind, person), wanted)
    if wanted.words:
        near = _near(keyset, rows, wanted, None).within("SELECT count(*) FROM ({}) AS counted")
        ((number,),) = near.rows({})
        if number > size:
            return Count(number, has_more=True)
        rows = _far(person, rows, wanted)
    number = rows.values("stream")[: most + 1].count()
    return Count(number, has_more=number > most)


def _near(
    keyset: Keyset[LicenceRow], rows: QuerySet[LicenceRow], wanted: Wanted, after: Key | None
) -> Statement:
    """Return those near the list's beginning that mention the words."""
    first = keyset.following([rows], after, mentioning.NEAR)
    return mentioning.near_rows(first, wanted.words, LicenceWords)


def _far(person: Person, rows: QuerySet[LicenceRow], wanted: Wanted) -> QuerySet[LicenceRow]:
    """Return those that mention the words, from the index of words."""
    words = LicenceWords.objects.filter(authority=person.authority)
    return mentioning.far_rows(rows, wanted.words, words)


def unopened(person: Person, number: str) -> CaseRow | None:
    """Return the past case that granted a licence of this number which nobody has opened yet."""
    rows = _own_cases(person).filter(certificate_number__in=spellings(number))
    row: CaseRow | None = rows.order_by("-decided_on", "stream").first()
    known = row and LicenceRow.objects.filter(case=row.stream).exists()
    return None if known else row


def granting(person: Person, stream: UUID) -> CaseRow | None:
    """Return a case of the person's own authority, whose licence is to be opened."""
    row: CaseRow | None = _own_cases(person).filter(stream=stream).first()
    return row


def _own_cases(person: Person) -> QuerySet[CaseRow]:
    """Return the cases of the person's own authority that he may see."""
    return visibility.visible(CASE.kind, person).filter(authority=person.authority)


def stands(row: LicenceRow, today: date) -> Status:
    """Return how a listed licence stands: a term that ran out counts, recorded or not."""
    return Status.EXPIRED if row.is_over(today) and row.status in _IN_FORCE else Status(row.status)


def _narrowed(rows: QuerySet[LicenceRow], wanted: Wanted) -> QuerySet[LicenceRow]:
    """Keep one item, one status, and what falls due."""
    if wanted.item:
        rows = rows.filter(item=wanted.item)
    if wanted.status:
        rows = rows.filter(_status(wanted))
    return rows.filter(falls_due(wanted.due, wanted.today))


def _status(wanted: Wanted) -> Q:
    """Say which rows stand so today."""
    over = Q(valid_until__lt=wanted.today, renewal_timely=False)
    if wanted.status == Status.EXPIRED:
        return Q(status=wanted.status) | (Q(status__in=_IN_FORCE) & over)
    asked = Q(status=wanted.status)
    return asked & ~over if wanted.status in _IN_FORCE else asked

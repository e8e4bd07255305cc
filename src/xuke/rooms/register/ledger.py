"""证照台账: the licences of an authority, filtered, a page by key."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
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

EXPIRING: Final = timedelta(days=90)
SOON: Final = timedelta(days=30)
_IN_FORCE: Final = tuple(sorted(one.value for one in IN_FORCE))


class Due(StrEnum):
    """What falls due, and so in which order the licences come."""

    ANY = ""
    EXPIRING = "expiring"
    SOON = "soon"
    LATE = "late"
    PROMISE = "promise"
    BROKEN = "broken"
    UNREACHED = "unreached"
    UNDELIVERED = "undelivered"


_ORDER: Final = {
    Due.ANY: "number",
    Due.EXPIRING: "valid_until",
    Due.SOON: "next_due",
    Due.LATE: "next_due",
    Due.PROMISE: "commitment_due",
    Due.BROKEN: "promise_broken_on",
    Due.UNREACHED: "unreached",
    Due.UNDELIVERED: "undelivered",
}


_LISTED: Final = frozenset({Due.PROMISE, Due.BROKEN, Due.UNREACHED, Due.UNDELIVERED})
"""Each has a column of its own that is empty where nothing of it is due."""


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
        return _ORDER[self.due]


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
    """Return how a listed licence stands: a term that ran out counts, recorded or not.

    While a renewal is pending the day's work alone knows whether the licence waits for it.
    """
    is_past = row.valid_until is not None and row.valid_until < today
    is_over = is_past and row.renewal is None
    return Status.EXPIRED if is_over and row.status in _IN_FORCE else Status(row.status)


def _narrowed(rows: QuerySet[LicenceRow], wanted: Wanted) -> QuerySet[LicenceRow]:
    """Keep one item, one status, and what falls due."""
    if wanted.item:
        rows = rows.filter(item=wanted.item)
    if wanted.status:
        rows = rows.filter(_status(wanted))
    return rows.filter(_due(wanted))


def _status(wanted: Wanted) -> Q:
    """Say which rows stand so today."""
    over = Q(valid_until__lt=wanted.today, renewal=None)
    if wanted.status == Status.EXPIRED:
        return Q(status=wanted.status) | (Q(status__in=_IN_FORCE) & over)
    asked = Q(status=wanted.status)
    return asked & ~over if wanted.status in _IN_FORCE else asked


def _due(wanted: Wanted) -> Q:
    """Say which rows fall due so; only what is in force falls due at all."""
    today = wanted.today
    if wanted.due in _LISTED:
        return Q(**{f"{wanted.order}__isnull": False})
    match wanted.due:
        case Due.EXPIRING:
            term = (today, today + EXPIRING)
            return Q(status__in=_IN_FORCE, valid_until__range=term)
        case Due.SOON:
            return Q(next_due__range=(today, today + SOON))
        case Due.LATE:
            return Q(next_due__lt=today)
        case _:
            return Q()

"""我的办件: what waits for one person, then his cases and drafts, paged by key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from xuke import catalogue
from xuke.casework.models import CaseRow, Draft
from xuke.casework.sealing import open_answers
from xuke.casework.stream.keyset import Keyset, Slice
from xuke.catalogue.applicants import applicant_of
from xuke.kernel.case.state import Phase
from xuke.kernel.person import Person, Role

NEWEST_FIRST: Final = Keyset(model=CaseRow, order=("-received_on", "-number"), size=20)
DUE_FIRST: Final = Keyset(model=CaseRow, order=("due", "stream"), size=20, has_nulls=True)
SAVED_LAST_FIRST: Final = Keyset(model=Draft, order=("-saved_at", "stream"), size=20)

_BEGUN: Final = Subquery(
    CaseRow.objects.filter(stream=OuterRef("stream"), phase=Phase.DRAFT.value).values("action")[:1]
)
"""What a draft is to apply for, as long as it was not filed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One draft as the list shows it."""

    stream: UUID
    item_name: str
    applicant: str
    action: str
    saved_at: datetime


class Standing(StrEnum):
    """Which of one's cases are asked for."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


_HIS: Final = Role.APPLICANT.value
_STANDING: Final[Mapping[Standing, Q]] = {
    Standing.WAITING: Q(waits_for=_HIS) | Q(pending_until__isnull=False),
    Standing.OPEN: Q(closed_on__isnull=True),
    Standing.CLOSED: Q(closed_on__isnull=False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What narrows the list: words of a number, an applicant or an item; open or closed."""

    words: str = ""
    standing: Standing | None = None

    def __bool__(self) -> bool:
        """Whether it narrows anything."""
        return bool(self.words or self.standing)


def drafts(person: Person, key: str) -> Slice[Draft]:
    """Return a page of the person's drafts, the one saved last first, after the key."""
    mine = Draft.objects.filter(owner=person.id).annotate(begun=_BEGUN)
    return SAVED_LAST_FIRST.page(mine, SAVED_LAST_FIRST.read(key))


def draft_lines(kept: Sequence[Draft]) -> list[DraftLine]:
    """Return the drafts as the list shows them, each with whose it is as far as that is told."""
    return [
        DraftLine(
            stream=draft.stream,
            item_name=catalogue.item(draft.item).name,
            applicant=_applicant(draft),
            action=action,
            saved_at=draft.saved_at,
        )
        for draft in kept
        if (action := getattr(draft, "begun", None))
    ]


def _applicant(draft: Draft) -> str:
    item = catalogue.item(draft.item)
    answers = open_answers(draft.stream, draft.form, item.sensitive)
    return applicant_of(item.object, answers).name


def waiting(person: Person, first: Slice[CaseRow]) -> Slice[CaseRow]:
    """Return the cases that wait for the person: to be corrected or supplied, due first.

    `first` is the first page of all of them: where it holds all, nothing more is asked.
    """
    if first.is_whole:
        rows = [row for row in first.rows if row.waits_for == _HIS or row.pending_until]
        return Slice(sorted(rows, key=lambda row: row.due or date.max), "", is_whole=True)
    return DUE_FIRST.page(_filed(person).filter(_STANDING[Standing.WAITING]), None)


def filed_cases(person: Person, key: str, asked: Asked) -> Slice[CaseRow]:
    """Return a page of the person's filed cases as asked for, newest first, after the key."""
    found = _filed(person)
    if asked.standing:
        found = found.filter(_STANDING[asked.standing])
    for word in asked.words.split():
        found = found.filter(_mentions(word))
    return NEWEST_FIRST.page(found, NEWEST_FIRST.read(key))


def _filed(person: Person) -> QuerySet[CaseRow]:
    return CaseRow.objects.filter(owner=person.id, received_on__isnull=False)


def _mentions(word: str) -> Q:
    """Say which cases have this word; those of one person are few, and no index is asked."""
    items = [one.slug for one in catalogue.items().values() if word in one.name]
    return Q(number__icontains=word) | Q(applicant_name__icontains=word) | Q(item__in=items)

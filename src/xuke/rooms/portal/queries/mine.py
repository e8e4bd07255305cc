"""我的办件: the cases and drafts of one person, newest first, paged by key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke import catalogue
from xuke.casework.models import CaseRow, Draft
from xuke.kernel.case.state import Phase
from xuke.kernel.person import Person

SIZE: Final = 20
MOST_DRAFTS: Final = 20
_DAY: Final = len("2026-01-20")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One draft as the list shows it."""

    stream: UUID
    item_name: str
    action: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case as the list shows it; `row` is the read model's."""

    row: CaseRow
    item_name: str


def drafts(person: Person) -> list[DraftLine]:
    """Return the person's drafts, the one saved last first."""
    kept = Draft.objects.filter(owner=person.id).order_by("-saved_at")[:MOST_DRAFTS]
    saved = {draft.stream: draft for draft in kept}
    rows = CaseRow.objects.filter(stream__in=saved, phase=Phase.DRAFT.value)
    actions: Mapping[UUID, str] = dict(rows.values_list("stream", "action"))
    return [
        DraftLine(
            stream=stream,
            item_name=catalogue.item(draft.item).name,
            action=actions[stream],
            saved_at=draft.saved_at,
        )
        for stream, draft in saved.items()
        if stream in actions
    ]


def filed_cases(person: Person, after: str) -> Sequence[CaseLine]:
    """Return one row more than a page of the person's filed cases, after the key."""
    return [
        CaseLine(row=row, item_name=catalogue.item(row.item).name)
        for row in _filed(person, after)[: SIZE + 1]
    ]


def key_of(line: CaseLine) -> str:
    """Return the key of a line: its day of receipt and its number."""
    return f"{line.row.received_on:%Y-%m-%d}.{line.row.number}"


def _filed(person: Person, after: str) -> QuerySet[CaseRow]:
    """Return the person's filed cases in order, newest first; a key that is none is ignored."""
    mine = CaseRow.objects.filter(owner=person.id, received_on__isnull=False)
    ordered = mine.order_by("-received_on", "-number")
    try:
        on, number = date.fromisoformat(after[:_DAY]), after[_DAY + 1 :]
    except ValueError:
        return ordered
    return ordered.filter(Q(received_on__lt=on) | Q(received_on=on, number__lt=number))

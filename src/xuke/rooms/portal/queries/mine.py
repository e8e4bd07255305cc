"""我的办件: the cases and drafts of one person, newest first, paged by key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from xuke import catalogue
from xuke.casework.models import CaseRow, Draft
from xuke.casework.sealing import open_answers
from xuke.casework.stream.keyset import Keyset, Slice
from xuke.catalogue.applicants import applicant_of
from xuke.kernel.case.state import Phase
from xuke.kernel.person import Person
from xuke.web.words import sentences

NEWEST_FIRST: Final = Keyset(model=CaseRow, order=("-received_on", "-number"), size=20)
SAVED_LAST_FIRST: Final = Keyset(model=Draft, order=("-saved_at", "stream"), size=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """One draft as the list shows it."""

    stream: UUID
    item_name: str
    applicant: str
    action: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One case as the list shows it; `row` is the read model's."""

    row: CaseRow
    item_name: str
    phase: str


def drafts(person: Person, key: str) -> Slice[Draft]:
    """Return a page of the person's drafts, the one saved last first, after the key."""
    mine = Draft.objects.filter(owner=person.id)
    return SAVED_LAST_FIRST.page(mine, SAVED_LAST_FIRST.read(key))


def draft_lines(kept: Sequence[Draft]) -> list[DraftLine]:
    """Return the drafts as the list shows them, each with whose it is as far as that is told."""
    streams = [draft.stream for draft in kept]
    rows = CaseRow.objects.filter(stream__in=streams, phase=Phase.DRAFT.value)
    actions: Mapping[UUID, str] = dict(rows.values_list("stream", "action"))
    return [
        DraftLine(
            stream=draft.stream,
            item_name=catalogue.item(draft.item).name,
            applicant=_applicant(draft),
            action=actions[draft.stream],
            saved_at=draft.saved_at,
        )
        for draft in kept
        if draft.stream in actions
    ]


def _applicant(draft: Draft) -> str:
    item = catalogue.item(draft.item)
    answers = open_answers(draft.stream, draft.form, item.sensitive)
    return applicant_of(item.object, answers).name


def filed_cases(person: Person, key: str) -> Slice[CaseRow]:
    """Return a page of the person's filed cases, newest first, after the key."""
    mine = CaseRow.objects.filter(owner=person.id, received_on__isnull=False)
    return NEWEST_FIRST.page(mine, NEWEST_FIRST.read(key))


def lines(rows: Sequence[CaseRow]) -> list[CaseLine]:
    """Return the rows as the list shows them."""
    return [_line(row) for row in rows]


def _line(row: CaseRow) -> CaseLine:
    phase = sentences.shown_phase(row.phase, row.item, row.action)
    return CaseLine(row=row, item_name=catalogue.item(row.item).name, phase=phase)

"""What waits for whom: open cases, due first, without those that the separations bar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset, Slice
from xuke.casework.stream.visibility import visible
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Phase
from xuke.kernel.item.rule import Channel
from xuke.kernel.person import Person, Role

PHASES: Final[Mapping[Role, tuple[Phase, ...]]] = {
    Role.CLERK: (Phase.RECEIVED, Phase.GRANTED, Phase.ISSUED, Phase.REFUSED),
    Role.EXAMINER: (Phase.ACCEPTED, Phase.EXAMINED),
    Role.LEGAL_REVIEWER: (Phase.EXAMINED,),
    Role.DECIDER: (Phase.EXAMINED,),
}
"""The official roles for which a case can wait, and in which phases."""
WAITED_FOR: Final = tuple(PHASES)
"""Each has its own stretch of the index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which waiting cases are asked for: the roles, and what narrows them."""

    roles: tuple[Role, ...]
    item: str = ""
    phase: str = ""
    words: str = ""


DUE_FIRST: Final = Keyset(model=CaseRow, order=("due", "stream"), size=25, has_nulls=True)
"""The order of a list of work; what has no due day comes last."""


def waiting(person: Person, wanted: Wanted, key: str) -> Slice[CaseRow]:
    """Return a page of the cases that wait for these roles, due first, after the key."""
    return DUE_FIRST.page(list(_stretches(person, wanted)), DUE_FIRST.read(key))


def due_days(person: Person, wanted: Wanted, *, most: int) -> list[date | None]:
    """Return the due days of at most so many waiting cases, the earliest first."""
    found = DUE_FIRST.merged(list(_stretches(person, wanted)), most)
    return [due for due, _stream in found.values_list("due", "stream")]


def named(person: Person, number: str) -> CaseRow | None:
    """Return the case of exactly this number at the person's authority, whoever must act."""
    rows: QuerySet[CaseRow] = visible(CASE.kind, person).exclude(phase=Phase.DRAFT.value)
    return rows.filter(authority=person.authority, number=number).first()


def _stretches(person: Person, wanted: Wanted) -> Iterator[QuerySet[CaseRow]]:
    """Yield what waits for each role at the person's authority, and what waits for him by name."""
    # `visible` says what may be seen; the equalities say where the index is entered.
    here = visible(CASE.kind, person).filter(authority=person.authority)
    for role in wanted.roles:
        anybody = ~_barred(person, role) & Q(waits_for=role.value, assigned_to=[])
        yield _narrowed(here.filter(anybody), wanted)
    if wanted.roles:
        named = ~Q(assigned_to=[]) & Q(assigned_to__contains=[person.id])
        yield _narrowed(here.filter(named), wanted)


def _narrowed(rows: QuerySet[CaseRow], wanted: Wanted) -> QuerySet[CaseRow]:
    """Keep one item, one phase, and those that are named so."""
    if wanted.item:
        rows = rows.filter(item=wanted.item)
    if wanted.phase:
        rows = rows.filter(phase=wanted.phase)
    if wanted.words:
        named = Q(number__contains=wanted.words) | Q(applicant_name__contains=wanted.words)
        rows = rows.filter(named)
    return rows


def _barred(person: Person, role: Role) -> Q:
    """Say which cases this person may not act on in this role; the kernel's steps say the same."""
    own = Q(owner=person.id) & ~Q(channel=Channel.WINDOW.value)
    if role is Role.CLERK:
        return own & Q(phase=Phase.RECEIVED.value)
    took_part = Q(examined_by__contains=[person.id])
    if role is Role.EXAMINER:
        # Once all have examined, what is left to arrange may be done by any of them.
        took_part &= Q(phase=Phase.ACCEPTED.value)
    return own | Q(accepted_by=person.id) | took_part

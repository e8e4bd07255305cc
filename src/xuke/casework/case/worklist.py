"""What waits for whom: open cases, nearest day first, without those that the separations bar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke.casework.models import CaseRow
from xuke.casework.stream.keyset import Keyset
from xuke.casework.stream.visibility import visible
from xuke.catalogue.identifiers.numbers import spellings
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Phase
from xuke.kernel.item.rule import COUNTER_CHANNELS
from xuke.kernel.person import Person, Role

PHASES: Final[Mapping[Role, tuple[Phase, ...]]] = {
    Role.CLERK: (Phase.RECEIVED, Phase.GRANTED, Phase.ISSUED, Phase.REFUSED),
    Role.EXAMINER: (Phase.ACCEPTED, Phase.EXAMINED),
    Role.LEGAL_REVIEWER: (Phase.EXAMINED,),
    Role.DECIDER: (Phase.EXAMINED,),
}
"""The official roles for which a case can wait, and in which phases."""
_AT_COUNTER: Final = sorted(one.value for one in COUNTER_CHANNELS)
WAITED_FOR: Final = tuple(PHASES)
"""Each has its own stretch of the index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which waiting cases are asked for: the roles, and what narrows them."""

    roles: tuple[Role, ...]
    item: str = ""
    phase: str = ""
    words: str = ""


class Waiting(NamedTuple):
    """A waiting case as a list shows it: so many columns of its row."""

    stream: UUID
    authority: str
    number: str
    item: str
    action: str
    channel: str
    phase: str
    applicant_name: str
    received_on: date | None
    accepted_on: date | None
    due: date | None
    nearest: date | None


DUE_FIRST: Final = Keyset(model=CaseRow, order=("nearest", "stream"), size=25, has_nulls=True)
"""The order of a list of work; what has no due day comes last."""


def stretches(person: Person, wanted: Wanted) -> list[QuerySet[CaseRow]]:
    """Return what waits for each role at the person's authority, and what for him by name."""
    # `visible` says what may be seen; the equalities say where the index is entered.
    here = visible(CASE.kind, person).filter(authority=person.authority, **_narrowing(wanted))
    return [here.filter(turn) for turn in turns(person, wanted.roles)]


def turns(person: Person, roles: Sequence[Role]) -> list[Q]:
    """Say of which cases it is the person's turn in each of these roles, and by name."""
    found = [~_barred(person, role) & Q(waits_for=role.value, assigned_to=[]) for role in roles]
    by_name = ~Q(assigned_to=[]) & Q(assigned_to__contains=[person.id])
    return [*found, by_name] if roles else []


def named(person: Person, number: str) -> CaseRow | None:
    """Return the case of exactly this number at the person's authority, whoever must act."""
    rows: QuerySet[CaseRow] = visible(CASE.kind, person).exclude(phase=Phase.DRAFT.value)
    return rows.filter(authority=person.authority, number__in=spellings(number)).first()


def _narrowing(wanted: Wanted) -> dict[str, str]:
    """Return the columns that narrow a list to one item and one phase."""
    asked = {"item": wanted.item, "phase": wanted.phase}
    return {column: value for column, value in asked.items() if value}


def _barred(person: Person, role: Role) -> Q:
    """Say which cases this person may not act on in this role; the kernel's steps say the same."""
    own = Q(owner=person.id) & ~Q(channel__in=_AT_COUNTER)
    if role is Role.CLERK:
        return own & Q(phase=Phase.RECEIVED.value)
    took_part = Q(examined_by__contains=[person.id])
    if role is Role.EXAMINER:
        # Once all have examined, what is left to arrange may be done by any of them.
        took_part &= Q(phase=Phase.ACCEPTED.value)
    return own | Q(accepted_by=person.id) | took_part

"""What waits for whom: open cases, due first, without those that the separations bar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Self
from uuid import UUID

from django.db.models import BooleanField, F, Func, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan

from xuke.casework.models import CaseRow
from xuke.casework.stream.visibility import visible
from xuke.kernel.case.state import Phase
from xuke.kernel.item.rule import Channel
from xuke.kernel.person import Person, Role
from xuke.record.events import CASE

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


@dataclass(frozen=True, slots=True)
class Key:
    """Where a page of the list ends: the due day, and the stream among those due that day."""

    due: date
    stream: UUID

    def __str__(self) -> str:
        """Return the key as an address carries it."""
        return f"{self.due.isoformat()}.{self.stream}"

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Read a key back; one that cannot be read is none, and leads to the first page."""
        day, _dot, stream = text.partition(".")
        try:
            return cls(date.fromisoformat(day), UUID(stream))
        except ValueError:
            return None


class Pair(Func):
    """Two values compared as one, so that the index is entered where the page before ended."""

    template = "(%(expressions)s)"
    # Django asks for a type; PostgreSQL compares the pair by its parts.
    output_field = BooleanField()


def waiting(person: Person, wanted: Wanted, *, after: Key | None, most: int) -> list[CaseRow]:
    """Return at most so many cases that wait for these roles, due first, after the key."""
    return list(_in_order(list(_stretches(person, wanted, after)), most))


def due_days(person: Person, wanted: Wanted, *, most: int) -> list[date]:
    """Return the due days of at most so many waiting cases, the earliest first."""
    found = _in_order(list(_stretches(person, wanted, None)), most)
    return [due for due, _stream in found.values_list("due", "stream") if due]


def named(person: Person, number: str) -> CaseRow | None:
    """Return the case of exactly this number at the person's authority, whoever must act."""
    rows: QuerySet[CaseRow] = visible(CASE, person).exclude(phase=Phase.DRAFT.value)
    return rows.filter(authority=person.authority, number=number).first()


def _in_order(stretches: list[QuerySet[CaseRow]], most: int) -> QuerySet[CaseRow]:
    """Merge the stretches; each is cut first, so that no role's whole backlog is sorted."""
    if not stretches:
        return CaseRow.objects.none()
    cut = [one.order_by("due", "stream")[:most] for one in stretches]
    if len(cut) == 1:
        return cut[0]
    return cut[0].union(*cut[1:], all=True).order_by("due", "stream")[:most]


def _stretches(person: Person, wanted: Wanted, after: Key | None) -> Iterator[QuerySet[CaseRow]]:
    """Yield what waits for each role at the person's authority, and what waits for him by name."""
    # `visible` says what may be seen; the equalities say where the index is entered.
    here = visible(CASE, person).filter(authority=person.authority)
    for role in wanted.roles:
        anybody = ~_barred(person, role) & Q(waits_for=role.value, assigned_to=[])
        yield _narrowed(here.filter(anybody), wanted, after)
    if wanted.roles:
        named = ~Q(assigned_to=[]) & Q(assigned_to__contains=[person.id])
        yield _narrowed(here.filter(named), wanted, after)


def _narrowed(rows: QuerySet[CaseRow], wanted: Wanted, after: Key | None) -> QuerySet[CaseRow]:
    """Keep one item, one phase, those that are named so, and what comes after the key."""
    if wanted.item:
        rows = rows.filter(item=wanted.item)
    if wanted.phase:
        rows = rows.filter(phase=wanted.phase)
    if wanted.words:
        named = Q(number__contains=wanted.words) | Q(applicant_name__contains=wanted.words)
        rows = rows.filter(named)
    if after:
        end = Pair(Value(after.due), Value(after.stream))
        rows = rows.filter(GreaterThan(Pair(F("due"), F("stream")), end))
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

"""Read models with a table of their own: rows written, days looked at, shown at the authority."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke.casework.models import KeyedRow
from xuke.casework.stream.keyset import Keyset
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.casework.stream.rowsql import copied, upsert, upsert_many
from xuke.casework.stream.visibility import Visibility, visible
from xuke.catalogue.identifiers.numbers import spellings
from xuke.kernel.person import Person
from xuke.record.events import Stream

R = TypeVar("R", bound=KeyedRow)
S = TypeVar("S")
BATCH: Final = 500
EVERY: Final = Q()
"""Every row: of a table that holds one kind of stream only."""


def listed(
    model: type[R], kind: str, row: Callable[[Change[S]], R | None], *, name: str
) -> ReadModel[S]:
    """Return the read model that keeps this row of each stream of the kind, if it gives one.

    The table's primary key is that of the record, whose year is filled in here. A row is made of
    the change alone, and of what never changes, as the published version of an item.
    """

    def rows(change: Change[S]) -> Sequence[R]:
        made = row(change)
        if made is None:
            return ()
        made.year = change.year
        return (made,)

    def project(changes: Sequence[Change[S]]) -> None:
        made = chain.from_iterable(map(rows, changes))
        if len(changes) > 1 and all(change.new for change in changes):
            copied(model, made)
            return
        some = list(made)
        if len(some) > 1:
            upsert_many(model, some)
        elif some:
            upsert(model, some)

    tables = (model._meta.db_table,)
    return ReadModel(name=name, kind=kind, tables=tables, project=project, rows=rows)


def woken(model: type[R], of_kind: Q = EVERY) -> Callable[[date], Iterator[UUID]]:
    """Return what yields the streams of a kind to which days do something by a day."""

    def due(on: date) -> Iterator[UUID]:
        manager = model._default_manager  # noqa: SLF001 - Django's documented one
        return by_day(manager.filter(of_kind, wakes_on__lte=on), "wakes_on")

    return due


def by_day(rows: QuerySet[R], day: str) -> Iterator[UUID]:
    """Yield the streams of these rows by a day of theirs, a batch in memory at a time."""
    order = (day, "stream")
    keys = rows.values_list(*order, named=True)
    for batch in Keyset(model=rows.model, order=order, size=BATCH).walk(keys):
        yield from (stream for _day, stream in batch)


def numbered(kind: str) -> Callable[[Person, str], Sequence[UUID]]:
    """Return what finds the streams of a kind by the number in their rows, each that one may see.

    A number is one at one authority only.
    """

    def find(person: Person, number: str) -> Sequence[UUID]:
        rows = visible(kind, person).filter(number__in=spellings(number))
        return list(rows.order_by("pk").values_list("pk", flat=True))

    return find


def at_home(model: type[R], kind: str, of_kind: Q = EVERY) -> Visibility[R, Any]:
    """Return that the officials of a stream's authority see it, and nobody else does."""

    def rows(person: Person) -> Q:
        here = of_kind & Q(authority=person.authority)
        return here if person.is_official else Q(pk__in=[])

    def single(person: Person, stream: Stream, _state: object) -> bool:
        return person.is_official and person.authority == stream.authority

    return Visibility(kind=kind, model=model, rows=rows, single=single)

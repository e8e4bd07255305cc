"""Read models by declaration: the row of a kind of stream, its list, its days, who sees it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import Q

from xuke.casework.stream.keyset import Keyset
from xuke.casework.stream.models import StreamRow
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.casework.stream.visibility import Visibility
from xuke.kernel.person import Person
from xuke.record.events import Stream

S = TypeVar("S")
SIZE: Final = 50
BATCH: Final = 500
LIST: Final = Keyset(model=StreamRow, order=("-number", "stream"), size=SIZE)
_COLUMNS: Final = tuple(
    field.name for field in StreamRow._meta.concrete_fields if not field.primary_key
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What lists show of a stream: number, title, phase, days.

    `due` is the day by which somebody must act, `wakes_on` the first on which days alone do
    something to it; nothing where there is none.
    """

    number: str
    title: str
    phase: str
    opened_on: date
    due: date | None = None
    wakes_on: date | None = None


def listed(kind: str, row: Callable[[S], Row]) -> ReadModel[S]:
    """Return the read model that keeps this row of each stream of the kind."""

    def project(changes: Sequence[Change[S]]) -> None:
        StreamRow.objects.bulk_create(
            [_written(change.stream, change, row(change.state)) for change in changes],
            update_conflicts=True,
            unique_fields=["stream"],
            update_fields=_COLUMNS,
        )

    return ReadModel(
        name=f"list of {kind}", kind=kind, tables=("casework_stream",), project=project
    )


def _written(stream: Stream, change: Change[Any], row: Row) -> StreamRow:
    version = change.recorded[-1].version
    place = {"stream": stream.id, "kind": stream.kind, "authority": stream.authority}
    return StreamRow(**place, version=version, **asdict(row))


def woken(kind: str) -> Callable[[date], Iterator[UUID]]:
    """Return what yields the streams of a kind to which days do something by a day."""
    order = ("wakes_on", "stream")

    def due(on: date) -> Iterator[UUID]:
        rows = StreamRow.objects.filter(kind=kind, wakes_on__lte=on).only(*order)
        for batch in Keyset(model=StreamRow, order=order, size=BATCH).walk(rows):
            yield from (row.stream for row in batch)

    return due


def at_home(kind: str) -> Visibility[StreamRow, Any]:
    """Return that the officials of a stream's authority see it, and nobody else does."""

    def rows(person: Person) -> Q:
        here = Q(kind=kind, authority=person.authority)
        return here if person.is_official else Q(pk__in=[])

    def single(person: Person, stream: Stream, _state: object) -> bool:
        return person.is_official and person.authority == stream.authority

    return Visibility(kind=kind, model=StreamRow, rows=rows, single=single)

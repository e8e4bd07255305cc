"""Read models by declaration: the row of a kind of stream, its list, its days, who sees it."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import Q

from xuke.casework.models import StreamRow
from xuke.casework.stream import tables
from xuke.casework.stream.keyset import Keyset
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.casework.stream.visibility import Visibility

S = TypeVar("S")
SIZE: Final = 50
LIST: Final = Keyset(model=StreamRow, order=("-opened_on", "-stream"), size=SIZE)
"""The newest first; a number as text is no order: 10号 would stand below 9号."""


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

    def written(change: Change[S]) -> StreamRow:
        return row_of(change, row(change.state))

    return tables.listed(StreamRow, kind, written, name=f"list of {kind}")


def row_of(change: Change[S], row: Row) -> StreamRow:
    """Return what the table keeps of a stream whose lists show this row."""
    stream, version = change.stream, change.recorded[-1].version
    place = {"stream": stream.id, "kind": stream.kind, "authority": stream.authority}
    return StreamRow(**place, version=version, **asdict(row))


def woken(kind: str) -> Callable[[date], Iterator[UUID]]:
    """Return what yields the streams of a kind to which days do something by a day."""
    return tables.woken(StreamRow, Q(kind=kind))


def at_home(kind: str) -> Visibility[StreamRow, Any]:
    """Return that the officials of a stream's authority see it, and nobody else does."""
    return tables.at_home(StreamRow, kind, Q(kind=kind))

"""Read models that never lag: written in the acting transaction, rebuilt from the record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from xuke.casework.stream.kinds import kind_of
from xuke.record.events import Recorded, Stream

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[S]):
    """What one act did to one stream, and the state it left; `new` if the stream began by it."""

    stream: Stream
    state: S
    recorded: Sequence[Recorded]
    new: bool = False

    @property
    def year(self) -> int:
        """Return the year of the stream's opening, which is part of every row's key."""
        return self.recorded[0].year

    def has(self, *events: type) -> bool:
        """Whether it recorded an event of one of these types."""
        return not _names(events).isdisjoint(one.type for one in self.recorded)


@cache
def _names(events: tuple[type, ...]) -> frozenset[str]:
    return frozenset(event.__name__ for event in events)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadModel(Generic[S]):
    """A read model of one kind of stream: its tables, and how changes are written into them.

    `project` is given the changes of one act or of many imported streams; it must give the same
    rows whether a stream's events come at once or one by one. Each row says in a column `stream`
    whose it is; what is no row of one stream, as a sum over many, is derived from the rows.
    """

    name: str
    kind: str
    tables: tuple[str, ...]
    project: Callable[[Sequence[Change[S]]], None]


def whole(history: Sequence[Recorded]) -> Change[Any]:
    """Return a whole stream as one change."""
    stream = history[0].stream
    state = kind_of(stream.kind).machine.replay(one.event for one in history)
    return Change(stream=stream, state=state, recorded=history, new=True)


_registered: dict[str, ReadModel[Any]] = {}
_derived: dict[str, Callable[[], object]] = {}


def register(model: ReadModel[Any]) -> None:
    """Add a read model when the product starts; a second one of its name stops the start."""
    if _registered.setdefault(model.name, model) is not model:
        raise ValueError(f"Two read models are named {model.name!r}.")


def register_derived(name: str, correct: Callable[[], object]) -> None:
    """Add what keeps itself by the rows of read models, as roll-ups do, and can be corrected."""
    if _derived.setdefault(name, correct) is not correct:
        raise ValueError(f"Two things derived from read models are named {name!r}.")


def correct_derived() -> None:
    """Correct what is derived from the rows, after these were written again."""
    for correct in _derived.values():
        correct()


def read_models() -> tuple[ReadModel[Any], ...]:
    """Return the read models in the order in which they were registered."""
    return tuple(_registered.values())


def project(changes: Sequence[Change[Any]]) -> None:
    """Write the changes into every read model of their kind."""
    for model in _registered.values():
        mine = [change for change in changes if change.stream.kind == model.kind]
        if mine:
            model.project(mine)

"""Read models that never lag: written in the acting transaction, rebuilt from the record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xuke.kernel.case.state import Case
from xuke.record.events import Recorded, Stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one act did to one case; `new` says that the stream began with it."""

    stream: Stream
    case: Case
    recorded: Sequence[Recorded]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadModel:
    """A read model: its tables, and how changes are written into them.

    `project` is given the changes of one act or of many imported cases; it must give
    the same rows whether a case's events come at once or one by one.
    """

    name: str
    tables: tuple[str, ...]
    project: Callable[[Sequence[Change]], None]


_registered: dict[str, ReadModel] = {}


def register(model: ReadModel) -> None:
    """Add a read model; each room registers its own when it starts."""
    _registered[model.name] = model


def read_models() -> tuple[ReadModel, ...]:
    """Return the read models in the order in which they were registered."""
    return tuple(_registered.values())


def project(changes: Sequence[Change]) -> None:
    """Write the changes into every read model."""
    for model in _registered.values():
        model.project(changes)

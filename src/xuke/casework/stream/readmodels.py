"""Read models that never lag: written in the acting transaction, rebuilt from the record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xuke.kernel.case.state import Case
from xuke.kernel.case.state import replay as replay_case
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.state import replay as replay_licence
from xuke.record.events import CASE, LICENCE, Recorded, Stream

NO_CASE = Case()
NO_LICENCE = Licence()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one act did to one stream, a case, a licence or another; `new` if it began by it."""

    stream: Stream
    recorded: Sequence[Recorded]
    case: Case = NO_CASE
    licence: Licence = NO_LICENCE
    new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadModel:
    """A read model: its tables, and how changes are written into them.

    `project` is given the changes of one act or of many imported cases; it must give
    the same rows whether a case's events come at once or one by one.
    """

    name: str
    tables: tuple[str, ...]
    project: Callable[[Sequence[Change]], None]


def whole(history: Sequence[Recorded]) -> Change:
    """Return a whole stream as one change."""
    stream = history[0].stream
    events = (one.event for one in history)
    return Change(
        stream=stream,
        recorded=history,
        case=replay_case(events) if stream.kind == CASE else NO_CASE,
        licence=replay_licence(events) if stream.kind == LICENCE else NO_LICENCE,
        new=True,
    )


_registered: dict[str, ReadModel] = {}


def register(model: ReadModel) -> None:
    """Add a read model when the product starts; a name is given once."""
    if _registered.setdefault(model.name, model) is not model:
        raise ValueError(f"There are two read models {model.name!r}.")


def read_models() -> tuple[ReadModel, ...]:
    """Return the read models in the order in which they were registered."""
    return tuple(_registered.values())


def project(changes: Sequence[Change]) -> None:
    """Write the changes into every read model."""
    for model in _registered.values():
        model.project(changes)

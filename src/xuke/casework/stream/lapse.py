"""What silence and lapsed days have done to one stream is recorded, on its legal day and once."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from xuke import catalogue
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import append, load
from xuke.casework.stream.kinds import Kind
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Lapse
from xuke.record.events import Recorded
from xuke.record.writing import together

S = TypeVar("S")


def lapse(kind: Kind[S], stream: UUID, act: Act) -> Mapping[str, int]:
    """Record on one stream what days have done by this one; count it by lapse."""
    with together():
        loaded = load(kind, stream)
        at = Occasion(act.person, catalogue.calendar(), kind.knows_days(loaded.state))
        done = list(kind.machine.lapsed(loaded.state, act.on, at))
        events = tuple(event for _lapse, some in done for event in some)
        recorded = append(kind, loaded, events, act).recorded
    return _counted([each for each, _events in done], recorded)


def _counted(lapses: Sequence[Lapse[Any]], recorded: Sequence[Recorded]) -> Mapping[str, int]:
    """Return how often each lapse happened, by the events that show it."""
    return {each.name: sum(one.type == each.event.__name__ for one in recorded) for each in lapses}

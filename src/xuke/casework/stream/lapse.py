"""What silence and lapsed days have done to streams is recorded, on its legal day and once."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db import transaction

from xuke import catalogue
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import append, load
from xuke.casework.stream.group import IN_THE_WAY, Decided, append_group, load_group
from xuke.casework.stream.kinds import Kind, Loaded
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Events, Lapse
from xuke.record.writing import together

_log: Final = logging.getLogger(__name__)
S = TypeVar("S")
Done = Sequence[tuple[Lapse[Any], Events]]
"""Which lapses happened, each with its events."""


def lapse(kind: Kind[S], stream: UUID, act: Act) -> Mapping[str, int]:
    """Record on one stream what days have done by this one; count it by lapse."""
    with together():
        loaded = load(kind, stream)
        done = _done(kind, loaded, act)
        append(kind, loaded, _events(done), act)
    return _counted(done)


def lapse_together(kind: Kind[S], streams: Sequence[UUID], act: Act) -> Mapping[str, int] | None:
    """Record on these streams, each named once, what days have done by this one; count it.

    Where one stream stands in the way of the others nothing is recorded, and nothing returned:
    stream by stream, each then tells what of it is its own. What nobody expects is logged.
    """
    try:
        return _lapsed(kind, streams, act)
    except IN_THE_WAY:
        return None
    except Exception:  # noqa: BLE001 - whatever it is; it is logged
        _log.warning("%d %s do not lapse together.", len(streams), kind.name, exc_info=True)
        return None


def _lapsed(kind: Kind[S], streams: Sequence[UUID], act: Act) -> Mapping[str, int]:
    """Record what days have done to all of these streams, or raise whatever stands in the way."""
    counts: Counter[str] = Counter()
    group = []
    with transaction.atomic():
        for loaded in load_group(kind, streams):
            done = _done(kind, loaded, act)
            group.append(Decided(loaded, _events(done)))
            counts.update(_counted(done))
        append_group(kind, group, act)
    return counts


def _done(kind: Kind[S], loaded: Loaded[S], act: Act) -> Done:
    """Return what days have done to the stream by this one, by lapse."""
    at = Occasion(act.person, catalogue.calendar(), kind.knows_days(loaded.state))
    return list(kind.machine.lapsed(loaded.state, act.on, at))


def _events(done: Done) -> Events:
    return tuple(event for _lapse, some in done for event in some)


def _counted(done: Done) -> Mapping[str, int]:
    """Return how often each lapse happened, by the events that show it."""
    types = [type(event) for event in _events(done)]
    return {lapse.name: types.count(lapse.event) for lapse, _some in done}

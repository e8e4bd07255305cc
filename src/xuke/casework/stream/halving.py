"""What lapsed in a group of streams: at once, else by halves until the one in the way is found."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar
from uuid import UUID

from xuke.casework.stream.act import Act
from xuke.casework.stream.kinds import Kind
from xuke.casework.stream.lapse import lapse, lapse_together
from xuke.record.away import is_away, stood_in_line
from xuke.record.port import StaleStream

BUSY: Final = "busy"
"""Counts the streams that somebody else had in hand."""
FAILED: Final = "failed"
"""Counts those that could not be told."""
_log: Final = logging.getLogger(__name__)
S = TypeVar("S")


def lapse_all(kind: Kind[S], streams: Sequence[UUID], act: Act) -> Mapping[str, int]:
    """Record what lapsed in these streams, and count it: together, where none stands in the way.

    Else by halves, in the same order.
    """
    if len(streams) == 1:
        return _alone(kind, streams[0], act)
    done = lapse_together(kind, streams, act)
    if done is not None:
        return done
    half = len(streams) // 2
    counts = Counter(lapse_all(kind, streams[:half], act))
    counts.update(lapse_all(kind, streams[half:], act))
    return counts


def _alone(kind: Kind[S], stream: UUID, act: Act) -> Mapping[str, int]:
    """Record what lapsed in one stream, and count it."""
    try:
        return lapse(kind, stream, act)
    except StaleStream:
        return {BUSY: 1}
    except Exception as error:
        if stood_in_line(error):
            return {BUSY: 1}
        if is_away(error):
            raise
        # One stream that cannot be told must not keep all the others waiting, also where it is
        # the database that refuses it.
        _log.exception("The day's work failed on %s %s.", kind.name, stream)
        return {FAILED: 1}

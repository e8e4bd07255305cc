"""Recompute the hash chain of every stream: has anything been altered?"""

from collections.abc import Callable
from dataclasses import dataclass

from xuke.record.chain import first_break
from xuke.record.events import Recorded
from xuke.record.postgres import PostgresRecord


@dataclass(frozen=True, slots=True)
class Verification:
    """How much was recomputed, and where the chain does not hold."""

    streams: int
    events: int
    broken: tuple[Recorded, ...]


def verify(progress: Callable[[int], None] = lambda _events: None) -> Verification:
    """Recompute every stream's chain and return each stream's first broken event."""
    streams = events = 0
    broken = []
    for stream in PostgresRecord().streams():
        streams += 1
        events += len(stream)
        fault = first_break(stream)
        if fault:
            broken.append(fault)
        progress(len(stream))
    return Verification(streams, events, tuple(broken))

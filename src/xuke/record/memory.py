"""The record's in-memory twin: the same contract, for trying rules out and for tests."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from xuke.record.chain import link
from xuke.record.events import Envelope, Recorded, Stream
from xuke.record.port import StaleStream


class MemoryRecord:
    """A record that lives as long as its process."""

    def __init__(self) -> None:
        """Begin empty."""
        self._events: list[Recorded] = []

    def load(self, stream: UUID) -> Sequence[Recorded]:
        """Return a stream's events in order."""
        return [event for event in self._events if event.stream.id == stream]

    def append(
        self, stream: Stream, events: Iterable[Any], envelope: Envelope, history: Sequence[Recorded]
    ) -> list[Recorded]:
        """Append after the history that was read, or raise StaleStream."""
        if len(self.load(stream.id)) != len(history):
            raise StaleStream(stream.id)
        linked = link(stream, events, envelope, history)
        first = len(self._events) + 1
        placed = [replace(one, position=first + n) for n, one in enumerate(linked)]
        self._events += placed
        return placed

    def follow(self, after: int, most: int) -> Sequence[Recorded]:
        """Return events by position."""
        return self._events[after : after + most]

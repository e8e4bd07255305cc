"""What any record can do; PostgreSQL and memory keep the same contract."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from xuke.record.events import Envelope, Recorded, Stream


class StaleStream(Exception):
    """Somebody else has acted since this stream was read; nothing was recorded."""


class Record(Protocol):
    """An append-only record of events in streams."""

    def load(self, stream: UUID) -> Sequence[Recorded]:
        """Return a stream's events in order; none if there is no such stream."""
        ...

    def append(
        self, stream: Stream, events: Iterable[Any], envelope: Envelope, history: Sequence[Recorded]
    ) -> list[Recorded]:
        """Append after the history that was read, or raise StaleStream."""
        ...

    def follow(self, after: int, most: int) -> Sequence[Recorded]:
        """Return events by position, none that a running transaction might still precede."""
        ...

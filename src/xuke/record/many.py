"""Events of many streams at once, written in one COPY."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from xuke.record import lines
from xuke.record.events import Envelope, Recorded
from xuke.record.linking import TABLE, TABLE_COLUMNS, Further, Signed, linked
from xuke.record.port import StaleStream

__all__ = ["Further", "append_many", "each_once"]


def append_many(told: Iterable[Further], envelope: Envelope) -> list[list[Recorded]]:
    """Append to each stream after the history that was read, or raise StaleStream for all of them.

    While what is told is made, nothing may ask the database.
    """
    recorded: list[list[Recorded]] = []
    with each_once():
        lines.copy(TABLE, TABLE_COLUMNS, _written(told, envelope, recorded))
    return recorded


@contextmanager
def each_once() -> Iterator[None]:
    """Raise StaleStream where the record has one of the events that are written."""
    try:
        yield
    except IntegrityError as error:
        raise StaleStream from error


def _written(
    told: Iterable[Further], envelope: Envelope, recorded: list[list[Recorded]]
) -> Iterator[bytes]:
    """Yield each event's line, and keep it as it is recorded."""
    signed = Signed.of(envelope)
    for one in told:
        mine: list[Recorded] = []
        recorded.append(mine)
        for made, line in linked(one, signed):
            mine.append(made)
            yield line

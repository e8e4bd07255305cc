"""Rows of a large file are made in processes of their own, as many as there are processors.

They are copies of this one and share what it has read: items, calendars, law. None of them talks to
the database; this process alone does, in one transaction, and takes the batches in their order.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any, Final

from xuke.casework.stream.bulk import Sheet
from xuke.rooms.imports.batches import Batch, batches, some_rows
from xuke.rooms.imports.copies import can_be_made, copies, processors
from xuke.rooms.imports.noticed import Noticed
from xuke.rooms.imports.reading import Reader
from xuke.rooms.imports.source import L, Load, Read
from xuke.rooms.imports.table import Row

Made = tuple[list[Read], list[Sheet], Noticed]
WORTHWHILE: Final = 2000
"""Rows of a file for which processes are started."""
MOST: Final = 4
"""Processes that make rows more quickly than one server's process writes them."""
AHEAD: Final = 2
"""Batches that are ready or waiting beside those in hand: so much is in memory at a time."""


@contextmanager
def batches_of(one: Load[L], *, written: bool) -> Iterator[Iterator[Batch[L]]]:
    """Lend the batches of a file; where many will be written, processes begin to make them."""
    count = _worthwhile(one) if written else 1
    if count == 1:
        yield batches(one)
        return
    with copies(count, partial(_mine.append, Reader(one))) as pool:
        yield _in_order(one, pool, count + AHEAD)


def _worthwhile(one: Load[Any]) -> int:
    """Return how many processes shall make the rows of this file."""
    if one.rows < WORTHWHILE or not one.source.row_by_row or not can_be_made():
        return 1
    return min(processors(), MOST)


def _in_order(one: Load[L], pool: ProcessPoolExecutor, at_once: int) -> Iterator[Batch[L]]:
    """Yield the batches in the order of the file, so many of them being given out at a time."""
    given = ((some, pool.submit(_made, some)) for some in some_rows(one))
    waiting = deque(islice(given, at_once))
    while waiting:
        some, made = waiting.popleft()
        reads, sheets, noticed = made.result()
        waiting.extend(islice(given, 1))
        rows = {row.number: row for row in some}
        yield Batch(reads, partial(_line, one, rows), partial(_without, sheets), noticed)


def _line(one: Load[L], rows: Mapping[int, Row], number: int) -> L:
    """Return a sound row, read here once more: few are asked for, and all would have to travel."""
    _read, got = Reader(one).read(rows[number])
    if got is None:
        raise LookupError(number)
    return got


def _without(sheets: Sequence[Sheet], known: Collection[int]) -> list[Sheet]:
    return [sheet.without(known) for sheet in sheets]


_mine: Final[list[Reader[Any]]] = []
"""What reads the rows, in a process that makes them."""


def _made(rows: list[Row]) -> Made:
    """Read these rows and make what they are written by; runs in a process of its own."""
    (reader,) = _mine
    reads, sound = reader.all(rows)
    return reads, reader.sheets(sound), reader.noticed()

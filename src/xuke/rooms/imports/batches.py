"""The rows of a file, read some hundred at a time."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final, Generic

from xuke.casework.stream.bulk import Sheet
from xuke.rooms.imports.noticed import Noticed
from xuke.rooms.imports.reading import Reader
from xuke.rooms.imports.source import L, Load, Read
from xuke.rooms.imports.table import Row, rows

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Batch(Generic[L]):
    """Some rows of a file: what must be known of all, and of the sound ones the rest.

    `line` returns one as it was read, `sheets` what they are written by, but for the rows named.
    """

    reads: Sequence[Read]
    line: Callable[[int], L]
    sheets: Callable[[Collection[int]], list[Sheet]]
    noticed: Noticed

    @property
    def sound(self) -> list[Read]:
        """Return what must be known of the sound rows."""
        return [read for read in self.reads if read.stream]


def some_rows(one: Load[L]) -> Iterator[list[Row]]:
    """Yield the rows of the file as they stand there."""
    rest = rows(one.table)
    while some := list(islice(rest, BATCH)):
        yield some


def batches(one: Load[L]) -> Iterator[Batch[L]]:
    """Yield the rows as they are read."""
    reader = Reader(one)
    for some in some_rows(one):
        reads, sound = reader.all(some)
        yield Batch(reads, sound.__getitem__, partial(_sheets, reader, sound), reader.noticed())


def _sheets(reader: Reader[L], sound: Mapping[int, L], known: Collection[int]) -> list[Sheet]:
    return reader.sheets({row: got for row, got in sound.items() if row not in known})

"""The rows of a file, read some thousand at a time; one that repeats an earlier one is a fault."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from xuke.rooms.imports.cells import Cells
from xuke.rooms.imports.problems import Problem
from xuke.rooms.imports.source import L, Load, Named
from xuke.rooms.imports.table import Line, lines

BATCH: Final = 2000


def batches(one: Load[L], problems: list[Problem]) -> Iterator[dict[int, L]]:
    """Yield the readable rows by number, some thousand at a time; note what is wrong."""
    read = one.source.reader()
    batch: dict[int, L] = {}
    for line in lines(one.path, one.source.columns):
        cells = Cells(line, one.calendar, one.today)
        got = None if line.fault else read(cells)
        problems += _repeated(one, line, got)
        if got is None:
            problems += cells.problems
            continue
        batch[line.number] = got
        if len(batch) == BATCH:
            yield batch
            batch = {}
    yield batch


def _repeated(one: Load[L], line: Line, got: L | None) -> list[Problem]:
    """Return the fault of a row that an earlier one, sound or not, has said already."""
    key = one.source.key
    # A faulty row has no name; of a case its number will do.
    name = got.name if got else line.cells.get(key, "") if one.source.named_by_key else ""
    first = one.first_row.setdefault(name, line.number) if name else line.number
    if first == line.number:
        return []
    value = value_of(got) if got else name
    return [Problem(line.number, key, value, _("与第 %(row)d 行重复。") % {"row": first})]


def value_of(line: Named) -> str:
    """Return the row's name where it is one that people gave."""
    return "" if line.name.startswith("[") else line.name

"""Many new streams at once, as an import of history needs: the same events and rows, by COPY."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any, Final, Self

from django.db import transaction
from django.db.models import Model

from xuke.casework.stream.act import Act
from xuke.casework.stream.kinds import kind_of
from xuke.casework.stream.readmodels import Change, rows_of
from xuke.casework.stream.rowsql import add_up_first, columns_of, line_of
from xuke.record import lines
from xuke.record.codec import Facts
from xuke.record.events import Stream
from xuke.record.linking import TABLE, TABLE_COLUMNS, Further, Signed, linked
from xuke.record.many import each_once

TOGETHER: Final = 20
"""Histories with all of which one thing is done before the next: a processor has at hand what it
did last, and is a tenth quicker."""


def whatever_is_told(facts: Facts) -> Facts:
    """Return the facts: each of them counts."""
    return facts


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A whole stream that is to be told at once.

    `compared` returns what of an event's facts makes one history differ from another.
    """

    stream: Stream
    events: tuple[Any, ...]
    compared: Callable[[Facts], Facts] = whatever_is_told


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written into one table: lines of COPY, and which of them are of which history.

    It is one text, as it travels between processes: so many bytes of the history at each place.
    """

    table: str
    columns: tuple[str, ...]
    text: bytes
    places: Sequence[int]
    sizes: Sequence[int]

    @classmethod
    def of(cls, table: str, columns: tuple[str, ...], texts: Mapping[int, bytes]) -> Self:
        """Return the lines of each history, known by its place, as one."""
        sizes = list(map(len, texts.values()))
        return cls(table, columns, b"".join(texts.values()), list(texts), sizes)

    def without(self, places: Collection[int]) -> Self:
        """Return the lines of all histories but these."""
        if not places:
            return self
        ends = accumulate(self.sizes)
        found = zip(self.places, self.sizes, ends, strict=True)
        kept = [one for one in found if one[0] not in places]
        text = b"".join(self.text[end - size : end] for _place, size, end in kept)
        left = [one[0] for one in kept], [one[1] for one in kept]
        return type(self)(self.table, self.columns, text, *left)


def begin_many(histories: Iterable[History], act: Act) -> None:
    """Record new histories and project them, in one transaction; none may exist yet."""
    with transaction.atomic():
        write(sheets_of(enumerate(histories), act))


def sheets_of(histories: Iterable[tuple[int, History]], act: Act) -> list[Sheet]:
    """Return what new histories, each with its place, are recorded and projected by.

    The database is not asked: it can be done by whoever has no way to it.
    """
    signed, record = Signed.of(act.envelope), dict[int, bytes]()
    rows: dict[type[Model], dict[int, bytes]] = {}
    rest = iter(histories)
    while some := list(islice(rest, TOGETHER)):
        changes = {place: _recorded(one, signed, record, place) for place, one in some}
        for place, row in rows_of(changes):
            mine = rows.setdefault(type(row), {})
            mine[place] = mine.get(place, b"") + line_of(row)
    tables = (Sheet.of(one._meta.db_table, columns_of(one), mine) for one, mine in rows.items())
    return [Sheet.of(TABLE, TABLE_COLUMNS, record), *tables]


def write(sheets: Sequence[Sheet]) -> None:
    """Write the sheets, the record first, within a transaction of the caller's.

    StaleStream is raised where the record has one of these streams already.
    """
    record, *tables = sheets
    with each_once():
        _send(record)
    add_up_first()
    for one in tables:
        _send(one)


def _send(sheet: Sheet) -> None:
    """Write the lines of one table, in one COPY."""
    if sheet.text:
        lines.send(sheet.table, sheet.columns, [sheet.text])


def _recorded(
    history: History, signed: Signed, record: dict[int, bytes], place: int
) -> Change[Any]:
    """Put the lines of its events at its place; return the change that read models are told."""
    told = list(linked(Further(history.stream, history.events), signed))
    record[place] = b"".join(line for _event, line in told)
    state = kind_of(history.stream.kind).machine.replay(history.events)
    recorded = [event for event, _line in told]
    return Change(stream=history.stream, state=state, recorded=recorded, new=True)

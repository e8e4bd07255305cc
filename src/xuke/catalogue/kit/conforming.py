"""Reads a table by its shape alone, for files of which nothing else asks the keys."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import Table, opened_rows
from xuke.catalogue.shape import (
    AnyShape,
    Day,
    Flag,
    Inner,
    Integer,
    Keyed,
    Listed,
    Number,
    Option,
    Text,
    Time,
    Value,
)

READ: Final[Mapping[type[Value], Callable[[Table, str], object]]] = {
    Text: Table.text,
    Option: Table.option,
    Flag: Table.flag,
    Integer: Table.integer,
    Number: Table.number,
    Day: Table.known_day,
    Time: Table.time,
}


def conform_rows(path: Path, refusals: Refusals, shape: AnyShape) -> None:
    """Refuse whatever in a file of rows is not as their shape declares it."""
    for table in opened_rows(path, refusals, shape):
        conform(table)


def conform(table: Table) -> None:
    """Refuse whatever in the table, and below it, is not as its shape declares it."""
    if isinstance(table.shape, Keyed):
        for key, _, _ in table.pairs():
            _read(table, key, table.shape.of)
        return
    for key, value in table.shape.keys.items():
        _read(table, key, value)


def _read(table: Table, key: str, value: Value) -> None:
    match value:
        case Inner() | Keyed():
            inner = table.table(key)
            if inner is not None:
                conform(inner)
                inner.close()
        case Listed(of=Inner() | Keyed()):
            for one in table.tables(key):
                conform(one)
        case Listed():
            table.texts(key)
        case _:
            READ.get(type(value), Table.has)(table, key)

"""Rows as lines of PostgreSQL's COPY, made many times as quickly as a driver adapts each value."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from types import NoneType
from typing import Any, Final
from uuid import UUID

from django.db import connection

from xuke.record.values import as_text
from xuke.record.writing import hold_transaction

_AT_ONCE: Final = 100
"""Lines to a message: the server works on them while the next ones are made."""
_NULL: Final = "\0"
_BYTES: Final = "\0x"
"""Stand for what begins with a backslash; no text has this character, as PostgreSQL keeps none."""


class AskedWhileCopying(RuntimeError):
    """Something asked the database while COPY held the connection: it would wait for ever."""


def copy(table: str, columns: Sequence[str], rows: Iterable[bytes]) -> None:
    """Write these lines into a table; while they are made nothing else may ask the database."""
    rest = iter(rows)
    # Joined to nothing, the lines are at their end.
    send(table, columns, iter(lambda: b"".join(islice(rest, _AT_ONCE)), b""))


def send(table: str, columns: Sequence[str], parts: Iterable[bytes]) -> None:
    """Write whole lines that are ready to be sent, after whatever an act has kept."""
    hold_transaction()
    quote = connection.ops.quote_name
    sql = f"COPY {quote(table)} ({', '.join(map(quote, columns))}) FROM STDIN"
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(sql) as stream,
        connection.execute_wrapper(_refuse),
    ):
        for part in parts:
            stream.write(part)


def _refuse(_execute: object, sql: str, *_rest: object) -> None:
    """Say at once what would never end: the driver's lock is held by the COPY that waits."""
    raise AskedWhileCopying(sql)


def line(values: Sequence[Any]) -> bytes:
    """Return the values of a row as one line."""
    parts = [one if type(one) is str else _WRITERS.get(type(one), _text)(one) for one in values]
    told = "\t".join(parts)
    # Looking for four characters in a text that has none costs next to nothing.
    if "\\" in told or "\n" in told or "\r" in told or told.count("\t") != len(parts) - 1:
        told = "\t".join(map(_escaped, parts))
    return told.replace(_BYTES, r"\\x").replace(_NULL, r"\N").encode() + b"\n"


def cells(*values: object) -> bytes:
    """Return some values as they stand in a line, for who puts it together by himself."""
    return line(values)[:-1]


def json_cell(text: bytes) -> bytes:
    """Return JSON as it stands in a line: of what COPY reads otherwise it has backslashes only."""
    return text.replace(b"\\", rb"\\")


def _text(value: object) -> str:
    """Return a value as PostgreSQL reads it; what is of a type of our own is its word."""
    return str(as_text(value))


_WRITERS: Final[Mapping[type, Callable[[Any], str]]] = {
    NoneType: lambda _nothing: _NULL,
    bytes: lambda value: _BYTES + value.hex(),
    bool: lambda value: "t" if value else "f",
    int: int.__repr__,
    date: date.isoformat,
    UUID: UUID.__str__,
    Decimal: str,
    list: as_text,
}
"""Of the types that most rows are made of; `_text` knows the others, and says the same of these."""


def _escaped(text: str) -> str:
    """Return a text as it stands between two tabs."""
    text = text.replace("\\", r"\\").replace("\n", r"\n")
    return text.replace("\t", r"\t").replace("\r", r"\r")

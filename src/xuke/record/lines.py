"""Rows as lines of PostgreSQL's COPY, made many times as quickly as a driver adapts each value."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from django.db import connection

from xuke.record.statements import as_text

_AT_ONCE: Final = 100
"""Lines to a message: the server works on them while the next ones are made."""
_NULL: Final = "\0"
_BYTES: Final = "\0x"
"""Stand for what begins with a backslash; no text has this character, as PostgreSQL keeps none."""


def copy(table: str, columns: Sequence[str], rows: Iterable[str]) -> None:
    """Write these lines into a table; while they are made nothing else may ask the database."""
    quote = connection.ops.quote_name
    sql = f"COPY {quote(table)} ({', '.join(map(quote, columns))}) FROM STDIN"
    rest = iter(rows)
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(sql) as stream,
    ):
        while some := "".join(islice(rest, _AT_ONCE)):
            stream.write(some)


def line(values: Sequence[Any]) -> str:
    """Return the values of a row as one line."""
    parts = [one if type(one) is str else _text(one) for one in values]
    told = "\t".join(parts)
    # Looking for four characters in a text that has none costs next to nothing.
    if "\\" in told or "\n" in told or "\r" in told or told.count("\t") != len(parts) - 1:
        told = "\t".join(map(_escaped, parts))
    return told.replace(_BYTES, r"\\x").replace(_NULL, r"\N") + "\n"


def _text(value: object) -> str:
    """Return a value as PostgreSQL reads it; what is of a type of our own is its word."""
    if value is None:
        return _NULL
    if isinstance(value, bytes):
        return _BYTES + value.hex()
    return str(as_text(value))


def _escaped(text: str) -> str:
    """Return a text as it stands between two tabs."""
    text = text.replace("\\", r"\\").replace("\n", r"\n")
    return text.replace("\t", r"\t").replace("\r", r"\r")

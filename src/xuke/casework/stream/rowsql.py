"""Rows of read models as plain statements: written with the rest of an act, read on hot paths."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeVar

from django.db import connection
from django.db.models import Model

from xuke.casework.models import KEY
from xuke.record import lines
from xuke.record.jsontext import written
from xuke.record.statements import fetch
from xuke.record.values import as_text
from xuke.record.writing import write

R = TypeVar("R", bound=Model)
_MANY: Final = "SET LOCAL xuke.bulk = 'yes'"
"""Lets triggers on the rows add them up first: one by one they would take as long as the rows."""


def upsert(model: type[Model], rows: Sequence[Model]) -> None:
    """Write the rows in the place of those before, with the rest of the act."""
    sql, values = _upserting(model)
    for row in rows:
        write(sql, values(row))


def upsert_many(model: type[Model], rows: Sequence[Model], key: tuple[str, ...] = KEY) -> None:
    """Write many rows in the place of those before, told as one value: PostgreSQL reads it once."""
    names = columns_of(model)
    table, listed = f'"{model._meta.db_table}"', _quoted(names)
    sql = (
        f"INSERT INTO {table} ({listed})"  # noqa: S608 - names of our own
        f" SELECT {listed} FROM json_populate_recordset(NULL::{table}, %s::json)"
        f" {_in_their_place(names, key)}"
    )
    plain = [dict(zip(names, values, strict=True)) for values in map(attrgetter(*names), rows)]
    write(sql, [written(plain, str).decode()])


def copied(model: type[R], rows: Iterator[R]) -> None:
    """Write the rows of new streams in bulk, as an import of history brings them."""
    # All of them before COPY begins: a row that needs what was published long ago asks for it.
    made = [*map(line_of, rows)]
    if made:
        add_up_first()
        lines.copy(model._meta.db_table, columns_of(model), made)


def line_of(row: Model) -> bytes:
    """Return a row as a line of COPY."""
    return lines.line(_values_of(type(row))(row))


def add_up_first() -> None:
    """Say, for the rest of the transaction, that rows come in bulk."""
    with connection.cursor() as cursor:
        cursor.execute(_MANY)


@cache
def _upserting(model: type[Model]) -> tuple[str, Callable[[Model], list[Any]]]:
    """Return the statement that writes a row in the place of the one before, and its values."""
    names = columns_of(model)
    given = ", ".join(["%s"] * len(names))
    sql = (
        f'INSERT INTO "{model._meta.db_table}" ({_quoted(names)})'  # noqa: S608 - names of our own
        f" VALUES ({given}) {_in_their_place(names)}"
    )
    of = attrgetter(*names)
    # Most are texts, which stay as they are.
    return sql, lambda row: [one if type(one) is str else as_text(one) for one in of(row)]


def _in_their_place(names: Sequence[str], key: tuple[str, ...] = KEY) -> str:
    """Say that a row of the same key is written over."""
    changed = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in names if name not in key)
    return f"ON CONFLICT ({_quoted(key)}) DO UPDATE SET {changed}"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


@cache
def columns_of(model: type[Model]) -> tuple[str, ...]:
    """Return the columns in the order of the model."""
    return tuple(field.attname for field in model._meta.concrete_fields)


@cache
def _values_of(model: type[Model]) -> Callable[[Model], tuple[Any, ...]]:
    return attrgetter(*columns_of(model))


def found(model: type[R], where: str, values: Sequence[Any]) -> list[R]:
    """Return the rows of a model for which this holds, with %s for each value, in no order.

    For what everybody asks over and over; rows of an act under way may still be missing.
    """
    names = columns_of(model)
    given = [as_text(value) for value in values]
    return [model.from_db(None, names, row) for row in fetch(_selecting(model, where), given)]


@cache
def _selecting(model: type[Model], where: str) -> str:
    return f'SELECT {_quoted(columns_of(model))} FROM "{model._meta.db_table}" WHERE {where}'  # noqa: S608 - of our own

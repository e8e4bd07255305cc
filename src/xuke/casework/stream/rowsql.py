"""Rows of read models as plain statements: written with the rest of an act, read on hot paths."""

from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import orjson
from django.db.models import Model

from xuke.record.statements import as_text, fetch
from xuke.record.writing import write

R = TypeVar("R", bound=Model)


def upsert(model: type[Model], rows: Sequence[Model]) -> None:
    """Write the rows in the place of those before, with the rest of the act."""
    sql, values = _upserting(model)
    for row in rows:
        write(sql, values(row))


def upsert_many(model: type[Model], rows: Sequence[Model]) -> None:
    """Write many rows in the place of those before, told as one value: PostgreSQL reads it once."""
    names = columns_of(model)
    key, *columns = (f'"{name}"' for name in names)
    table, listed = f'"{model._meta.db_table}"', ", ".join((key, *columns))
    sql = (
        f"INSERT INTO {table} ({listed})"  # noqa: S608 - names of our own
        f" SELECT {listed} FROM json_populate_recordset(NULL::{table}, %s::json)"
        f" ON CONFLICT ({key}) DO UPDATE SET"
        f" {', '.join(f'{name} = EXCLUDED.{name}' for name in columns)}"
    )
    plain = [{name: getattr(row, name) for name in names} for row in rows]
    write(sql, [orjson.dumps(plain, default=str).decode()])


@cache
def _upserting(model: type[Model]) -> tuple[str, Callable[[Model], list[Any]]]:
    """Return the statement that writes a row in the place of the one before, and its values."""
    key, *columns = columns_of(model)
    table = model._meta.db_table
    names = ", ".join(f'"{name}"' for name in (key, *columns))
    given = ", ".join(["%s"] * (1 + len(columns)))
    changed = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in columns)
    sql = (
        f'INSERT INTO "{table}" ({names}) VALUES ({given})'  # noqa: S608 - names of our own
        f' ON CONFLICT ("{key}") DO UPDATE SET {changed}'
    )
    of = attrgetter(key, *columns)
    return sql, lambda row: [as_text(value) for value in of(row)]


def columns_of(model: type[Model]) -> list[str]:
    """Return the columns, the primary key first."""
    fields = sorted(model._meta.concrete_fields, key=lambda field: not field.primary_key)
    return [field.attname for field in fields]


def found(model: type[R], where: str, values: Sequence[Any]) -> list[R]:
    """Return the rows of a model for which this holds, with %s for each value, in no order.

    For what everybody asks over and over; rows of an act under way may still be missing.
    """
    names = model_columns(model)
    given = [as_text(value) for value in values]
    return [model.from_db(None, names, row) for row in fetch(_selecting(model, where), given)]


@cache
def model_columns(model: type[Model]) -> list[str]:
    """Return the columns in the order of the model."""
    return [field.attname for field in model._meta.concrete_fields]


@cache
def _selecting(model: type[Model], where: str) -> str:
    names = ", ".join(f'"{name}"' for name in model_columns(model))
    return f'SELECT {names} FROM "{model._meta.db_table}" WHERE {where}'  # noqa: S608 - of our own

"""The key of the record, as every row of one stream carries it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from django.db import models
from django.db.models.base import ModelState
from django.db.models.query_utils import DeferredAttribute

KEY: Final = ("stream", "authority", "year")
"""The columns of the key in a table that holds one row a stream; the year is a calendar year."""


class KeyedRow(models.Model):
    """A row of one stream under the key of the record: authority, year of opening, stream.

    Django finds a row by its stream alone, as everybody does who has nothing but an address. The
    table's own primary key goes on with authority and year, so that the table can be partitioned.
    """

    stream = models.UUIDField(primary_key=True)
    authority = models.TextField()
    year = models.IntegerField()

    class Meta:
        """No table of its own."""

        abstract = True

    def __init__(self, *values: Any, **named: Any) -> None:  # noqa: ANN401 - values of any column
        """Take values of columns at once: Django asks each column, which costs more than the row.

        Whatever is told otherwise is left to Django. Nobody listens to rows that are made.
        """
        given = _given(type(self))
        if values or not named.keys() <= given.keys():
            super().__init__(*values, **named)
            return
        self._state = ModelState()
        fresh = {name: make() for name, make in _made(type(self)) if name not in named}
        vars(self).update(given, **fresh, **named)


@cache
def _given(model: type[models.Model]) -> Mapping[str, Any]:
    """Return the columns, each with the value it has where none is told; none if one is special."""
    columns = model._meta.concrete_fields
    if any(type(vars(model).get(one.attname)) is not DeferredAttribute for one in columns):
        return {}
    return {one.attname: one.get_default() for one in columns}


@cache
def _made(model: type[models.Model]) -> tuple[tuple[str, Callable[[], Any]], ...]:
    """Return the columns whose value is made for each row, as an empty list is."""
    columns = (one for one in model._meta.concrete_fields if one.has_default())
    return tuple((one.attname, one.get_default) for one in columns if callable(one.default))

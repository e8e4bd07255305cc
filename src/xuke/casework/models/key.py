"""The key of the record, as every row of one stream carries it."""

from functools import cache
from typing import Any, Final, Self

from django.db import models
from django.db.models.base import ModelState

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

    @classmethod
    def of(cls, **values: Any) -> Self:  # noqa: ANN401 - of whatever type its column has
        """Return a new row as its constructor makes it, in a third of the time."""
        defaults, made = _defaults(cls)
        row = cls.__new__(cls)
        columns = vars(row)
        columns.update(defaults, **values)
        if len(columns) > len(defaults):
            raise TypeError(f"{cls.__name__} has no {', '.join(columns.keys() - defaults.keys())}.")
        for name in made - values.keys():
            columns[name] = []
        columns["_state"] = ModelState()
        return row


@cache
def _defaults(model: type[models.Model]) -> tuple[dict[str, Any], frozenset[str]]:
    """Return what each column is where nothing else is told, and those that are a new list."""
    told = {field.attname: field.get_default() for field in model._meta.concrete_fields}
    return told, frozenset(name for name, value in told.items() if isinstance(value, list))

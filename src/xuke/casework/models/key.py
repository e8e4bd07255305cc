"""The key of the record, as every row of one stream carries it."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

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

    def __init__(self, *values: Any, **columns: Any) -> None:  # noqa: ANN401 - any value of a column
        """Keep what is told by column, and for the rest what a column has if nothing is said.

        Each act makes some rows, a night's work a hundred thousand: Django's own way, which looks
        for relations and for what was not read, takes four times as long.
        """
        if values:
            super().__init__(*values, **columns)
            return
        defaults = _defaults(type(self))
        if not columns.keys() <= defaults.keys():
            unknown = ", ".join(sorted(columns.keys() - defaults.keys()))
            raise TypeError(f"{type(self).__name__} has no column {unknown}.")
        self._state = ModelState()
        made = {name: default() for name, default in defaults.items() if name not in columns}
        vars(self).update(made, **columns)


@cache
def _defaults(model: type[KeyedRow]) -> Mapping[str, Callable[[], Any]]:
    """Return what each column has if nothing is said."""
    return {field.attname: field.get_default for field in model._meta.concrete_fields}

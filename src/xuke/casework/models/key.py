"""The key of the record, as every row of one stream carries it."""

from typing import Final

from django.db import models

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

"""Statements whose SQL is written once and kept; each request brings its own values.

To write the SQL of a long list takes Django longer than PostgreSQL takes to answer it. What builds
the query is given blanks in the place of values; Django hands them on as they are, so that they
are found again among the statement's parameters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self
from uuid import UUID

from django.db.models import QuerySet

from xuke.record import statements

Values = Mapping[str, Any]


class Blank(str):
    """Stands for a text, or for whatever is written by hand around a query; it is its own name."""

    __slots__ = ()


class BlankDay(date):
    """Stands for the day of this name."""

    name: str

    def __new__(cls, name: str) -> Self:
        """Make a day that Django hands on as it is."""
        made = super().__new__(cls, 1, 1, 1)
        made.name = name
        return made


class _Id(UUID):
    """Stands for an id."""


DAY: Final = BlankDay("day")
"""Stands for the value named `day`."""
ID: Final = _Id(int=0)
"""Stands for the value named `id`."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its parameters, some of which are blanks."""

    sql: str
    parameters: tuple[Any, ...]

    def within(
        self, around: str, before: Sequence[Any] = (), after: Sequence[Any] = ()
    ) -> "Statement":
        """Return a wider statement: this one takes the place of the braces in what is around."""
        return Statement(around.format(self.sql), (*before, *self.parameters, *after))

    def rows(self, values: Values) -> list[tuple[Any, ...]]:
        """Return what the statement finds with these values in the place of its blanks."""
        # Past the cursor, which reads a statement of more than fifty parameters anew each time.
        return statements.fetch(self.sql, [_filled(one, values) for one in self.parameters])


def statement(query: QuerySet[Any, Any]) -> Statement:
    """Return the statement that the query is; the values in it that change are blanks."""
    # Also of a query that can find nothing, because its asker may see nothing: it finds nothing.
    compiler = query.query.get_compiler(query.db, elide_empty=False)
    sql, parameters = compiler.as_sql()
    return Statement(sql, tuple(parameters))


def _filled(parameter: Any, values: Values) -> Any:  # noqa: ANN401 - whatever PostgreSQL takes
    """Return the value that stands for a blank; anything else as it is."""
    if isinstance(parameter, Blank):
        return values[str(parameter)]
    if isinstance(parameter, BlankDay):
        return values[parameter.name]
    return values["id"] if isinstance(parameter, _Id) else parameter

"""Rows of a long list that mention words, in the list's order, be they many or few.

Where many do, a page of them stands near the list's beginning: its first rows are looked at one
by one. Where few do, the index of words gives them all, and they alone are put in order. To try
the first way costs as much as a page's count; the second costs as much as there are rows to find.
"""

from typing import Final, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, F, Func, Model, QuerySet

from xuke.casework.stream.kept import Statement, statement
from xuke.casework.stream.keyset import Key, Keyset, Slice
from xuke.casework.stream.searching import sought

R = TypeVar("R", bound=Model)
NEAR: Final = 400
"""So many rows of a list are looked at before the index of words is asked.

Of what one row in ten mentions, a page of 25 stands among them in 99 of 100 lists.
"""

# `IS TRUE` keeps PostgreSQL from entering the index of words here: the rows are at hand.
_NEAR: Final = (
    "SELECT near.* FROM ({{}}) AS near JOIN {table} AS words ON words.stream = near.stream"
    " WHERE (words.words @@ %s::tsquery) IS TRUE"
)


class _Among(Func):
    """Whether a value is one of an array's: so PostgreSQL finds each by the primary key."""

    template = "(%(expressions)s))"
    arg_joiner = " = ANY ("
    output_field = BooleanField()


def near(rows: Statement, words: object, table: type[Model]) -> Statement:
    """Return those of the rows, which have a column `stream`, that mention the words; no order."""
    around = _NEAR.format(table=connection.ops.quote_name(table._meta.db_table))
    return rows.within(around, after=[words])


def far(rows: QuerySet[R], mentioning: QuerySet[Model]) -> QuerySet[R]:
    """Return those of the rows whose words are among these."""
    return rows.filter(_Among(F("stream"), ArraySubquery(mentioning.values("stream"))))


def near_rows(rows: QuerySet[R], words: str, table: type[Model]) -> Statement:
    """Return the same of a query and of words as they were typed."""
    return near(statement(rows), sought(words), table)


def far_rows(rows: QuerySet[R], words: str, mentioning: QuerySet[Model]) -> QuerySet[R]:
    """Return the same of words as they were typed."""
    return far(rows, mentioning.filter(words__mentions=sought(words)))


def page(
    keyset: Keyset[R], near_by: Statement, mentioned: QuerySet[R], after: Key | None
) -> Slice[R]:
    """Return a page of those near by if they fill it, else of all that are mentioned."""
    most = keyset.size + 1
    first = near_by.within(f"{{}} ORDER BY {_order(keyset)} LIMIT {most}")
    found = list(keyset.model._default_manager.raw(first.sql, first.parameters))  # noqa: SLF001 - Django's documented one
    if len(found) < most:
        found = list(keyset.following([mentioned], after, most))
    return keyset.cut(found, after)


def _order(keyset: Keyset[R]) -> str:
    names = ((name.removeprefix("-"), name.startswith("-")) for name in keyset.order)
    return ", ".join(f"{name} DESC" if descends else name for name, descends in names)

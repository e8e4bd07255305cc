"""The one compiler: a predicate becomes the SQL that both a figure and the list behind it ask.

There are two answers and no third: what compares with NULL is false, also where it is denied.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import singledispatch
from typing import Any

from xuke.catalogue.predicate import (
    Among,
    Both,
    Compared,
    Either,
    Known,
    Literal,
    Not,
    Predicate,
    Set,
)


@dataclass(slots=True)
class Parameters:
    """The values of a statement by the names under which it speaks of them."""

    values: dict[str, Any] = field(default_factory=dict)

    def add(self, value: object) -> str:
        """Keep a value, and return how the statement speaks of it."""
        name = f"p{len(self.values)}"
        self.values[name] = value
        return f"%({name})s"


@singledispatch
def where(told: Predicate, values: Parameters) -> str:
    """Return the condition as SQL over the population's columns."""
    raise NotImplementedError(told, values)


@where.register
def _(told: Both, values: Parameters) -> str:
    return " AND ".join(_apart(one, values) for one in told.parts) or "TRUE"


@where.register
def _(told: Either, values: Parameters) -> str:
    return " OR ".join(_apart(one, values) for one in told.parts) or "FALSE"


@where.register
def _(told: Not, values: Parameters) -> str:
    # NULL would stay NULL when it is denied.
    return f"({where(told.part, values)}) IS NOT TRUE"


@where.register
def _(told: Set, _values: Parameters) -> str:
    return told.column


@where.register
def _(told: Known, _values: Parameters) -> str:
    return f"{told.column} IS NOT NULL"


@where.register
def _(told: Among, values: Parameters) -> str:
    return f"{told.column} = ANY({values.add([_plain(one) for one in told.values])})"


@where.register
def _(told: Compared, values: Parameters) -> str:
    return f"{told.column} {told.order} {told.other or values.add(_plain(told.value))}"


def _apart(part: Predicate, values: Parameters) -> str:
    text = where(part, values)
    return f"({text})" if isinstance(part, Either | Both) else text


def _plain(value: Literal | None) -> str | Decimal | None:
    """Return a word as text: a member of an enumeration is a word, and psycopg knows none."""
    return str(value) if isinstance(value, str) else value

"""What stands behind a figure: which rows it counts, in which order, and how a row is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from xuke.casework.stream.keyset import Keyset
from xuke.figures.period import Period
from xuke.kernel.person import Person

R = TypeVar("R", bound=Model)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a report; without an item it is the total's."""

    authority: str
    period: Period
    column: str
    item: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row behind a figure; `case` is the stream of the case that it leads to, if any."""

    on: date
    name: str
    number: str
    item: str
    tags: tuple[str, ...] = ()
    facts: str = ""
    case: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """What the columns of a list are called; without a word for the facts they are not shown."""

    day: Promise
    name: Promise
    number: Promise
    facts: Promise | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of the list behind a figure, and the key of the next one."""

    lines: list[Line]
    next_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[R]):
    """The list behind the figures of a column; `rows` are those that the person may see.

    They come in stretches that share no row, each the one that an index has in order.
    """

    rows: Callable[[Cell, Person], Sequence[QuerySet[R]]]
    keyset: Keyset[R]
    line: Callable[[R], Line]
    headings: Headings

    def page(self, cell: Cell, person: Person, key: str) -> Lines:
        """Return the page of a cell's list that begins after the key."""
        found = self.keyset.page(self.rows(cell, person), self.keyset.read(key))
        return Lines([self.line(row) for row in found.rows], found.next_key)

"""Reports: what a report is made of, and which reports there are, each declared once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.catalogue import Authority
from xuke.figures.cells import Listing
from xuke.figures.period import Period

Value = int | str | Decimal
_NOTHING: Final = _("本期没有可以统计的内容。")


class Look(StrEnum):
    """How a column is set: words, the name that heads its row, a short mark, or a figure."""

    WORDS = "words"
    NAME = "name"
    MARK = "mark"
    COUNT = "count"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its key, its printed label, how it is set, and the list behind its figures."""

    name: str
    label: Promise
    look: Look = Look.COUNT
    listing: Listing[Any] | None = None
    width: int = 9
    """In characters of a spreadsheet."""

    @property
    def is_figure(self) -> bool:
        """Whether figures stand in it, which add up to the total's."""
        return self.look in {Look.COUNT, Look.MONEY}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over several columns, from the first to the last."""

    label: Promise
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Identity:
    """勾稽关系: what the sums of two sides must be to each other in each row, as `operator.eq`."""

    words: Promise
    left: tuple[str, ...]
    holds: Callable[[int, int], bool]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """A key figure above the report: a sum of columns of the total, or its share of a whole."""

    label: Promise
    part: tuple[str, ...]
    whole: tuple[str, ...] = ()
    unit: Promise | None = None


@dataclass(frozen=True, slots=True)
class Titles:
    """The title for a whole year and for some months, with authority, year, start and end."""

    year: Promise
    months: Promise

    def of(self, authority: str, period: Period) -> str:
        """Return the title of the authority's report of a period."""
        words = {
            "authority": authority,
            "year": period.year,
            "start": period.from_month,
            "end": period.to_month,
        }
        return str(self.year if period.is_whole_year else self.months) % words


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a report: what it is about, and its values by column; the total has no slug."""

    slug: str
    name: str
    values: Mapping[str, Value]

    def figure(self, column: str) -> int | Decimal:
        """Return what was counted in this column."""
        value = self.values[column]
        if isinstance(value, str):
            raise TypeError(f"No figure stands in {column}.")
        return value

    def count(self, column: str) -> int:
        """Return a count; an amount of money is none."""
        return int(self.figure(column))

    def sum(self, columns: tuple[str, ...]) -> int:
        """Add up counts of the line."""
        return sum(map(self.count, columns))


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted: the lines, and the total of everything that was counted."""

    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class Check:
    """An identity in one line or in the total, and whether it holds."""

    identity: str
    item: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Renderer:
    """A way to hand a report out; without a type of media it is for the terminal alone."""

    render: Callable[["Report"], str | bytes]
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A report as it is declared; pages, API, command line, files and lists come out of this.

    `whole` is the column of everything that is counted: where it is nought, `nothing` is said.
    `usual` holds as a rule; where it does not, that is said and is no fault.
    """

    slug: str
    name: Promise
    titles: Titles
    columns: tuple[Column, ...]
    count: Callable[[Authority, Period], Counted]
    whole: str
    nothing: Promise = _NOTHING
    groups: tuple[tuple[Group, ...], ...] = ()
    identities: tuple[Identity, ...] = ()
    usual: tuple[Identity, ...] = ()
    notes: tuple[Promise, ...] = ()
    glances: tuple[Glance, ...] = ()
    renderers: Mapping[str, Renderer] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[Column, ...]:
        """Return the columns of figures."""
        return tuple(column for column in self.columns if column.is_figure)

    @property
    def listings(self) -> dict[str, Listing[Any]]:
        """Return the lists behind the columns whose figures open, by the column's name."""
        return {column.name: column.listing for column in self.columns if column.listing}

    def label(self, name: str) -> Promise:
        """Return the label of a column."""
        return next(column.label for column in self.columns if column.name == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report of one authority and period."""

    definition: Definition
    authority: str
    authority_name: str
    period: Period
    rows: tuple[Row, ...]
    total: Row
    checks: tuple[Check, ...]
    warnings: tuple[Check, ...]

    @property
    def title(self) -> str:
        """Return the printed title."""
        return self.definition.titles.of(self.authority_name, self.period)

    @property
    def lines(self) -> tuple[Row, ...]:
        """Return the rows, and the total as the last."""
        return (*self.rows, self.total)


class DeclaredTwice(Exception):
    """A report of this slug is declared already."""


REGISTERED: Final[dict[str, Definition]] = {}
"""The reports by slug, in the order in which they were registered."""


def register(definition: Definition) -> None:
    """Add a report; registered when the product starts."""
    if definition.slug in REGISTERED:
        raise DeclaredTwice(definition.slug)
    REGISTERED[definition.slug] = definition

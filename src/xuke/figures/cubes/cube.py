"""A cube: what is counted of a read model's rows, by month and dimensions; and its SQL."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db.models import Model

KEY: Final = "authority, year, month, dims"
"""What names a cell of a cube; `dims` are the values of its dimensions, in their order."""

PLACES: Final = 2
"""Decimal places of a measure: an amount of money has two, a count none."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What is added up: the rows that `where` holds for, or of these the column `of`."""

    where: str = "TRUE"
    of: str = ""

    @property
    def each(self) -> str:
        """Return what one row contributes."""
        return f"CASE WHEN {self.where} THEN {self.of or 1} ELSE 0 END"

    @property
    def total(self) -> str:
        """Return the sum over rows, as one would write it by hand."""
        what = f"sum({self.of})" if self.of else "count(*)"
        total = what if self.where == "TRUE" else f"{what} FILTER (WHERE {self.where})"
        return f"coalesce({total}, 0)" if self.of else total


@dataclass(frozen=True, kw_only=True)
class Cube:
    """What is counted of a model's rows that `where` holds for, by the month of `day` and `dims`.

    All of it is SQL over the model's own columns, constants of this program: one predicate serves
    the figure, the list behind it and the rebuild. `owner` says whose figure a row is; mostly it is
    the column `authority`. `owned` asks the same of one authority, as an index can answer it. A
    cube has each of its cells under `key`, which tells its definition: a changed one is a new cube.
    """

    name: str
    model: type[Model]
    day: str
    dims: tuple[str, ...]
    measures: Mapping[str, Measure]
    where: str = "TRUE"
    owner: str = "authority"
    owned: str = "authority = %(authority)s"

    @property
    def table(self) -> str:
        """Return the table of the rows."""
        return self.model._meta.db_table

    @cached_property
    def key(self) -> str:
        """Return the name of this very definition."""
        parts = (self.table, self.day, self.dims, self.where, self.owner)
        told = repr((*parts, *self.measures.values()))
        return f"{self.name}.{hashlib.sha256(told.encode()).hexdigest()[:12]}"

    @property
    def counted(self) -> str:
        """Say which rows are counted at all."""
        return f"{self.day} IS NOT NULL AND ({self.where})"

    def counts(self, row: str) -> str:
        """Say whether a row that has a name of its own, as a trigger gives it, is counted."""
        columns = "|".join(field.column or "" for field in self.model._meta.concrete_fields)
        parts = re.split(r"('[^']*')", self.counted)
        # What stands between quotes is a value, whatever column has its name.
        parts[::2] = [re.sub(rf"\b({columns})\b", rf"{row}.\1", part) for part in parts[::2]]
        return "".join(parts)

    @property
    def cell(self) -> str:
        """Return the cell in which a row is counted, in the order of KEY."""
        year, month = (f"extract({part} FROM {self.day})::integer" for part in ("year", "month"))
        return f"{self.owner}, {year}, {month}, ARRAY[{', '.join(self.dims)}]"

    @cached_property
    def reads(self) -> tuple[str, ...]:
        """Return the columns on which a row's contribution depends."""
        parts = [part for one in self.measures.values() for part in (one.where, one.of)]
        told = [self.day, *self.dims, self.where, *parts, self.owner]
        words = set(re.findall(r"\w+", " ".join(told)))
        columns = (field.column or "" for field in self.model._meta.concrete_fields)
        return tuple(name for name in columns if name in words)

    def check(self) -> None:
        """Refuse a sum of what has more decimal places than a cell keeps."""
        summed = {one.of for one in self.measures.values()}
        for column in self.model._meta.concrete_fields:
            if column.column in summed and getattr(column, "decimal_places", 0) > PLACES:
                raise ValueError(f"{self.name} cannot sum {column.column} exactly.")

    def from_rows(self) -> str:
        """Return the statement that gives every cell of the cube from the rows."""
        totals = ", ".join(one.total for one in self.measures.values())
        return (
            f"SELECT {self.cell}, ARRAY[{totals}]::numeric[]"  # noqa: S608 - constants only
            f" FROM {self.table} WHERE {self.counted} GROUP BY 1, 2, 3, 4"
        )

    def of_period(self) -> str:
        """Return the statement that counts a period from the rows: authority, since, until."""
        dims = ", ".join(self.dims)
        totals = ", ".join(one.total for one in self.measures.values())
        return (
            f"SELECT {dims}, {totals} FROM {self.table}"  # noqa: S608 - constants only
            f" WHERE ({self.owned}) AND {self.day} >= %(since)s AND {self.day} < %(until)s"
            f" AND ({self.where}) GROUP BY {dims}"
        )


def sums(count: int, cell: str = "measures", times: str = "") -> Iterator[str]:
    """Yield the sums of so many measures over cells, each times the sign, if there is one."""
    factor = f"{times} * " if times else ""
    yield from (f"sum({factor}{cell}[{place}])" for place in range(1, count + 1))


def array(values: Iterable[str]) -> str:
    """Return an array of numbers."""
    return f"ARRAY[{', '.join(values)}]::numeric[]"

"""The list behind a figure: the very rows that it counted, by the same predicate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from xuke.catalogue.indicator import BODY, MONTH, Indicator, Measure
from xuke.catalogue.predicate import Known, Not, Predicate, both
from xuke.figures.indicators.counting import within
from xuke.figures.indicators.figure import Number, Scope
from xuke.figures.indicators.sources import SOURCES
from xuke.figures.indicators.sql import Parameters, where


@dataclass(frozen=True, slots=True)
class Thing:
    """A row that a figure counted: which thing, its day and item, and what of it is added up."""

    stream: UUID
    authority: str
    on: date
    number: str
    item: str
    amount: Number | None


After = tuple[date, UUID]
"""The day and the thing of the last row that was seen."""


def things(
    one: Indicator,
    scope: Scope,
    cell: Mapping[str, object],
    *,
    after: After | None = None,
    size: int | None = None,
) -> Sequence[Thing]:
    """Return the rows behind an indicator's figure in a cell, by day; of a ratio ask each part."""
    values = Parameters()
    told = where(both(one.told, *_is_of_sum(one)), values)
    parts = [within(one, scope, values), f"({told})"]
    parts += [_is(name, value, one, values) for name, value in cell.items()]
    if after:
        parts.append(f"({one.period}, stream) > ({values.add(after[0])}, {values.add(after[1])})")
    limit = f" LIMIT {values.add(size)}" if size else ""
    sql = (
        f"SELECT stream, authority, {one.period}, number, item, {one.of or 'NULL'}"  # noqa: S608 - constants; values are parameters
        f" FROM ({SOURCES[one.population.name]}) AS things WHERE {' AND '.join(parts)}"
        f" ORDER BY {one.period}, stream{limit}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values.values)
        return [Thing(*row) for row in cursor.fetchall()]


def _is_of_sum(one: Indicator) -> tuple[Predicate, ...]:
    """Leave out what a median or a mean leaves out: rows whose value is not known."""
    return (Known(one.of),) if one.measure in {Measure.MEDIAN, Measure.MEAN} else ()


def _is(name: str, value: object, one: Indicator, values: Parameters) -> str:
    """Say that a row is of a cell of a breakdown."""
    if name == MONTH:
        return f"to_char({one.period}, 'YYYY-MM') = {values.add(value)}"
    if name == BODY or value is not None:
        return f"{name} = {values.add(value)}"
    return where(Not(Known(name)), values)

"""Counts indicators: one statement for all of one population and day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from django.db import connection

from xuke.catalogue.indicator import MONTH, Indicator, Measure
from xuke.catalogue.predicate import ALWAYS
from xuke.figures.indicators.figure import NOTHING, Figure, Parts, Scope, figure
from xuke.figures.indicators.sources import SOURCES
from xuke.figures.indicators.sql import Parameters, where

WIDTH: Final = len(fields(Parts))
Key = tuple[object, ...]
Figures = dict[Key, dict[str, Figure]]
"""Figures by the values of what they are broken down by, in its order; then by indicator's id."""


class UnknownDimension(Exception):
    """An indicator cannot be broken down by this; `known` are those by which it can."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Keep both."""
        self.name, self.known = name, tuple(known)
        super().__init__(name)


def counted(
    wanted: Sequence[Indicator],
    known: Mapping[str, Indicator],
    scope: Scope,
    by: Sequence[str] = (),
) -> Figures:
    """Return the figures of the scope; `known` has the parts of ratios.

    Without a breakdown there is one key, the empty one, and every indicator has a figure there.
    """
    needed = [one for one in parts_of_all(wanted, known) if one.measure is not Measure.STATED]
    for one in parts_of_all(wanted, known):
        wrong = [name for name in by if name not in one.dimensions]
        if wrong:
            raise UnknownDimension(wrong[0], one.dimensions)
    parts: dict[Key, dict[str, Parts]] = {} if by else {(): {}}
    for alike in _alike(needed):
        for key, each in _asked(alike, scope, by):
            found = parts.setdefault(key, {})
            found.update(zip((one.id for one in alike), each, strict=True))
    keys = sorted(parts, key=lambda key: [(one is None, str(one)) for one in key])
    return {key: {one.id: _made(one, known, parts[key]) for one in wanted} for key in keys}


def parts_of_all(
    wanted: Iterable[Indicator], known: Mapping[str, Indicator]
) -> Iterator[Indicator]:
    """Yield what has to be counted for all of them."""
    for one in wanted:
        yield from parts_of(one, known)


def parts_of(one: Indicator, known: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    """Return what has to be counted for an indicator: itself, or the two of a ratio."""
    return (known[one.part], known[one.whole]) if one.is_ratio else (one,)


def _made(one: Indicator, known: Mapping[str, Indicator], parts: Mapping[str, Parts]) -> Figure:
    """Return the figure of an indicator from what was counted; no row is a nought."""
    each = [figure(of, parts.get(of.id, NOTHING)) for of in parts_of(one, known)]
    if not one.is_ratio:
        return each[0]
    part, whole = each
    return figure(one, Parts(whole.parts.rows, part.value or 0, whole.value or 0))


def _alike(needed: Iterable[Indicator]) -> Iterator[list[Indicator]]:
    """Yield what one statement can count: the indicators of one population and day."""
    groups: dict[tuple[str, str], dict[str, Indicator]] = {}
    for one in needed:
        groups.setdefault((one.population.name, one.period), {})[one.id] = one
    yield from (list(group.values()) for group in groups.values())


def _asked(
    alike: Sequence[Indicator], scope: Scope, by: Sequence[str]
) -> Iterator[tuple[Key, list[Parts]]]:
    """Yield what each breakdown gave of every indicator."""
    sql, values = statement(alike, scope, by)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        for row in cursor.fetchall():
            cells = row[len(by) :]
            each = [Parts(*cells[at : at + WIDTH]) for at in range(0, len(cells), WIDTH)]
            yield row[: len(by)], each


def statement(
    alike: Sequence[Indicator], scope: Scope, by: Sequence[str] = ()
) -> tuple[str, dict[str, Any]]:
    """Return the statement that counts indicators of one population and day, and its values.

    The predicate of a single one narrows the rows, as one would write it by hand.
    """
    values = Parameters()
    first, dims = alike[0], [_dimension(name, alike[0]) for name in by]
    alone = first.told if len(alike) == 1 else ALWAYS
    cells = [
        cell
        for one in alike
        for cell in _cells(one, "" if len(alike) == 1 else where(one.told, values))
    ]
    grouped = f" GROUP BY {', '.join(dims)}" if dims else ""
    sql = (
        f"SELECT {', '.join([*dims, *cells])} FROM ({SOURCES[first.population.name]}) AS things"  # noqa: S608 - constants; values are parameters
        f" WHERE {within(first, scope, values)} AND {where(alone, values)}{grouped}"
    )
    return sql, values.values


def within(one: Indicator, scope: Scope, values: Parameters) -> str:
    """Say which rows are of the scope, in bare columns that an index has."""
    authorities = values.add(list(scope.authorities))
    since, until = values.add(scope.since), values.add(scope.until)
    return f"authority = ANY({authorities}) AND {one.period} >= {since} AND {one.period} < {until}"


def _dimension(name: str, one: Indicator) -> str:
    if name == MONTH:
        return f"to_char({one.period}, 'YYYY-MM')"
    return name


def _cells(one: Indicator, told: str) -> tuple[str, str, str]:
    """Return the three numbers that an indicator is made of, as `Parts` has them."""
    only = f" FILTER (WHERE {told})" if told else ""
    rows, nought = f"count(*){only}", "0"
    match one.measure:
        case Measure.SUM | Measure.MEAN:
            known = f"count({one.of}){only}" if one.measure is Measure.MEAN else rows
            return known, f"coalesce(sum({one.of}){only}, 0)", nought
        case Measure.MEDIAN:
            # The two in the middle, which are one where their number is odd: exact, unlike
            # percentile_cont, which goes by way of floating point.
            middle = "percentile_disc(0.5) WITHIN GROUP (ORDER BY {} {}){}"
            ends = (middle.format(one.of, order, only) for order in ("ASC", "DESC"))
            lower, upper = (f"coalesce({end}, 0)" for end in ends)
            return f"count({one.of}){only}", lower, upper
        case _:
            return rows, nought, nought

"""What authorities state of an indicator: for the very days, or for days that make them up.

A body that states nothing of its own stands for those right below it, if each of them stated;
where one has not, nothing is known of the whole, and nothing is not nought.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from xuke.catalogue.bodies import Bodies
from xuke.catalogue.indicator import Indicator, Over
from xuke.figures.indicators.figure import Number, Scope
from xuke.figures.models import StatedFigureRow
from xuke.kernel.stated_figure import Phase

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Statement:
    """A value that was stated, whether it was revised since, and the rows that it is made of."""

    value: Number
    is_revised: bool
    rows: tuple[StatedFigureRow, ...]


def stated(wanted: Sequence[Indicator], scope: Scope, bodies: Bodies) -> Mapping[str, Statement]:
    """Return what is stated of each indicator for the first authority of the scope."""
    rows = StatedFigureRow.objects.filter(
        authority__in=scope.authorities,
        indicator__in=[one.id for one in wanted],
        since__gte=scope.since,
        until__lt=scope.until,
        phase=Phase.STATED.value,
    )
    by_cell: dict[tuple[str, str], list[StatedFigureRow]] = {}
    for row in rows.order_by("since", "until", "stated_on", "stream"):
        by_cell.setdefault((row.authority, row.indicator), []).append(row)
    found = (
        (one.id, _Tree(by_cell, one, scope, bodies).of(scope.authorities[0])) for one in wanted
    )
    return {name: statement for name, statement in found if statement}


@dataclass(frozen=True, slots=True)
class _Tree:
    """What the bodies of a scope stated of one indicator."""

    by_cell: Mapping[tuple[str, str], list[StatedFigureRow]]
    indicator: Indicator
    scope: Scope
    bodies: Bodies

    def of(self, code: str) -> Statement | None:
        """Return what a body stated, or those right below it together."""
        own = _whole(self.by_cell.get((code, self.indicator.id), []), self.scope, self.indicator)
        if own or self.indicator.bodies is not Over.SUM:
            return own
        last = self.scope.until - _DAY
        below = [one for one in self.scope.authorities if self.bodies.above(one, last) == code]
        each = [self.of(one) for one in below]
        told = [one for one in each if one]
        return _together(told, self.indicator) if told and len(told) == len(each) else None


def _whole(rows: Sequence[StatedFigureRow], scope: Scope, indicator: Indicator) -> Statement | None:
    """Return the statement of exactly these days, or of stretches that make them up.

    What there is at the end is told by whichever stretch ends there, the longest first.
    """
    if indicator.days is not Over.SUM:
        ending = [one for one in rows if one.until + _DAY == scope.until]
        return _alone(ending[0], indicator) if ending else None
    parts = _tiled(rows, scope.since, scope.until)
    return _together([_alone(one, indicator) for one in parts], indicator) if parts else None


def _tiled(rows: Sequence[StatedFigureRow], since: date, until: date) -> Sequence[StatedFigureRow]:
    """Return the fewest stretches that make up the days, without gap or overlap; else none."""
    ways: dict[date, tuple[StatedFigureRow, ...]] = {since: ()}
    for row in sorted(rows, key=lambda one: (one.since, one.until)):
        if row.since in ways:
            end, way = row.until + _DAY, (*ways[row.since], row)
            # Of two ways as short the later one: it holds what was stated last.
            if end not in ways or len(way) <= len(ways[end]):
                ways[end] = way
    return ways.get(until, ())


def _alone(row: StatedFigureRow, indicator: Indicator) -> Statement:
    return Statement(_number(row.value, indicator), row.revised, (row,))


def _together(parts: Iterable[Statement], indicator: Indicator) -> Statement:
    """Add up statements."""
    each = list(parts)
    value = sum((Decimal(one.value) for one in each), start=Decimal(0))
    rows = tuple(row for one in each for row in one.rows)
    return Statement(_number(value, indicator), any(one.is_revised for one in each), rows)


def _number(value: Decimal, indicator: Indicator) -> Number:
    """Return a whole number where the indicator has no places."""
    return value if indicator.places else int(value)

"""Reads indicators of some days: what is counted here, and beside it what authorities state."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xuke.catalogue.bodies import Bodies
from xuke.catalogue.indicator import Indicator, Measure
from xuke.figures.indicators.counting import counted, parts_of
from xuke.figures.indicators.figure import NOTHING, Came, Figure, Number, Parts, Scope, figure
from xuke.figures.indicators.stating import Statement, stated


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator's figure, and what the authority states of it, where it states anything."""

    figure: Figure
    statement: Statement | None

    @property
    def difference(self) -> Number | None:
        """Return by how much a statement is above what is counted; nothing without the two."""
        value = self.figure.value
        if self.statement is None or value is None or self.figure.came is not Came.COMPUTED:
            return None
        return self.statement.value - value


def readings(
    wanted: Sequence[Indicator], known: Mapping[str, Indicator], scope: Scope, bodies: Bodies
) -> Mapping[str, Reading]:
    """Return the readings by indicator's id.

    What is counted here is never put in the place of a statement, nor the other way round. A
    ratio one side of which is stated is made of what is stated.
    """
    needed = {one.id: one for each in wanted for one in (each, *parts_of(each, known))}
    figures = counted(list(needed.values()), known, scope)[()]
    said = stated([one for one in needed.values() if not one.is_ratio], scope, bodies)
    alone = {
        one.id: _alone(one, figures[one.id], said.get(one.id))
        for one in needed.values()
        if not one.is_ratio
    }
    found = {one.id: alone.get(one.id) or _ratio(one, figures[one.id], alone) for one in wanted}
    return {one.id: _used(found[one.id], scope) for one in wanted}


def _used(reading: Reading, scope: Scope) -> Reading:
    """Return the reading, or that the indicator was not used yet on the first of these days."""
    one = reading.figure.indicator
    if scope.since >= one.since:
        return reading
    return Reading(Figure(one, None, NOTHING, Came.NOT_APPLICABLE), None)


def _alone(one: Indicator, made: Figure, statement: Statement | None) -> Reading:
    """Return the reading of what is no ratio."""
    if one.measure is not Measure.STATED:
        return Reading(made, statement)
    if statement is None:
        return Reading(Figure(one, None, NOTHING, Came.UNREPORTED), None)
    came = Came.REVISED if statement.is_revised else Came.STATED
    return Reading(Figure(one, statement.value, NOTHING, came), statement)


def _ratio(one: Indicator, made: Figure, alone: Mapping[str, Reading]) -> Reading:
    """Return the reading of a ratio: as counted, or of what is stated."""
    part, whole = alone[one.part], alone[one.whole]
    came = {part.figure.came, whole.figure.came}
    if came == {Came.COMPUTED}:
        return Reading(made, None)
    if part.figure.value is None or whole.figure.value is None:
        return Reading(Figure(one, None, NOTHING, Came.UNREPORTED), None)
    values = figure(one, Parts(1, part.figure.value, whole.figure.value))
    newest = Came.REVISED if Came.REVISED in came else Came.STATED
    told = [each.statement for each in (part, whole) if each.statement]
    rows = tuple(row for each in told for row in each.rows)
    ratio = Figure(one, values.value, values.parts, newest)
    return Reading(ratio, Statement(values.value or 0, newest is Came.REVISED, rows))

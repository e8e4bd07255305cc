"""Stated figures as a kind of stream: what is asked beside the machine, and their rows."""

from typing import Final

from xuke import catalogue
from xuke.casework.stream.facts import FactsInvalid
from xuke.casework.stream.kinds import Kind, Seen
from xuke.casework.stream.readmodels import Change
from xuke.casework.stream.tables import listed
from xuke.catalogue.indicator import Indicator
from xuke.figures.models import StatedFigureRow
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.stated_figure import (
    STATED_FIGURE,
    FigureRevised,
    FigureStated,
    Phase,
    StatedFigure,
)


def statable() -> tuple[Indicator, ...]:
    """Return what may be stated: everything that is not made of other figures."""
    return tuple(one for one in catalogue.loaded().indicators.by_id.values() if not one.is_ratio)


def _known(event: FigureStated, _seen: Seen[StatedFigure]) -> FigureStated:
    """Refuse what is no indicator, and a part of what has none."""
    known = {one.id: one for one in statable()}
    if event.indicator not in known:
        raise FactsInvalid({"indicator": "not-an-option"})
    one = known[event.indicator]
    if event.since < one.since:
        raise Unlawful("indicator-not-used-yet", since=one.since.isoformat())
    _check_places(event, one)
    return event


def _fits(event: FigureRevised, seen: Seen[StatedFigure]) -> FigureRevised:
    known = catalogue.loaded().indicators.by_id
    _check_places(event, known[seen.state.stated.indicator])
    return event


def _check_places(event: FigureStated | FigureRevised, one: Indicator) -> None:
    """Refuse decimal places that the indicator does not have."""
    if event.value != round(event.value, one.places):
        raise FactsInvalid({"value": "not-an-integer" if not one.places else "not-a-number"})


def _is_stated(event: FigureStated, seen: Seen[StatedFigure]) -> bool:
    """Tell whether these days have a value of this indicator already."""
    return StatedFigureRow.objects.filter(
        authority=seen.stream.authority,
        indicator=event.indicator,
        since=event.since,
        until=event.until,
        phase=Phase.STATED.value,
    ).exists()


STATED_FIGURES: Final = Kind(
    machine=STATED_FIGURE,
    completes={"state": _known, "revise": _fits},
    knows={"state": _is_stated},
)
"""填报的数."""


def _row(change: Change[StatedFigure]) -> StatedFigureRow:
    """Return the row of a stated figure, with the value that holds."""
    figure = change.state
    return StatedFigureRow(
        stream=change.stream.id,
        authority=change.stream.authority,
        indicator=figure.stated.indicator,
        since=figure.stated.since,
        until=figure.stated.until,
        value=figure.value,
        evidence=figure.evidence,
        phase=figure.phase.value,
        revised=figure.revised is not None,
        stated_on=figure.stated.on,
    )


STATED_LIST: Final = listed(StatedFigureRow, STATED_FIGURE.kind, _row, name="stated figures")

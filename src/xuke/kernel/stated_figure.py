"""Stated figures 填报: what an authority states of itself where nothing here counts it yet.

A figure that nobody stated is not nought, it is 未报. Each names its evidence; it can be revised
with a reason or taken back, and what stood before stays in the record.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, assert_never

from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Machine, Right, Verb, holds, named


class Phase(StrEnum):
    """Where a stated figure stands."""

    NONE = "none"
    STATED = "stated"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureStated:
    """填报: an indicator's value for the days from `since` to `until`, both of them included.

    `evidence` says which papers or lists it was taken from, where anybody can look it up.
    """

    on: date
    by: str
    indicator: str
    since: date
    until: date
    value: Decimal
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRevised:
    """修订: the value was wrong, or has changed since."""

    on: date
    by: str
    value: Decimal
    evidence: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWithdrawn:
    """撤回填报: nothing is stated any longer, which is not a nought."""

    on: date
    by: str
    reason: str


Event = FigureStated | FigureRevised | FigureWithdrawn
_NOTHING: Final = FigureStated(
    on=date.min, by="", indicator="", since=date.min, until=date.min, value=Decimal(0), evidence=""
)


@dataclass(frozen=True, kw_only=True)
class StatedFigure:
    """填报的数: as it was stated, and its last revision."""

    phase: Phase = Phase.NONE
    stated: FigureStated = _NOTHING
    revised: FigureRevised | None = None

    @property
    def value(self) -> Decimal:
        """Return the value that holds."""
        return self.revised.value if self.revised else self.stated.value

    @property
    def evidence(self) -> str:
        """Return where it was taken from."""
        return self.revised.evidence if self.revised else self.stated.evidence


def evolve(figure: StatedFigure, event: Event) -> StatedFigure:
    """Return the figure after one more event."""
    match event:
        case FigureStated():
            return replace(figure, phase=Phase.STATED, stated=event)
        case FigureRevised():
            return replace(figure, revised=event)
        case FigureWithdrawn():
            return replace(figure, phase=Phase.WITHDRAWN)
        case _:
            assert_never(event)


def state(_figure: StatedFigure, told: FigureStated, at: Occasion) -> tuple[Event, ...]:
    """State a figure of days that are over; `at.known`: whether they have one already."""
    if told.until < told.since:
        raise Unlawful("period-reversed")
    if told.until > told.on:
        raise Unlawful("period-not-over", until=told.until.isoformat())
    if at.known:
        raise Unlawful("figure-stated-already")
    return (told,)


def revise(figure: StatedFigure, told: FigureRevised, _at: Occasion) -> tuple[Event, ...]:
    """Put another value in its place."""
    if told.value == figure.value and told.evidence == figure.evidence:
        raise Unlawful("figure-unchanged")
    return (told,)


def withdraw(_figure: StatedFigure, told: FigureWithdrawn, _at: Occasion) -> tuple[Event, ...]:
    """Take it back."""
    return (told,)


def _right(phase: Phase) -> Right[StatedFigure]:
    return Right(phases=frozenset({phase}), guards=(holds(Role.STATISTICIAN),))


STATED_FIGURE: Final = Machine(
    kind="stated-figure",
    begin=StatedFigure(),
    evolve=evolve,
    events=(FigureStated, FigureRevised, FigureWithdrawn),
    verbs=named(
        Verb(
            name="state",
            event=FigureStated,
            right=_right(Phase.NONE),
            decide=state,
            begins=True,
        ),
        Verb(name="revise", event=FigureRevised, right=_right(Phase.STATED), decide=revise),
        Verb(name="withdraw", event=FigureWithdrawn, right=_right(Phase.STATED), decide=withdraw),
    ),
    phase_of=lambda figure: figure.phase,
)
"""填报的数."""

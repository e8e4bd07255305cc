"""Stated figures: of days that are over, once, by a statistician; revised, taken back."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role
from xuke.kernel.stated_figure import (
    STATED_FIGURE,
    FigureRevised,
    FigureStated,
    FigureWithdrawn,
    Phase,
    StatedFigure,
)

LAST = date(2025, 12, 31)
TOLD = FigureStated(
    on=LAST,
    by="t",
    indicator="service-groups",
    since=date(2025, 1, 1),
    until=LAST,
    value=Decimal(4),
    evidence="登记表",
)
REVISED = FigureRevised(on=LAST, by="t", value=Decimal(5), evidence="登记表", reason="漏登")
HERE = Person("t", "310105-wjw", frozenset({Role.STATISTICIAN}))
CLERK = Person("c", "310105-wjw", frozenset({Role.CLERK}))


def decided(
    verb: str, event: object, at: Occasion, state: StatedFigure | None = None
) -> StatedFigure:
    figure = state or StatedFigure()
    told = STATED_FIGURE.verbs[verb].decide(figure, event, at)
    for one in told:
        figure = STATED_FIGURE.evolve(figure, one)
    return figure


@pytest.fixture
def at() -> Occasion:
    return Occasion(HERE, Calendar({}), known=False)


def test_a_figure_is_stated_on_its_last_day_and_not_before(at: Occasion) -> None:
    assert decided("state", TOLD, at).value == 4

    with pytest.raises(Unlawful) as refused:
        decided("state", replace(TOLD, on=LAST - timedelta(days=1)), at)
    assert refused.value.code == "period-not-over"


def test_of_one_day_is_a_period_and_backwards_is_none(at: Occasion) -> None:
    assert decided("state", replace(TOLD, since=LAST), at).phase is Phase.STATED

    with pytest.raises(Unlawful) as refused:
        decided("state", replace(TOLD, since=LAST + timedelta(days=1)), at)
    assert refused.value.code == "period-reversed"


def test_the_same_days_are_stated_once(at: Occasion) -> None:
    with pytest.raises(Unlawful) as refused:
        decided("state", TOLD, replace(at, known=True))

    assert refused.value.code == "figure-stated-already"


def test_a_revision_holds_from_then_and_must_change_something(at: Occasion) -> None:
    stated = decided("state", TOLD, at)

    revised = decided("revise", REVISED, at, stated)

    assert (revised.value, revised.stated.value) == (Decimal(5), Decimal(4))
    with pytest.raises(Unlawful) as refused:
        decided("revise", REVISED, at, revised)
    assert refused.value.code == "figure-unchanged"


def test_what_is_taken_back_can_be_neither_revised_nor_taken_back_again(at: Occasion) -> None:
    gone = decided(
        "withdraw", FigureWithdrawn(on=LAST, by="t", reason="错"), at, decided("state", TOLD, at)
    )

    for verb in ("revise", "withdraw", "state"):
        refusal = STATED_FIGURE.refusal(STATED_FIGURE.verbs[verb], HERE, gone)
        assert refusal is not None
        assert refusal.code == "wrong-phase"


def test_only_a_statistician_states(at: Occasion) -> None:
    stated = decided("state", TOLD, at)

    assert STATED_FIGURE.refusal(STATED_FIGURE.verbs["state"], HERE, StatedFigure()) is None
    assert STATED_FIGURE.refusal(STATED_FIGURE.verbs["state"], CLERK, StatedFigure()) is not None
    assert STATED_FIGURE.refusal(STATED_FIGURE.verbs["revise"], CLERK, stated) is not None

from datetime import date

import pytest

from xuke.kernel.law.order import require_order
from xuke.kernel.law.refusal import Unlawful


def refusal_of(on: date, days: list[date]) -> Unlawful | None:
    """Return the refusal of an act on this day after acts on those; nothing if it may be."""
    try:
        require_order(on, days)
    except Unlawful as refused:
        return refused
    return None


def test_a_first_act_may_have_any_day() -> None:
    assert refusal_of(date(2026, 3, 2), []) is None


def test_several_acts_may_fall_on_one_day() -> None:
    earlier = [date(2026, 3, 2), date(2026, 2, 27)]

    assert refusal_of(date(2026, 3, 2), earlier) is None


def test_no_act_is_dated_before_another_that_happened() -> None:
    with pytest.raises(Unlawful) as refused:
        require_order(date(2026, 3, 2), [date(2026, 2, 27), date(2026, 3, 3)])

    assert refused.value.code == "day-before-record"
    assert refused.value.citation is None
    assert refused.value.facts == {"last": "2026-03-03"}

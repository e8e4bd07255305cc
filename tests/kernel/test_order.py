from datetime import date

import pytest

from xuke.kernel.law.order import require_order
from xuke.kernel.law.refusal import Unlawful


def test_a_first_act_may_have_any_day() -> None:
    require_order(date(2026, 3, 2), [])


def test_several_acts_may_fall_on_one_day() -> None:
    require_order(date(2026, 3, 2), [date(2026, 3, 2), date(2026, 2, 27)])


def test_no_act_is_dated_before_another_that_happened() -> None:
    with pytest.raises(Unlawful) as refused:
        require_order(date(2026, 3, 2), [date(2026, 2, 27), date(2026, 3, 3)])

    assert refused.value.code == "day-before-record"
    assert refused.value.citation is None
    assert refused.value.facts == {"last": "2026-03-03"}

"""Refusals without Django's way: made once, and yet of the day on which they are said."""

from datetime import date

import pytest

from xuke.config.front.refusals import Refusal
from xuke.web import clock
from xuke.web.site import later


def test_a_refusal_says_whether_the_training_clock_stands_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refusal = Refusal(later.overloaded)
    assert "培训时钟" not in refusal.to("/").body.decode()

    monkeypatch.setattr(clock, "training_day", lambda: date(2026, 3, 2))
    assert "培训时钟" in refusal.to("/").body.decode()

    monkeypatch.setattr(clock, "training_day", lambda: None)
    assert "培训时钟" not in refusal.to("/").body.decode()


def test_a_refusal_is_made_once_while_the_day_stays() -> None:
    refusal = Refusal(later.overloaded)

    assert refusal.to("/api/a") is refusal.to("/api/b")
    assert refusal.to("/a") is refusal.to("/b")
    assert refusal.to("/api/a") is not refusal.to("/a")

"""A declaration that would go wrong, or never happen, without a word stops the start."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from tests.kernel.test_stream import LETTER, Line

from xuke.casework.stream import effects, kinds, readmodels, visibility
from xuke.casework.stream.effects import Effect, Forerunner
from xuke.casework.stream.kinds import Kind
from xuke.casework.stream.readmodels import ReadModel
from xuke.casework.stream.soundness import check
from xuke.casework.stream.tables import at_home
from xuke.figures.models import SupervisionRow
from xuke.record import events


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """An event of which nobody could tell the instant."""

    on: date
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rained:
    """An event that nobody did."""

    on: date


@pytest.fixture(autouse=True)
def undone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the registers of the product as they were."""
    registers = (
        (kinds, "_kinds"),
        (readmodels, "_registered"),
        (visibility, "_declared"),
        (effects, "_effects"),
        (effects, "_forerunners"),
        (events, "_types"),
    )
    for module, name in registers:
        monkeypatch.setattr(module, name, dict(getattr(module, name)))


def letters(**changes: Any) -> None:  # noqa: ANN401 - fields of the machine
    """Make a kind known whose verbs may be told by plain facts."""
    machine = replace(LETTER, lapses=(), verbs={}, **changes)
    kinds.register(Kind(machine=machine))


def seen() -> None:
    visibility.register(at_home(SupervisionRow, "letter"))


def verb(event: type) -> dict[str, Any]:
    return {"tell": replace(LETTER.verbs["write"], name="tell", event=event)}


def test_what_the_product_declares_is_sound() -> None:
    check()


def test_a_kind_that_nobody_may_see_stops_the_start() -> None:
    letters()
    with pytest.raises(ImproperlyConfigured, match="nothing says who sees a letter"):
        check()


def test_lapses_that_no_day_would_look_at_stop_the_start() -> None:
    kinds.register(Kind(machine=replace(LETTER, verbs={})))
    seen()
    with pytest.raises(ImproperlyConfigured, match="letter has lapses"):
        check()


@pytest.mark.parametrize(
    ("event", "why"),
    [(Weighed, "letter tell: nobody can be asked for a datetime"), (Rained, "does not tell by")],
)
def test_facts_that_nobody_can_tell_stop_the_start(event: type, why: str) -> None:
    kinds.register(Kind(machine=replace(LETTER, lapses=(), verbs=verb(event))))
    seen()
    with pytest.raises(ImproperlyConfigured, match=why):
        check()


def test_what_is_about_no_kind_stops_the_start_with_all_of_it() -> None:
    effects.register_effect(Effect(name="e", kind="laon", events=(), follows=lambda _c, _a: None))
    effects.register_forerunner(Forerunner(name="f", kind="laon", precedes=lambda _l, _a: False))
    readmodels.register(
        ReadModel(
            name="r",
            kind="laon",
            tables=(),
            project=lambda _changes: None,
            rows=lambda _change: (),
        )
    )

    with pytest.raises(ImproperlyConfigured) as stopped:
        check()

    told = str(stopped.value)
    assert all(f"{what} is about 'laon'" in told for what in ("effect 'e'", "forerunner 'f'"))
    assert "read model 'r' is about 'laon'" in told


def test_an_effect_that_waits_for_an_event_of_another_kind_stops_the_start() -> None:
    effects.register_effect(
        Effect(name="e", kind="case", events=(Line,), follows=lambda _c, _a: None)
    )
    with pytest.raises(ImproperlyConfigured, match="effect 'e' waits for Line, no event of case"):
        check()

"""A case of twelve events folded and decided on, beside the same fold on the standard copy."""

import dataclasses
from collections.abc import Callable
from datetime import date
from timeit import repeat

from benchmarks.results import Measurement, Ratio, middle
from benchmarks.servers import Database
from xuke.kernel.case import state
from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    CaseEvent,
    Corrected,
    CorrectionRequested,
    Drafted,
    Examined,
    Gap,
    Granted,
    MaterialAttached,
    Received,
    Submitted,
)
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.rule import Action, Channel, ItemRule, MaterialRule
from xuke.kernel.law.calendar import Calendar, CalendarYear
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role

AIM = 100.0
TURNS = 2_000
REPETITIONS = 7
DAY = date(2026, 3, 2)
FORM = {f"answer-{number}": "an answer" for number in range(25)}
RULE = ItemRule(
    item="public-place-hygiene-permit",
    version="2026",
    statutory=Span(20, Unit.WORKING),
    committed=Span(5, Unit.WORKING),
    completeness=Span(5, Unit.WORKING),
    materials=(MaterialRule("test-report", core=True, required=True),),
    fields=tuple(FORM),
    checks=("layout",),
)
HEAD = Person("head", "310105-wjw", frozenset({Role.DECIDER}))
PLAIN = Calendar({2026: CalendarYear(2026, {}, frozenset(), "plain")})


def history() -> tuple[CaseEvent, ...]:
    """Return twelve events, up to where the head decides."""
    file = MaterialAttached(
        on=DAY, material="test-report", digest="d", size=1, media_type="pdf", file_name="f.pdf"
    )
    gap = Gap(target="test-report", kind="missing", what="the second page")
    return (
        Drafted(
            on=DAY, item=RULE.item, action=Action.NEW, channel=Channel.ONLINE, owner="applicant"
        ),
        file,
        file,
        Submitted(
            on=DAY,
            number="1",
            action=Action.NEW,
            channel=Channel.ONLINE,
            applicant=Applicant(kind="organisation", name="A"),
            rule=RULE,
            form=FORM,
        ),
        Received(on=DAY, counts_from=DAY),
        CorrectionRequested(on=DAY, by="clerk", gaps=(gap,), answer_by=date(2026, 5, 1)),
        file,
        file,
        Corrected(on=DAY),
        Accepted(on=DAY, by="clerk"),
        *(
            Examined(on=DAY, by=who, checks={"layout": True}, opinion="in order", passed=True)
            for who in ("first", "second")
        ),
    )


def measure(_database: Database, seconds: float) -> list[Measurement]:  # noqa: ARG001 - one shape for all
    """Measure in one process, in turns; the database is not asked."""
    events = history()
    assert len(events) == 12
    mine = [state.evolve, state.replace]
    pairs = [(_taken(events), _with(dataclasses.replace, events)) for _turn in range(REPETITIONS)]
    assert [state.evolve, state.replace] == mine
    return [
        Measurement(
            title="A case of twelve events: folded, and granted",
            columns=("", "µs"),
            rows=[
                ("xuke", f"{middle(pairs, lambda pair: pair[0]):.1f}"),
                ("the same fold by dataclasses.replace", f"{middle(pairs, _second):.1f}"),
            ],
            ratios=[
                Ratio(
                    "time, to the limit of 100 µs",
                    middle(pairs, lambda pair: pair[0] / AIM),
                    "below 1",
                ),
                Ratio("time, to the standard copy", middle(pairs, lambda pair: pair[0] / pair[1])),
            ],
            notes=["No database: the kernel alone, with 25 answers on the form."],
        )
    ]


def _second(pair: tuple[float, float]) -> float:
    return pair[1]


def _taken(events: tuple[CaseEvent, ...]) -> float:
    """Return the microseconds of one fold with one decision, the best of three."""
    return min(repeat(lambda: _granted(events), number=TURNS, repeat=3)) / TURNS * 1e6


def _granted(events: tuple[CaseEvent, ...]) -> tuple[CaseEvent, ...]:
    case = state.replay(events)
    granted = Granted(on=DAY, by=HEAD.id, document="1")
    return CASE.decide(CASE.verbs["grant"], case, granted, Occasion(HEAD, PLAIN))


def _with(copy: Callable[..., state.Case], events: tuple[CaseEvent, ...]) -> float:
    """Measure with another way of copying the case."""
    own, state.replace = state.replace, copy
    try:
        return _taken(events)
    finally:
        state.replace = own

from datetime import UTC, date, datetime
from typing import get_args
from uuid import UUID

import pytest

from xuke.kernel.case import events
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import ExcludedPeriod
from xuke.kernel.licence import events as licences
from xuke.record.events import Envelope, Recorded, Stream, facts_of
from xuke.web.case import history
from xuke.web.words.names import Names
from xuke.web.words.worded import registered

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 6, 2, tzinfo=UTC)
NAMES = Names(people={"u-1": "李某"}, things={"plan": "平面图"})


def recorded(event: events.CaseEvent, *, at: datetime = NOON, actor: str = "u-1") -> Recorded:
    kind, facts, on = facts_of(event)
    return Recorded(
        stream=Stream(id=UUID(int=1), kind="case", authority="310105-wjw"),
        year=on.year,
        version=1,
        type=kind,
        facts=facts,
        on=on,
        envelope=Envelope(at=at, actor=actor),
        hash=b"",
    )


def request() -> events.CorrectionRequested:
    gap = events.Gap(target="plan", kind="missing", what="缺消毒间位置")
    return events.CorrectionRequested(on=DAY, by="u-1", gaps=(gap,), answer_by=date(2026, 3, 20))


def test_a_line_says_who_when_and_what() -> None:
    line = history.line(recorded(request()), NAMES)

    expected = "李某 14:02 一次性告知补正 1 项，请于2026年3月20日前补正：平面图：缺消毒间位置"
    assert line == expected


def test_without_names_the_public_sees_no_person() -> None:
    (entry,) = history.entries([recorded(request())])

    assert entry.actor == ""


def test_an_act_recorded_later_shows_its_legal_day_only() -> None:
    deemed = events.Accepted(on=date(2026, 2, 20), by="system", deemed=True)

    (entry,) = history.entries([recorded(deemed, actor="system")])

    assert (entry.at, entry.on, entry.actor) == (None, date(2026, 2, 20), "系统")
    assert entry.text == "视为受理"


def test_excluded_time_names_its_period_and_basis() -> None:
    period = ExcludedPeriod(DAY, date(2026, 3, 4), LICENSING_LAW.art(45))

    (entry,) = history.entries([recorded(events.TimeExcluded(on=DAY, period=period))])

    assert entry.text == "2026年3月2日至2026年3月4日不计入期限"
    assert entry.note == "《行政许可法》第四十五条"


@pytest.mark.parametrize(
    "kind",
    [*get_args(events.CaseEvent), *get_args(licences.LicenceEvent)],
    ids=lambda kind: kind.__name__,
)
def test_every_event_has_a_sentence(kind: type) -> None:
    assert any(kind in words.told for words in registered())

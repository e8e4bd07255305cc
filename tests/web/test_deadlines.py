from datetime import date

import pytest

from xuke.kernel.law.calendar import Calendar, CalendarYear
from xuke.kernel.law.limit import Span, Unit, deadline
from xuke.web.components import deadlines

CALENDAR = Calendar(
    {
        2026: CalendarYear(
            2026, {date(2026, 5, 1): "劳动节"}, frozenset({date(2026, 5, 9)}), "a test's year"
        )
    }
)
THURSDAY = date(2026, 4, 30)


@pytest.mark.parametrize(
    ("due", "left"),
    [
        pytest.param(date(2026, 4, 30), 0, id="due today"),
        pytest.param(date(2026, 5, 4), 1, id="a holiday and a weekend do not count"),
        pytest.param(date(2026, 5, 9), 6, id="a make-up Saturday counts"),
        pytest.param(date(2026, 4, 28), -2, id="past days are negative"),
    ],
)
def test_working_days_left_are_counted_by_the_calendar(due: date, left: int) -> None:
    assert deadlines.working_days_left(CALENDAR, THURSDAY, due) == left


@pytest.mark.parametrize(
    ("due", "words", "tone"),
    [
        pytest.param(date(2026, 5, 12), ("还剩", 8, "个工作日"), "plain", id="far"),
        pytest.param(date(2026, 5, 6), ("还剩", 3, "个工作日"), "amber", id="near"),
        pytest.param(date(2026, 4, 30), ("", None, "今天到期"), "red", id="today"),
        pytest.param(date(2026, 4, 29), ("已超期", 1, "天"), "red", id="past"),
    ],
)
def test_a_running_clock_says_in_words_what_its_colour_says(
    due: date, words: tuple[str, int | None, str], tone: str
) -> None:
    shown = deadlines.running("法定期限", due, today=THURSDAY, calendar=CALENDAR)

    assert (shown.before, shown.number, shown.word) == words
    assert shown.tone == tone


def test_what_fell_due_on_a_day_off_is_late_by_days_and_never_by_none() -> None:
    sunday = date(2026, 4, 26)

    shown = deadlines.running("法定期限", sunday, today=date(2026, 4, 28), calendar=CALENDAR)

    assert (shown.before, shown.number, shown.word) == ("已超期", 2, "天")


def test_a_limit_in_days_is_shown_in_days() -> None:
    shown = deadlines.running(
        "补正", date(2026, 6, 29), today=THURSDAY, calendar=CALENDAR, unit=Unit.CALENDAR
    )

    assert (shown.before, shown.number, shown.word) == ("还剩", 60, "天")


def test_a_year_without_a_calendar_makes_the_day_provisional() -> None:
    shown = deadlines.running("法定期限", date(2027, 1, 5), today=THURSDAY, calendar=CALENDAR)

    assert shown.provisional


def test_a_stopped_clock_says_whether_it_was_in_time() -> None:
    assert deadlines.met("法定期限", THURSDAY, on=THURSDAY).tone == "green"
    assert deadlines.met("法定期限", THURSDAY, on=date(2026, 5, 4)).word == "逾期办结"


def test_a_trace_is_shown_in_whole_weeks_with_every_day_explained() -> None:
    found = deadlines.weeks(deadline(THURSDAY, Span(2, Unit.WORKING), calendar=CALENDAR))

    assert [len(week) for week in found] == [7, 7]
    days = [day for week in found for day in week if day]
    assert [day.word for day in days] == ["起算日", "放假", "周末", "周末", "第 1 天", "第 2 天"]
    assert days[1].note == "劳动节"
    assert [day.last for day in days] == [False] * 5 + [True]


def test_a_trace_is_summed_up_in_a_sentence_that_names_missing_years() -> None:
    found = deadline(date(2026, 12, 30), Span(5, Unit.WORKING), calendar=CALENDAR)

    words = deadlines.summary(found)

    assert words.startswith("从2026年12月30日的次日起算，计入 5 天")
    assert words.endswith("2027年的放假安排尚未公布，该日期是暂定的。")

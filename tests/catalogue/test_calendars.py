"""The working-day calendar: against an independent one, and the law team's own examples."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, strategies as st

from xuke import catalogue
from xuke.kernel.law.calendar import DayKind
from xuke.kernel.law.limit import Span, Unit, deadline

DAYS = {
    year: [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    for year in range(2019, 2027)
}


@pytest.mark.parametrize("year", DAYS)
def test_every_day_agrees_with_an_independent_calendar(year: int) -> None:
    calendar = catalogue.calendar()
    days = [day for day in DAYS[year] if day.year == year]

    wrong = [
        day for day in days if calendar.is_working_day(day) != chinese_calendar.is_workday(day)
    ]

    assert wrong == []


@given(
    after=st.dates(date(2018, 6, 1), date(2028, 6, 1)),
    until=st.dates(date(2018, 6, 1), date(2028, 6, 1)),
)
def test_working_days_are_as_many_as_are_met_one_by_one(after: date, until: date) -> None:
    calendar = catalogue.calendar()
    days = (after + timedelta(days=step) for step in range(1, (until - after).days + 1))

    assert calendar.working_days(after, until) == sum(map(calendar.is_working_day, days))


@pytest.mark.parametrize("year", DAYS)
def test_every_year_names_its_notice(year: int) -> None:
    source = catalogue.calendar().years[year].source

    assert f"国务院办公厅关于{year}年部分节假日安排的通知" in source
    assert "国办发明电" in source or "待确认" in source


def test_2027_is_not_guessed() -> None:
    calendar = catalogue.calendar()

    due = deadline(date(2026, 12, 25), Span(20, Unit.WORKING), calendar=calendar)

    assert not calendar.is_loaded(date(2027, 1, 4))
    assert due.missing_years == (2027,)


def test_days_off_and_make_up_days_are_told_apart() -> None:
    calendar = catalogue.calendar()

    assert calendar.kind(date(2023, 1, 23)) is DayKind.HOLIDAY
    assert calendar.holiday_name(date(2023, 1, 23)) == "春节"
    assert calendar.kind(date(2023, 1, 28)) is DayKind.MAKE_UP
    assert calendar.kind(date(2023, 3, 4)) is DayKind.WEEKEND


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        pytest.param("2025-01-20", 5, "2025-01-26", id="a make-up Sunday is the last day"),
        pytest.param("2025-01-24", 5, "2025-02-07", id="across Spring Festival"),
        pytest.param("2025-04-25", 20, "2025-05-27", id="across Labour Day"),
        pytest.param("2025-06-03", 20, "2025-07-01", id="no holiday"),
        pytest.param("2025-06-03", 30, "2025-07-15", id="twenty and ten"),
        pytest.param("2025-09-15", 20, "2025-10-17", id="across National Day"),
        pytest.param("2025-09-26", 5, "2025-10-10", id="five across National Day"),
        pytest.param("2025-09-26", 7, "2025-10-13", id="seven across National Day"),
        pytest.param("2025-09-28", 1, "2025-09-29", id="from a make-up Sunday"),
        pytest.param("2026-02-11", 5, "2026-02-25", id="Spring Festival 2026"),
        pytest.param("2026-02-13", 20, "2026-03-19", id="twenty from before Spring Festival"),
        pytest.param("2026-04-27", 7, "2026-05-09", id="a make-up Saturday is the last day"),
        pytest.param("2026-09-18", 10, "2026-10-09", id="two holidays on the way"),
        pytest.param("2026-09-30", 5, "2026-10-13", id="from the eve of National Day"),
    ],
)
def test_working_days_end_on_the_day_that_was_computed_by_hand(
    start: str, days: int, due: str
) -> None:
    span = Span(days, Unit.WORKING)

    found = deadline(date.fromisoformat(start), span, calendar=catalogue.calendar())

    assert found.due == date.fromisoformat(due)
    assert not found.provisional

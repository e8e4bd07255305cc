"""Time limits: which day is the last one, and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.cases import PLAIN

from xuke.kernel.calendar import Calendar, CalendarYear, DayKind
from xuke.kernel.citation import LICENSING_LAW
from xuke.kernel.limit import Allowance, ExcludedPeriod, Span, Unit, add_months, deadline

WORKING = Unit.WORKING
OCTOBER = Calendar(
    {
        2026: CalendarYear(
            2026,
            {date(2026, 10, day): "国庆节" for day in range(1, 8)},
            frozenset({date(2026, 9, 20), date(2026, 10, 10)}),
            "test",
        )
    }
)
DAYS = st.dates(date(2020, 1, 1), date(2028, 12, 31))


def test_the_day_of_the_event_is_not_counted() -> None:
    assert deadline(date(2026, 3, 2), Span(5, WORKING), calendar=PLAIN).due == date(2026, 3, 9)


def test_holidays_and_make_up_days_move_the_end() -> None:
    found = deadline(date(2026, 9, 30), Span(5, WORKING), calendar=OCTOBER)

    assert found.due == date(2026, 10, 13)


def test_every_day_of_the_way_is_explained() -> None:
    trace = deadline(date(2026, 10, 6), Span(2, WORKING), calendar=OCTOBER).trace

    assert [(day.on.day, day.kind, day.counted, day.note) for day in trace] == [
        (6, "start", None, ""),
        (7, DayKind.HOLIDAY, None, "国庆节"),
        (8, DayKind.WORKING, 1, ""),
        (9, DayKind.WORKING, 2, ""),
    ]


def test_overlapping_excluded_periods_are_counted_once() -> None:
    excluded = (
        ExcludedPeriod(date(2026, 3, 3), date(2026, 3, 5), LICENSING_LAW.art(45)),
        ExcludedPeriod(date(2026, 3, 4), date(2026, 3, 6)),
    )

    found = deadline(
        date(2026, 3, 2), Span(1, WORKING), calendar=PLAIN, allowance=Allowance(excluded=excluded)
    )

    assert found.due == date(2026, 3, 9)
    assert found.trace[1].note == "administrative-licensing-law/45"


@pytest.mark.parametrize(
    ("start", "span", "due"),
    [
        pytest.param(
            date(2026, 3, 2), Span(10, Unit.CALENDAR), date(2026, 3, 12), id="calendar days"
        ),
        pytest.param(
            date(2026, 3, 2),
            Span(5, Unit.CALENDAR),
            date(2026, 3, 9),
            id="an end on a Saturday moves to Monday",
        ),
        pytest.param(
            date(2026, 1, 30), Span(1, Unit.MONTH), date(2026, 3, 2), id="no 30 February: its last"
        ),
        pytest.param(date(2024, 2, 29), Span(1, Unit.YEAR), date(2025, 2, 28), id="leap day"),
    ],
)
def test_each_unit_counts_in_its_own_way(start: date, span: Span, due: date) -> None:
    assert deadline(start, span, calendar=PLAIN).due == due


def test_excluded_days_lengthen_a_limit_of_calendar_days() -> None:
    excluded = (ExcludedPeriod(date(2026, 3, 4), date(2026, 3, 5)),)

    found = deadline(
        date(2026, 3, 2),
        Span(10, Unit.CALENDAR),
        calendar=PLAIN,
        allowance=Allowance(excluded=excluded),
    )

    # 12 March moves by two days to the 14th, a Saturday, and so to Monday.
    assert found.due == date(2026, 3, 16)


def test_an_end_does_not_fall_into_an_excluded_period() -> None:
    excluded = (ExcludedPeriod(date(2026, 3, 9), date(2026, 3, 10)),)

    found = deadline(
        date(2026, 3, 2),
        Span(5, Unit.CALENDAR),
        calendar=PLAIN,
        allowance=Allowance(excluded=excluded),
    )

    assert found.due == date(2026, 3, 11)


def test_an_extension_of_a_calendar_limit_is_counted_in_working_days() -> None:
    found = deadline(
        date(2026, 3, 2),
        Span(10, Unit.CALENDAR),
        calendar=PLAIN,
        allowance=Allowance(extended_days=2, excluded_days=1),
    )

    assert found.due == date(2026, 3, 17)


def test_an_extension_lengthens_the_limit_as_it_stands() -> None:
    """Five days from Monday 2 March end on Saturday, and so on Monday: one more is Tuesday."""
    found = deadline(
        date(2026, 3, 2),
        Span(5, Unit.CALENDAR),
        calendar=PLAIN,
        allowance=Allowance(extended_days=1),
    )

    assert found.due == date(2026, 3, 10)


def test_a_year_that_is_not_loaded_makes_the_day_provisional() -> None:
    found = deadline(date(2026, 12, 28), Span(5, WORKING), calendar=OCTOBER)

    assert (found.provisional, found.missing_years) == (True, (2027,))


@given(DAYS, st.integers(1, 60), st.integers(0, 15), st.integers(0, 15))
def test_more_days_never_end_sooner(start: date, days: int, excluded: int, extended: int) -> None:
    plain = deadline(start, Span(days, WORKING), calendar=PLAIN)
    longer = deadline(
        start,
        Span(days, WORKING),
        calendar=PLAIN,
        allowance=Allowance(excluded_days=excluded, extended_days=extended),
    )

    assert longer.due >= plain.due > start
    assert PLAIN.is_working_day(plain.due)


@given(DAYS, st.integers(1, 40), st.tuples(st.integers(0, 60), st.integers(0, 20)))
def test_an_excluded_period_never_shortens(start: date, days: int, at: tuple[int, int]) -> None:
    since = start + timedelta(days=at[0])
    period = ExcludedPeriod(since, since + timedelta(days=at[1]))

    plain = deadline(start, Span(days, WORKING), calendar=PLAIN)
    longer = deadline(
        start, Span(days, WORKING), calendar=PLAIN, allowance=Allowance(excluded=(period,))
    )

    assert longer.due >= plain.due
    assert longer.due not in period


@given(DAYS, st.integers(1, 60))
def test_a_second_computation_by_weeks_agrees(start: date, days: int) -> None:
    """Without holidays, five working days are a week: an algorithm that walks no days."""
    friday_or_before = min(start.weekday(), 4)
    weeks, left = divmod(friday_or_before + days, 5)
    monday = start - timedelta(days=start.weekday())
    if left == 0:
        weeks, left = weeks - 1, 5
    # Monday is day 0 of its week; counting n days from it ends on weekday n mod 5.
    expected = monday + timedelta(weeks=weeks, days=left)
    if left == 5:
        expected = monday + timedelta(weeks=weeks + 1)

    assert deadline(start, Span(days, WORKING), calendar=PLAIN).due == expected


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        pytest.param(date(2024, 1, 31), 1, date(2024, 2, 29), id="leap February"),
        pytest.param(date(2023, 11, 30), 3, date(2024, 2, 29), id="over the year's end"),
        pytest.param(date(2023, 12, 5), 12, date(2024, 12, 5), id="a year of months"),
    ],
)
def test_months_keep_the_day_or_end_with_the_month(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


def test_a_calendar_tells_what_each_day_is() -> None:
    kinds = [OCTOBER.kind(date(2026, 10, day)) for day in (7, 8, 10, 11)]

    assert kinds == [DayKind.HOLIDAY, DayKind.WORKING, DayKind.MAKE_UP, DayKind.WEEKEND]
    assert OCTOBER.next_working_day(date(2026, 10, 1)) == date(2026, 10, 8)
    assert OCTOBER.holiday_name(date(2027, 10, 1)) == ""

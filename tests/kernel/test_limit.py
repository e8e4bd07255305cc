"""Time limits: which day is the last one, and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st
from tests.kernel.cases import PLAIN

from xuke.kernel.law.calendar import Calendar, CalendarYear, DayKind
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import (
    Allowance,
    Deadline,
    ExcludedPeriod,
    Span,
    TraceDay,
    Unit,
    add_months,
    day_before,
    deadline,
    working_day,
)

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
        allowance=Allowance(extension=Span(2, Unit.WORKING), excluded_days=1),
    )

    assert found.due == date(2026, 3, 17)


def test_an_extension_lengthens_the_limit_as_it_stands() -> None:
    """Five days from Monday 2 March end on Saturday, and so on Monday: one more is Tuesday."""
    found = deadline(
        date(2026, 3, 2),
        Span(5, Unit.CALENDAR),
        calendar=PLAIN,
        allowance=Allowance(extension=Span(1, Unit.WORKING)),
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
        allowance=Allowance(
            excluded_days=excluded, extension=Span(extended, Unit.WORKING) if extended else None
        ),
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
    assert not period.since <= longer.due <= period.until


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


def test_an_excluded_day_ends_with_its_period_and_begins_with_it() -> None:
    monday = date(2026, 3, 2)
    one_day = Allowance(excluded=(ExcludedPeriod(date(2026, 3, 4), date(2026, 3, 4)),))

    found = deadline(monday, Span(3, WORKING), calendar=PLAIN, allowance=one_day)

    assert found == Deadline(
        monday,
        date(2026, 3, 6),
        (),
        (
            TraceDay(monday, "start", None, ""),
            TraceDay(date(2026, 3, 3), DayKind.WORKING, 1),
            TraceDay(date(2026, 3, 4), "excluded", None, "administrative-licensing-law/45"),
            TraceDay(date(2026, 3, 5), DayKind.WORKING, 2),
            TraceDay(date(2026, 3, 6), DayKind.WORKING, 3),
        ),
    )


def test_a_limit_of_calendar_days_tells_its_excluded_rolled_and_further_days() -> None:
    allowance = Allowance(
        excluded=(ExcludedPeriod(date(2026, 9, 30), date(2026, 9, 30)),),
        extension=Span(1, Unit.WORKING),
    )

    found = deadline(
        date(2026, 9, 29), Span(1, Unit.CALENDAR), calendar=OCTOBER, allowance=allowance
    )

    assert found.due == date(2026, 10, 9)
    assert found.trace == (
        TraceDay(date(2026, 9, 29), "start"),
        TraceDay(date(2026, 9, 30), "excluded", None, "administrative-licensing-law/45"),
        TraceDay(date(2026, 10, 1), "counted", 1),
        *(TraceDay(date(2026, 10, day), "rolled-holiday", None, "国庆节") for day in range(2, 8)),
        TraceDay(date(2026, 10, 8), "rolled-working"),
        TraceDay(date(2026, 10, 9), DayKind.WORKING, 2),
    )


def test_every_missing_year_on_the_way_is_named_and_no_other() -> None:
    found = deadline(date(2026, 12, 28), Span(2, Unit.YEAR), calendar=OCTOBER)

    assert found.missing_years == (2027, 2028)
    assert not deadline(date(2026, 3, 2), Span(5, WORKING), calendar=OCTOBER).provisional


def test_nothing_to_count_ends_where_it_starts() -> None:
    found = deadline(date(2026, 3, 2), Span(0, WORKING), calendar=PLAIN)

    assert found == Deadline(
        date(2026, 3, 2), date(2026, 3, 2), (), (TraceDay(date(2026, 3, 2), "start"),)
    )


@pytest.mark.parametrize(
    ("first", "number", "found"),
    [
        pytest.param(date(2026, 10, 8), 1, date(2026, 10, 8), id="the first day counts"),
        pytest.param(date(2026, 10, 1), 1, date(2026, 10, 8), id="unless it is a day off"),
        pytest.param(date(2026, 10, 8), 3, date(2026, 10, 10), id="a make-up Saturday counts"),
    ],
)
def test_announced_working_days_begin_with_their_first_day(
    first: date, number: int, found: date
) -> None:
    assert working_day(first, number, OCTOBER) == found


@pytest.mark.parametrize(
    ("span", "found"),
    [
        pytest.param(Span(30, Unit.CALENDAR), date(2026, 9, 20), id="calendar days"),
        pytest.param(Span(1, WORKING), date(2026, 10, 19), id="the end is not counted"),
        pytest.param(Span(2, WORKING), date(2026, 10, 16), id="a weekend is not counted"),
        pytest.param(Span(7, WORKING), date(2026, 10, 10), id="a make-up Saturday is"),
        pytest.param(Span(3, Unit.MONTH), date(2026, 7, 20), id="months"),
        pytest.param(Span(2, Unit.YEAR), date(2024, 10, 20), id="years"),
    ],
)
def test_a_lead_is_counted_back_from_the_end(span: Span, found: date) -> None:
    assert day_before(date(2026, 10, 20), span, OCTOBER) == found


def test_a_lead_of_months_ends_with_the_shorter_month() -> None:
    assert day_before(date(2026, 5, 31), Span(3, Unit.MONTH), PLAIN) == date(2026, 2, 28)
    assert day_before(date(2026, 1, 15), Span(2, Unit.MONTH), PLAIN) == date(2025, 11, 15)

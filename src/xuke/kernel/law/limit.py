"""Time limits 期限: the last day in time, with every day on the way explained."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from xuke.kernel.law.calendar import ONE_DAY, WORKING_KINDS, Calendar
from xuke.kernel.law.citation import (
    CIVIL_CODE,
    CIVIL_PROCEDURE_LAW,
    LICENSING_LAW,
    Citation,
    cites,
)
from xuke.kernel.law.refusal import Unlawful

DECEMBER = 12


class Unit(StrEnum):
    """In what a limit is counted; each leg of a clock has its own."""

    WORKING = "working"
    CALENDAR = "calendar"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in its own unit.

    >>> Span(20, Unit.WORKING)
    Span(length=20, unit=<Unit.WORKING: 'working'>)
    """

    length: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class ExcludedPeriod:
    """不计入期限: days that do not count, both ends included (article 45)."""

    since: date
    until: date
    basis: Citation | None = None


class TraceDay(NamedTuple):
    """One day of a clock: what it is, and the how-manieth counted day it is, if it counts."""

    on: date
    kind: str
    counted: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day in time, and the days that lead to it; provisional where a year is missing."""

    start: date
    due: date
    missing_years: tuple[int, ...]
    trace: tuple[TraceDay, ...]

    @property
    def provisional(self) -> bool:
        """Whether a calendar year on the way is not loaded."""
        return bool(self.missing_years)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What lengthens a limit: excluded periods, days known only by their number, an extension.

    `excluded_days` are working days (article 82); `extension` has the unit that its own law gives
    it, whatever the unit of the limit: of licensing working days (article 42).
    """

    excluded: tuple[ExcludedPeriod, ...] = ()
    excluded_days: int = 0
    extension: Span | None = None


NOTHING = Allowance()


def add_months(start: date, months: int) -> date:
    """Return the same day so many months on, or the month's last day where there is none.

    >>> add_months(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    year, month, last = _month(start, months)
    return date(year, month, min(start.day, last))


def _month(start: date, months: int) -> tuple[int, int, int]:
    """Return year, month and number of days of the month that lies so many on."""
    index = start.month - 1 + months
    year, month = start.year + index // DECEMBER, index % DECEMBER + 1
    return year, month, monthrange(year, month)[1]


@cites(CIVIL_CODE.art(202))
def last_of_term(start: date, span: Span) -> date:
    """Return the last day inside a term of months or years whose first day is the start.

    It ends on the day before the corresponding one; where the last month has no corresponding
    day, with that month. ValueError for a span of days.

    >>> last_of_term(date(2026, 3, 2), Span(4, Unit.YEAR))
    datetime.date(2030, 3, 1)
    >>> last_of_term(date(2032, 2, 29), Span(3, Unit.YEAR))
    datetime.date(2035, 2, 28)
    """
    if span.unit not in {Unit.MONTH, Unit.YEAR}:
        raise ValueError(span)
    months = span.length * (DECEMBER if span.unit is Unit.YEAR else 1)
    year, month, last = _month(start, months)
    if start.day > last:
        return date(year, month, last)
    return date(year, month, start.day) - ONE_DAY


@cites(
    LICENSING_LAW.art(42, 1),
    LICENSING_LAW.art(45),
    LICENSING_LAW.art(82),
    CIVIL_CODE.art(201),
    CIVIL_CODE.art(203),
)
def deadline(
    start: date, span: Span, *, calendar: Calendar, allowance: Allowance = NOTHING
) -> Deadline:
    """Return the last day in time; the day of the event itself is not counted."""
    return _computed(start, span, calendar, allowance)


# A day's cases share their days; a year's import asks for a few hundred different ones.
@lru_cache(maxsize=2048)
def _computed(start: date, span: Span, calendar: Calendar, allowance: Allowance) -> Deadline:
    """Walk the days once for equal questions."""
    trace = [TraceDay(start, "start")]
    for leg in _legs(span, allowance):
        trace += _leg(trace, leg, calendar, allowance.excluded)
    due = trace[-1].on
    missing = (year for year in range(start.year, due.year + 1) if year not in calendar.years)
    return Deadline(start, due, tuple(missing), tuple(trace))


def _legs(span: Span, allowance: Allowance) -> Iterator[Span]:
    """Yield what is counted one after the other: the limit, then what lengthens its end."""
    yield span
    if allowance.excluded_days:
        yield Span(allowance.excluded_days, Unit.WORKING)
    if allowance.extension:
        yield allowance.extension


def _leg(
    trace: list[TraceDay], span: Span, calendar: Calendar, excluded: tuple[ExcludedPeriod, ...]
) -> list[TraceDay]:
    """Count on from where the trace stands; days off move the end of a leg before the next."""
    last = trace[-1]
    counted = next((one.counted for one in reversed(trace) if one.counted is not None), 0)
    if span.unit is Unit.WORKING:
        return list(_working(last.on, span.length, calendar, excluded, counted))
    return list(_calendar(last.on, span, calendar, excluded, counted))


def _working(
    start: date,
    total: int,
    calendar: Calendar,
    excluded: tuple[ExcludedPeriod, ...],
    first: int,
) -> Iterator[TraceDay]:
    """Walk forward until so many working days outside the excluded periods are counted."""
    day, counted = start, first
    while counted < first + total:
        day += ONE_DAY
        kind = calendar.kind(day)
        period = _covering(day, excluded) if excluded else None
        if period:
            yield _excluded(day, period)
        elif kind in WORKING_KINDS:
            counted += 1
            yield TraceDay(day, kind, counted)
        else:
            yield TraceDay(day, kind, None, calendar.holiday_name(day))


def _calendar(
    start: date,
    span: Span,
    calendar: Calendar,
    excluded: tuple[ExcludedPeriod, ...],
    first: int,
) -> Iterator[TraceDay]:
    """Walk so many calendar days outside the excluded periods, then off a day off."""
    day, counted, total = start, first, first + _calendar_days(start, span)
    while counted < total:
        day += ONE_DAY
        period = _covering(day, excluded) if excluded else None
        if period:
            yield _excluded(day, period)
        else:
            counted += 1
            yield TraceDay(day, "counted", counted)
    yield from _rolled(day, calendar, excluded)


def _rolled(
    day: date, calendar: Calendar, excluded: tuple[ExcludedPeriod, ...]
) -> Iterator[TraceDay]:
    """Move an end that falls on a day off to the next working day (Civil Code 203)."""
    while not calendar.is_working_day(day) or _covering(day, excluded):
        day += ONE_DAY
        yield TraceDay(day, f"rolled-{calendar.kind(day)}", None, calendar.holiday_name(day))


def _calendar_days(start: date, span: Span) -> int:
    """Return how many calendar days the span has from this start."""
    match span.unit:
        case Unit.MONTH:
            return (add_months(start, span.length) - start).days
        case Unit.YEAR:
            return (add_months(start, span.length * DECEMBER) - start).days
        case _:
            return span.length


def _covering(day: date, excluded: tuple[ExcludedPeriod, ...]) -> ExcludedPeriod | None:
    """Return the first excluded period over the day; overlapping ones are so counted once."""
    for period in excluded:
        if period.since <= day <= period.until:
            return period
    return None


def _excluded(day: date, period: ExcludedPeriod) -> TraceDay:
    """Return the trace of a day that does not count."""
    return TraceDay(day, "excluded", None, str(period.basis or LICENSING_LAW.art(45)))


@cites(CIVIL_PROCEDURE_LAW.art(85, 4))
def check_asked(asked_on: date | None, first: date, last: date) -> None:
    """Ask that what was handed in or posted on an earlier day was so within these days."""
    if asked_on and not first <= asked_on <= last:
        facts = {"first": first.isoformat(), "last": last.isoformat()}
        raise Unlawful("asked-out-of-bounds", CIVIL_PROCEDURE_LAW.art(85, 4), **facts)


def working_day(first: date, number: int, calendar: Calendar) -> date:
    """Return the so-manieth working day on or after the first day.

    >>> working_day(date(2026, 3, 7), 1, Calendar({}))
    datetime.date(2026, 3, 9)
    """
    return _stepped(first - ONE_DAY, number, calendar, ONE_DAY)


@cites(LICENSING_LAW.art(50, 1), CIVIL_CODE.art(201))
def day_before(end: date, span: Span, calendar: Calendar) -> date:
    """Return the last day that lies so long before the end, counted back from it.

    The end itself is not counted. A day off is not moved: that would shorten somebody's time.

    >>> day_before(date(2026, 10, 20), Span(30, Unit.CALENDAR), Calendar({}))
    datetime.date(2026, 9, 20)
    """
    match span.unit:
        case Unit.YEAR:
            return add_months(end, -span.length * DECEMBER)
        case Unit.MONTH:
            return add_months(end, -span.length)
        case Unit.CALENDAR:
            return end - timedelta(days=span.length)
        case _:
            return _stepped(end, span.length, calendar, -ONE_DAY)


def _stepped(day: date, left: int, calendar: Calendar, step: timedelta) -> date:
    """Walk so many working days on or back; the day itself is not one of them."""
    while left > 0:
        day += step
        left -= calendar.is_working_day(day)
    return day


@cites(LICENSING_LAW.art(82), CIVIL_CODE.art(201), CIVIL_CODE.art(203))
def day_zero(on: date, calendar: Calendar, *, after_hours: bool, rolls: bool) -> date:
    """Return the day after which the authority's days are counted.

    Where the authority's rule rolls, what comes in after hours or on a day off counts as
    come in on the next working day; elsewhere the day itself is day zero (Civil Code 201).
    """
    if not rolls:
        return on
    return calendar.next_working_day(on + ONE_DAY if after_hours else on)

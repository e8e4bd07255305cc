"""The working-day calendar 工作日历: which day counts, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

from xuke.kernel.law.citation import LICENSING_LAW, PUBLIC_HOLIDAYS, cites

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class DayKind(StrEnum):
    """Why a day counts as a working day, or does not."""

    WORKING = "working"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make-up"


WORKING_KINDS = frozenset({DayKind.WORKING, DayKind.MAKE_UP})
"""The kinds of day that count in a limit of working days."""


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One year's notice of the State Council: days off by name, and make-up working days."""

    year: int
    holidays: Mapping[date, str]
    make_up: frozenset[date]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayEdition:
    """One text of the measures on public holidays: from when, and which days of each year.

    `days` has the name of each holiday by month and day.
    """

    since: date
    days: Mapping[tuple[int, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryHolidays:
    """法定节假日: the days off that the measures name themselves, whatever a year's notice adds.

    >>> new_year = HolidayEdition(since=date(2014, 1, 1), days={(1, 1): "New Year"})
    >>> StatutoryHolidays(editions=(new_year,)).name(date(2027, 1, 1))
    'New Year'
    """

    editions: tuple[HolidayEdition, ...] = ()
    lunar: Mapping[date, str] = field(default_factory=dict)

    @cites(PUBLIC_HOLIDAYS.art(2))
    def name(self, day: date) -> str:
        """Return the name of the holiday by the text in force on the day, or nothing."""
        in_force = [one for one in self.editions if one.since <= day]
        latest = max(in_force, key=lambda one: one.since, default=None)
        yearly = latest.days.get((day.month, day.day), "") if latest else ""
        return yearly or self.lunar.get(day, "")


NO_HOLIDAYS = StatutoryHolidays()


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The loaded years; of a day outside them only weekday and statutory holidays are known.

    >>> Calendar({}).is_loaded(date(2027, 1, 4))
    False
    """

    years: Mapping[int, CalendarYear]
    statutory: StatutoryHolidays = NO_HOLIDAYS
    # Every limit asks for the same few thousand days again and again.
    _kinds: dict[date, DayKind] = field(default_factory=dict, init=False, repr=False)
    _totals: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False)

    def is_loaded(self, day: date) -> bool:
        """Whether the notice for the day's year is loaded."""
        return day.year in self.years

    @cites(LICENSING_LAW.art(82), PUBLIC_HOLIDAYS.art(2))
    def kind(self, day: date) -> DayKind:
        """Say what kind of day it is; in a year not loaded, as far as that can be known."""
        known = self._kinds.get(day)
        if known is None:
            known = self._kinds[day] = self._found(day)
        return known

    def _found(self, day: date) -> DayKind:
        year = self.years.get(day.year)
        if self.holiday_name(day):
            return DayKind.HOLIDAY
        if year and day in year.make_up:
            return DayKind.MAKE_UP
        return DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKING

    def is_working_day(self, day: date) -> bool:
        """Whether the day counts in a limit of working days."""
        return self.kind(day) in WORKING_KINDS

    def working_days(self, after: date, until: date) -> int:
        """Return how many working days follow `after`, up to `until` and with it; none before it.

        >>> Calendar({}).working_days(date(2027, 3, 5), date(2027, 3, 9))
        2
        """
        if until <= after:
            return 0
        whole_years = sum(self._total(year)[-1] for year in range(after.year, until.year))
        return whole_years + self._so_far(until) - self._so_far(after)

    def _so_far(self, day: date) -> int:
        """Return how many working days the day's year has up to the day."""
        return self._total(day.year)[day.toordinal() - date(day.year, 1, 1).toordinal()]

    def _total(self, year: int) -> tuple[int, ...]:
        """Return for each day of a year how many working days it has had by then."""
        known = self._totals.get(year)
        if known is None:
            first, last = date(year, 1, 1), date(year, 12, 31)
            days = (first + step * ONE_DAY for step in range((last - first).days + 1))
            known = self._totals[year] = tuple(accumulate(map(self.is_working_day, days)))
        return known

    def next_working_day(self, day: date) -> date:
        """Return the day itself if it is a working day, else the first one after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def earliest_end_met(self, day: date) -> date:
        """Return the earliest last day of a term that an act on this day still meets.

        A term that ends on a day off ends on the next working day (Civil Code 203): it is the
        first of the days off right before, or the day itself.

        >>> Calendar({}).earliest_end_met(date(2027, 3, 8))
        datetime.date(2027, 3, 6)
        """
        while not self.is_working_day(day - ONE_DAY):
            day -= ONE_DAY
        return day

    def holiday_name(self, day: date) -> str:
        """Return the name of the holiday, or nothing."""
        year = self.years.get(day.year)
        return year.holidays.get(day, "") if year else self.statutory.name(day)

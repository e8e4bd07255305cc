"""The working-day calendar 工作日历: which day counts, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from xuke.kernel.law.citation import LICENSING_LAW, cites

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


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The loaded years; a day outside them is only known by its weekday, and says so.

    >>> Calendar({}).is_loaded(date(2027, 1, 4))
    False
    """

    years: Mapping[int, CalendarYear]
    # Every limit asks for the same few thousand days again and again.
    _kinds: dict[date, DayKind] = field(default_factory=dict, init=False, repr=False)

    def is_loaded(self, day: date) -> bool:
        """Whether the notice for the day's year is loaded."""
        return day.year in self.years

    @cites(LICENSING_LAW.art(82))
    def kind(self, day: date) -> DayKind:
        """Say what kind of day it is; in a year not loaded, by the weekday alone."""
        known = self._kinds.get(day)
        if known is None:
            known = self._kinds[day] = self._found(day)
        return known

    def _found(self, day: date) -> DayKind:
        year = self.years.get(day.year)
        if year and day in year.holidays:
            return DayKind.HOLIDAY
        if year and day in year.make_up:
            return DayKind.MAKE_UP
        return DayKind.WEEKEND if day.weekday() >= SATURDAY else DayKind.WORKING

    def is_working_day(self, day: date) -> bool:
        """Whether the day counts in a limit of working days."""
        return self.kind(day) in WORKING_KINDS

    def next_working_day(self, day: date) -> date:
        """Return the day itself if it is a working day, else the first one after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def holiday_name(self, day: date) -> str:
        """Return the name of the holiday, or nothing."""
        year = self.years.get(day.year)
        return year.holidays.get(day, "") if year else ""

"""The State Council's yearly notices on days off, read into the kernel's calendar."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import UNCONFIRMED, Table, opened
from xuke.catalogue.shape import Day, Inner, Integer, Listed, Shape, Text
from xuke.kernel.law.calendar import (
    NO_HOLIDAYS,
    SATURDAY,
    Calendar,
    CalendarYear,
    HolidayEdition,
    StatutoryHolidays,
)

ONE_DAY = timedelta(days=1)
LEAP_YEAR: Final = 2000
"""A year that has every day."""

_NOTICE: Final = Shape({"title": Text(), "number": Text()})
_HOLIDAY: Final = Shape({"name": Text(), "since": Day(), "until": Day()})
_MADE_UP: Final = Shape({"day": Day(), "for": Text()})
YEAR: Final = Shape(
    {
        "year": Integer(minimum=1949, maximum=2999),
        "notices": Listed(Inner(_NOTICE)),
        "holidays": Listed(Inner(_HOLIDAY)),
        "make_up": Listed(Inner(_MADE_UP), optional=True),
    }
)
"""A year of the calendar, data/calendars/<year>.yaml."""


_YEARLY_DAY: Final = Shape(
    {"name": Text(), "month": Integer(minimum=1, maximum=12), "day": Integer(minimum=1, maximum=31)}
)
_EDITION: Final = Shape({"since": Day(), "basis": Text(), "days": Listed(Inner(_YEARLY_DAY))})
_LUNAR: Final = Shape({"source": Text(), "days": Listed(Inner(_HOLIDAY))})
STATUTORY: Final = Shape({"yearly": Listed(Inner(_EDITION)), "lunar": Inner(_LUNAR)})
"""The holidays that stand without any notice, data/calendars/statutory/holidays.yaml."""

HOLIDAYS: Final = Path("statutory", "holidays.yaml")


def read_calendar(folder: Path, refusals: Refusals) -> Calendar:
    """Read every year below the folder, <year>.yaml, and the holidays that need no notice.

    A folder of an earlier version has no such holidays: there only weekdays are known.
    """
    years = {}
    for path in sorted(folder.glob("*.yaml")):
        year = read_year(path, refusals)
        if year is not None:
            years[year.year] = year
    path = folder / HOLIDAYS
    known = read_holidays(path, refusals) if path.exists() else None
    return Calendar(years, known or NO_HOLIDAYS)


def read_holidays(path: Path, refusals: Refusals) -> StatutoryHolidays | None:
    """Read the holidays that the measures name; None where the file is no mapping."""
    table = opened(path, refusals, STATUTORY)
    if table is None:
        return None
    editions = tuple(_edition(one) for one in table.tables("yearly"))
    lunar = table.table_or_empty("lunar")
    lunar.text("source")
    days = dict(_spans(lunar, "days"))
    lunar.close()
    table.close()
    return StatutoryHolidays(editions=editions, lunar=days)


def _edition(table: Table) -> HolidayEdition:
    since = table.day("since")
    table.text("basis")
    return HolidayEdition(since=since, days=dict(_yearly(table)))


def _yearly(table: Table) -> Iterator[tuple[tuple[int, int], str]]:
    for one in table.tables("days"):
        month, day = one.integer("month"), one.integer("day")
        if day > monthrange(LEAP_YEAR, month)[1]:
            one.refuse("not-a-date", None, "day")
        yield (month, day), one.text("name")


def read_year(path: Path, refusals: Refusals) -> CalendarYear | None:
    """Read one year; None where the file is no mapping."""
    table = opened(path, refusals, YEAR)
    if table is None:
        return None
    year = _year(table, path)
    table.close()
    return year


def _year(table: Table, path: Path) -> CalendarYear:
    number = table.integer("year")
    if str(number) != path.stem:
        table.refuse("wrong-name", None, "year", expected=path.stem)
    notices = [_notice(one) for one in table.tables("notices")]
    holidays = dict(_holidays(table, number))
    made_up = frozenset(_made_up(table, number, holidays))
    return CalendarYear(number, holidays, made_up, "；".join(notices))


def _notice(table: Table) -> str:
    """Return the notice as it is cited; a number that is not known says so."""
    number = table.known("number")
    return f"《{table.text('title')}》（{number or f'文号{UNCONFIRMED}'}）"


def _holidays(table: Table, year: int) -> Iterator[tuple[date, str]]:
    for day, name in _spans(table, "holidays", year):
        if day.year == year:
            yield day, name


def _spans(table: Table, key: str, year: int | None = None) -> Iterator[tuple[date, str]]:
    """Yield each day of the spans under the key with its name; of one year, if one is given."""
    seen: set[date] = set()
    for one in table.tables(key):
        name, day, until = one.text("name"), one.day("since"), one.day("until")
        if until < day:
            one.refuse("span-reversed", None, "until")
        for end, named in (("since", day), ("until", until)):
            _refuse_other_year(one, end, named, year or day.year)
        while day <= until and day.year == until.year:
            if day in seen:
                one.refuse("duplicate-id", None, "since")
            seen.add(day)
            yield day, name
            day += ONE_DAY


def _made_up(table: Table, year: int, holidays: dict[date, str]) -> Iterator[date]:
    """Yield the weekend days on which people work."""
    for one in table.tables("make_up"):
        day = one.day("day")
        one.text("for")
        _refuse_other_year(one, "day", day, year)
        if day.weekday() < SATURDAY or day in holidays:
            one.refuse("not-a-weekend", None, "day")
        yield day


def _refuse_other_year(table: Table, key: str, day: date, year: int) -> None:
    if day.year != year:
        table.refuse("day-outside-year", None, key, year=str(year))

"""The State Council's yearly notices on days off, read into the kernel's calendar."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import UNCONFIRMED, Table, opened
from xuke.catalogue.shape import Day, Inner, Integer, Listed, Shape, Text
from xuke.kernel.law.calendar import SATURDAY, Calendar, CalendarYear

ONE_DAY = timedelta(days=1)

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


def read_calendar(folder: Path, refusals: Refusals) -> Calendar:
    """Read every year below the folder: <year>.yaml."""
    years = {}
    for path in sorted(folder.glob("*.yaml")):
        year = read_year(path, refusals)
        if year is not None:
            years[year.year] = year
    return Calendar(years)


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
    seen: set[date] = set()
    for one in table.tables("holidays"):
        name, day, until = one.text("name"), one.day("since"), one.day("until")
        if until < day:
            one.refuse("span-reversed", None, "until")
        _refuse_other_year(one, "since", day, year)
        _refuse_other_year(one, "until", until, year)
        while day <= until and day.year == year:
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

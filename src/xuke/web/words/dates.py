"""How days and instants are written for people who read Chinese."""

from datetime import date, datetime
from typing import Final

from xuke.web.clock import SHANGHAI

_WEEKDAYS: Final = "一二三四五六日"


def local(at: datetime) -> datetime:
    """Return the instant by Shanghai's clock; a naive one is taken as already so."""
    return at.astimezone(SHANGHAI) if at.tzinfo else at


def _day(on: date) -> date:
    return local(on).date() if isinstance(on, datetime) else on


def chinese_date(on: date) -> str:
    """Return a day as 2026年1月20日."""
    day = _day(on)
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(on: date) -> str:
    """Return a day without its year, as 1月20日."""
    day = _day(on)
    return f"{day.month}月{day.day}日"


def weekday(on: date) -> str:
    """Return the day of the week, as 周二."""
    return f"周{_WEEKDAYS[_day(on).weekday()]}"


def clock_time(at: datetime) -> str:
    """Return the time of day in Shanghai, as 14:02."""
    return f"{local(at):%H:%M}"


def chinese_instant(at: datetime) -> str:
    """Return an instant as 2026年1月20日 14:02."""
    return f"{chinese_date(at)} {clock_time(at)}"

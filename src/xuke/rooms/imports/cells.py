"""The cells of one row as values; each that cannot be one is noted with its reason."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from xuke.catalogue.answers import EARLIEST, LATEST
from xuke.catalogue.identifiers.signs import visible
from xuke.kernel.law.calendar import Calendar
from xuke.rooms.imports.problems import Problem
from xuke.rooms.imports.table import Line

T = TypeVar("T")
_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONEY: Final = re.compile(r"[0-9]{1,11}(\.[0-9]{1,2})?")
_COUNT: Final = re.compile(r"[0-9]{1,3}")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNPRINTABLE_IN_LINES: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LONGEST_NAME: Final = 200
YES_OR_NO: Final[Mapping[str, bool]] = {"是": True, "否": False}


class Cells:
    """Reads one row; `problems` fills with whatever cannot be read."""

    def __init__(self, line: Line, calendar: Calendar, today: date) -> None:
        """Remember the row, the loaded years, and the last day that is not in the future."""
        self.line = line
        self.problems = [line.fault] if line.fault else []
        self._calendar = calendar
        self._today = today

    def text(
        self, column: str, *, longest: int, required: bool = False, many_lines: bool = False
    ) -> str:
        """Return a text, of one line or of many."""
        text = visible(self.line.cells.get(column, ""))
        forbidden = _UNPRINTABLE_IN_LINES if many_lines else _UNPRINTABLE
        if not text and required:
            self.wrong(column, _("不能为空。"))
        elif len(text) > longest:
            self.wrong(column, _("超过 %(longest)d 个字。") % {"longest": longest})
        elif text and forbidden.search(text):
            self.wrong(column, _("含有换行或者不可见字符。"))
        return text

    def word(self, column: str, words: Mapping[str, T], *, required: bool = True) -> T | None:
        """Return what a word from a closed list stands for."""
        text = self.line.cells.get(column, "")
        if text in words:
            return words[text]
        if text or required:
            self.wrong(column, _("须为下列之一：%(words)s。") % {"words": "、".join(words)})
        return None

    def day(self, column: str, *, required: bool = False) -> date | None:
        """Return a day of the past, in a year whose working days are known."""
        day = self.any_day(column, required=required)
        if day is None:
            return None
        if day > self._today:
            self.wrong(column, _("晚于今天。"))
        elif not self._calendar.is_loaded(day):
            year = {"year": day.year}
            self.wrong(column, _("%(year)d 年的工作日历尚未载入，无法计算期限。") % year)
        return day

    def any_day(self, column: str, *, required: bool = False) -> date | None:
        """Return a day, past or future."""
        text = self.line.cells.get(column, "")
        day = _day(text) if text else None
        if text and day is None:
            self.wrong(column, _("不是存在的日期，请写如 2023-03-02。"))
        elif day and not EARLIEST <= day <= LATEST:
            self.wrong(column, _("须在 1900 年至 2199 年之间；长期有效的请留空。"))
            return None
        elif not text and required:
            self.wrong(column, _("不能为空。"))
        return day

    def count(self, column: str) -> int:
        """Return a number of days; an empty cell is none."""
        text = self.line.cells.get(column, "")
        if text and not _COUNT.fullmatch(text):
            self.wrong(column, _("须为 0 至 999 的整数。"))
            return 0
        return int(text or 0)

    def money(self, column: str) -> Decimal:
        """Return an amount in yuan; an empty cell is none."""
        text = self.line.cells.get(column, "")
        if text and not _MONEY.fullmatch(text):
            self.wrong(column, _("须为以元为单位的金额，不带千分位，最多两位小数。"))
            return Decimal(0)
        return Decimal(text or 0)

    def wrong(self, column: str, reason: str) -> None:
        """Note a fault of this row."""
        value = self.line.cells.get(column, "")
        self.problems.append(Problem(self.line.number, column, value, reason))


@lru_cache(maxsize=10_000)
def _day(text: str) -> date | None:
    """Return the day that an ISO date names, if there is one."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

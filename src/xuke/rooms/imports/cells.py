"""The cells of one row as values; each that cannot be one is noted with its reason."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from xuke.catalogue.form import EARLIEST, LATEST
from xuke.catalogue.identifiers.signs import visible
from xuke.kernel.law.calendar import Calendar
from xuke.rooms.imports.days import day_of
from xuke.rooms.imports.noticed import Noticed
from xuke.rooms.imports.problems import Problem
from xuke.rooms.imports.spoilt import error_of, number_of, unmarked
from xuke.rooms.imports.table import Line

T = TypeVar("T")
_MONEY: Final = re.compile(r"[0-9]{1,11}(\.[0-9]{1,2})?")
_COUNT: Final = re.compile(r"[0-9]{1,3}")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_UNPRINTABLE_IN_LINES: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
LONGEST_NAME: Final = 200
YES_OR_NO: Final[Mapping[str, bool]] = {"是": True, "否": False}


class Cells:
    """Reads one row.

    `problems` fills with whatever cannot be read, `doubts` with what may not be what it was,
    `noticed` with how cells were understood.
    """

    def __init__(
        self, line: Line, calendar: Calendar, today: date, noticed: Noticed | None = None
    ) -> None:
        """Remember the row, the loaded years, and the last day that is not in the future."""
        self.line = line
        self.problems = [line.fault] if line.fault else []
        self.doubts: list[Problem] = []
        self.noticed = noticed or Noticed()
        self._calendar = calendar
        self._today = today
        self._years: set[int] = set()

    @property
    def today(self) -> date:
        """Return the last day that is not in the future."""
        return self._today

    def text(
        self, column: str, *, longest: int, required: bool = False, many_lines: bool = False
    ) -> str:
        """Return a text, of one line or of many."""
        return self._checked(
            column,
            visible(self.line.cells.get(column, "")),
            longest=longest,
            required=required,
            many_lines=many_lines,
        )

    def number(
        self, column: str, *, longest: int, required: bool = False, is_identity: bool = False
    ) -> str:
        """Return the number of a case, a certificate or a holder; told is what spoilt it."""
        text = visible(self.line.cells.get(column, ""))
        found = number_of(text, is_identity=is_identity)
        if found.wrong:
            self.wrong(column, _(found.wrong))
            return ""
        if found.form:
            self.noticed.converted(column, found.form, self.line.number, (text, found.text))
        if found.doubt:
            self.doubtful(column, _(found.doubt), "" if is_identity else text)
        elif found.text.isdecimal():
            self.noticed.measured(column, found.text, self.line.number)
        return self._checked(column, found.text, longest=longest, required=required)

    def typed(self, column: str) -> str:
        """Return a number as it was typed, without what marked it as a text."""
        return unmarked(self.line.cells.get(column, ""))

    def _checked(
        self,
        column: str,
        text: str,
        *,
        longest: int,
        required: bool,
        many_lines: bool = False,
    ) -> str:
        """Return a text that is long enough and not too long, of signs that can be seen."""
        forbidden = _UNPRINTABLE_IN_LINES if many_lines else _UNPRINTABLE
        if not text and required:
            self.wrong(column, _("不能为空。"))
        elif len(text) > longest:
            self.wrong(column, _("超过 %(longest)d 个字。") % {"longest": longest})
        elif text and forbidden.search(text):
            self.wrong(column, _("含有换行或者不可见字符。"))
        elif text[:1] == "#" and (why := error_of(text)):
            self.wrong(column, _(why))
        return text

    def word(
        self,
        column: str,
        words: Mapping[str, T],
        *,
        required: bool = True,
        former: Collection[str] = (),
    ) -> T | None:
        """Return what a word from a closed list stands for; `former` ones are not offered."""
        text = self.line.cells.get(column, "")
        if text in words:
            return words[text]
        if text or required:
            told = _("须为下列之一：%(words)s。") % {
                "words": "、".join(one for one in words if one not in former)
            }
            self._unreadable(column, text, told)
        return None

    def day(self, column: str, *, required: bool = False) -> date | None:
        """Return a day of the past, in a year whose working days are known."""
        day = self.any_day(column, required=required)
        if day is None:
            return None
        if day > self._today:
            self.wrong(column, _("晚于今天。"))
        elif not self._calendar.is_loaded(day) and day.year not in self._years:
            self._years.add(day.year)
            year = {"year": day.year}
            self.wrong(column, _("%(year)d 年的工作日历尚未载入，无法计算期限。") % year)
        return day

    def any_day(self, column: str, *, required: bool = False) -> date | None:
        """Return a day, past or future."""
        text = self.line.cells.get(column, "")
        day = self._day(column, text) if text else None
        if day and not EARLIEST <= day <= LATEST:
            self.wrong(column, _("须在 1900 年至 2199 年之间；长期有效的请留空。"))
            return None
        if not text and required:
            self.wrong(column, _("不能为空。"))
        return day

    def _day(self, column: str, text: str) -> date | None:
        """Return the day that a text tells; noticed is in which form it told it."""
        day, form, why = day_of(text, since_1904=self.noticed.since_1904)
        if day is None:
            self._unreadable(column, text, _(why))
        elif form:
            self.noticed.converted(column, form, self.line.number, (text, day.isoformat()))
        return day

    def count(self, column: str) -> int:
        """Return a number of days; an empty cell is none."""
        text = self.line.cells.get(column, "")
        if text and not _COUNT.fullmatch(text):
            self._unreadable(column, text, _("须为 0 至 999 的整数。"))
            return 0
        return int(text or 0)

    def money(self, column: str) -> Decimal:
        """Return an amount in yuan; an empty cell is none."""
        text = self.line.cells.get(column, "")
        if text and not _MONEY.fullmatch(text):
            told = _("须为以元为单位的金额，不带千分位，最多两位小数。")
            self._unreadable(column, text, told)
            return Decimal(0)
        return Decimal(text or 0)

    def wrong(self, column: str, reason: str) -> None:
        """Note a fault of this row."""
        value = self.line.cells.get(column, "")
        self.problems.append(Problem(self.line.number, column, value, reason))

    def doubtful(self, column: str, reason: str, value: str = "") -> None:
        """Note what may be wrong, where nothing of the column is wrong or doubtful yet."""
        if column not in {one.column for one in (*self.problems, *self.doubts)}:
            self.doubts.append(Problem(self.line.number, column, value, reason))

    def _unreadable(self, column: str, text: str, reason: str) -> None:
        """Note a cell that cannot be what it must be; an error of a spreadsheet is told as such."""
        self.wrong(column, _(error_of(text)) if error_of(text) else reason)

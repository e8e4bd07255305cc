"""Days as people and spreadsheets write them; what could be two days is none."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from django.utils.translation import gettext_noop

from xuke.catalogue.identifiers.signs import narrow

_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(
    r"(?:[ T]+|(?<=日))(?:上午|下午|[AP]M )?[0-9]{1,2}(?::|时)[0-9]{1,2}"
    r"(?:(?::|分)[0-9]{1,2}(?:\.[0-9]+)?秒?|分)?(?: ?[AP]M)?(?:\+08:?00)?$"
)
_PARTED: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_CHINESE: Final = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})[日号]")
_EIGHT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_SERIAL: Final = re.compile(r"([1-9][0-9]{4})(?:\.[0-9]+)?")
_NUMERALS: Final = re.compile(r"[〇○零一二三四五六七八九]{4}年[〇○零一二三四五六七八九十]{1,3}月.*")
_DIGITS: Final = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS: Final = re.compile("([1-9]?)十([1-9]?)")
_EPOCHS: Final = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""Day 0 of a spreadsheet; the first knows a 29 February 1900, before which none is asked for."""
_WRONG: Final = (
    (
        re.compile(r"[0-9]{4}-?W[0-9]{2}.*"),
        gettext_noop("按周写的日期不能读入，请写如 2023-03-02。"),
    ),
    (
        re.compile(r"[0-9]{4}-[0-9]{3}"),
        gettext_noop("按年内第几天写的日期不能读入，请写如 2023-03-02。"),
    ),
    (
        re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}"),
        gettext_noop("年写在最后，分不清哪个是月、哪个是日，请写如 2023-03-02。"),
    ),
    (
        re.compile(r"[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{2}年.*"),
        gettext_noop("年份只有两位，分不清年月日，请写如 2023-03-02。"),
    ),
    (
        re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}月?"),
        gettext_noop("只有年和月，没有日，请写如 2023-03-02。"),
    ),
    (re.compile(r"[0-9]{1,2}月[0-9]{1,2}日?"), gettext_noop("没有年份，请写如 2023-03-02。")),
    (re.compile(r".*Z|.*[+-][0-9]{2}:?[0-9]{2}"), gettext_noop("不是北京时间，分不清是哪一天。")),
)
NO_DAY: Final = gettext_noop("不是存在的日期，请写如 2023-03-02。")
FORMS: Final[Mapping[str, str]] = {
    "slash": gettext_noop("用斜杠写的日期"),
    "hyphen": gettext_noop("月、日没有补零的日期"),
    "point": gettext_noop("用圆点写的日期"),
    "chinese": gettext_noop("用年月日写的日期"),
    "numerals": gettext_noop("用汉字数字写的日期"),
    "eight": gettext_noop("八位数字的日期"),
    "serial": gettext_noop("表格软件的日期序号（1900 日期系统）"),
    "serial-1904": gettext_noop("表格软件的日期序号（1904 日期系统）"),
    "time": gettext_noop("带时间的日期（时间没有读入）"),
}
_BY_MARK: Final = {"-": "hyphen", "/": "slash", ".": "point"}


class Day(NamedTuple):
    """A day, and in which form it was written; no day, and why there is none."""

    on: date | None
    form: str = ""
    why: str = ""


@lru_cache(maxsize=10_000)
def day_of(text: str, *, since_1904: bool = False) -> Day:
    """Return the day that a text tells; one in ISO form has no form of its own."""
    if _ISO.fullmatch(text):
        return _made(text.split("-"), "")
    told = narrow(text).replace("\u3000", " ").upper()
    plain = _TIME.sub("", told)
    found = _written(plain, since_1904=since_1904)
    if found is None:
        return Day(None, why=_why(plain))
    return found._replace(form="time") if found.on and plain != told else found


def _written(text: str, *, since_1904: bool) -> Day | None:
    """Return the day of a text in one of the forms that can be read, if it is in one."""
    if match := _PARTED.fullmatch(text):
        year, mark, month, day = match.groups()
        is_iso = mark == "-" and len(month) == len(day) == 2  # noqa: PLR2004 - digits
        return _made((year, month, day), "" if is_iso else _BY_MARK[mark])
    if match := _CHINESE.fullmatch(text):
        return _made(match.groups(), "chinese")
    if match := _EIGHT.fullmatch(text):
        return _made(match.groups(), "eight")
    if match := _SERIAL.fullmatch(text):
        on = _EPOCHS[since_1904] + timedelta(days=int(match[1]))
        return Day(on, "serial-1904" if since_1904 else "serial")
    if _NUMERALS.fullmatch(text) and (match := _CHINESE.fullmatch(_in_digits(text))):
        return _made(match.groups(), "numerals")
    return None


def _in_digits(text: str) -> str:
    """Return a day in Chinese numerals with digits: 二〇二三年十月二十一日 is 2023年10月21日.

    >>> _in_digits("二〇二三年十月二十一日")
    '2023年10月21日'
    """
    return _TENS.sub(lambda ten: f"{ten[1] or 1}{ten[2] or 0}", text.translate(_DIGITS))


def _made(parts: tuple[str, ...] | list[str], form: str) -> Day:
    try:
        return Day(date(*map(int, parts)), form)
    except ValueError:
        return Day(None, why=NO_DAY)


def _why(text: str) -> str:
    """Return why a text that is in no form of ours tells no day."""
    return next((why for pattern, why in _WRONG if pattern.fullmatch(text)), NO_DAY)

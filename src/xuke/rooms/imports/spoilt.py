"""What spreadsheets make of numbers: what is lost is told, what can be undone is undone and told.

A spreadsheet takes a long number for a quantity, of which it keeps fifteen digits: 17 and 18 digits
end in zeros or are rounded, and what it shows (1.10105E+17) is what it writes into a text file.
Several holders, or certificates, so become one; nothing that is kept tells them apart.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from django.utils.translation import gettext_noop

from xuke.catalogue.identifiers.credit import is_uscc
from xuke.catalogue.identifiers.resident import resident_problem
from xuke.web import clock

_LOOKED_AT: Final = re.compile(
    r"^['‘’`=#]|\s|[eE]\+|^[0-9]{16,}$|^[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}"
)
"""What has nothing of this is as it was typed."""
_POWER: Final = re.compile(r"([0-9](?:\.[0-9]+)?)[Ee]\+([0-9]{2})")
_APOSTROPHES: Final = tuple("'‘’`")
_BLANK: Final = re.compile(r"\s")
_LONG: Final = re.compile(r"[0-9]{17,}")
_AS_DAY: Final = re.compile(r"[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?(?: 00:00:00)?")
_EXACT: Final = 15
"""Digits that a spreadsheet keeps of a number."""
_LONGEST: Final = 18
_HASHES: Final = re.compile("#{2,}")
_KEPT: Final = 12
"""Digits that tell people of one district and day apart still; fewer make many of them one."""

_NARROW: Final = gettext_noop("单元格太窄，导出的是井号而不是内容。请加宽这一列后重新导出。")
_FAILED: Final = (
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"),
    "#名称?",
)
ERRORS: Final[Mapping[str, str]] = {
    "#UNCALCULATED!": gettext_noop(
        "这一格是公式，文件里没有保存计算结果。请在表格软件中打开并保存后再导入。"
    ),
    "#MERGED!": gettext_noop("这一格与前面的单元格合并了，没有自己的内容。请取消合并，逐格填写。"),
    **dict.fromkeys(
        _FAILED, gettext_noop("这一格是公式的错误值，不是内容。请改正公式，或者粘贴为值。")
    ),
}
FORMS: Final[Mapping[str, str]] = {
    "mark": gettext_noop("号码前的文本标记（撇号、等号）没有读入"),
    "blank": gettext_noop("号码中间的空格没有读入"),
}
_POWERED: Final = gettext_noop(
    "号码被表格软件写成了科学计数法，后面的数字已经丢失。"
    "请把这一列设为文本，从原系统重新导出；查不到原号码的，证件号码请留空。"
)
_CUT: Final = gettext_noop(
    "号码第 15 位以后都是 0，可能被表格软件截断。请与原件核对，把这一列设为文本后重新导出。"
)
_ROUNDED: Final = gettext_noop(
    "号码校验位不对，并且可能被表格软件四舍五入。请与原件核对，把这一列设为文本后重新导出。"
)
_DAY: Final = gettext_noop(
    "号码看起来是日期，可能是表格软件自动改的。请与原件核对，把这一列设为文本后重新导出。"
)


class Number(NamedTuple):
    """A number as it was meant; in which form it came; why it is refused, or doubtful."""

    text: str
    form: str = ""
    wrong: str = ""
    doubt: str = ""


def error_of(text: str) -> str:
    """Return why a text is no content but an error of a spreadsheet, or nothing."""
    return _NARROW if _HASHES.fullmatch(text) else ERRORS.get(text.upper(), "")


def number_of(text: str, *, is_identity: bool = False) -> Number:
    """Return what is left of a number of a case, certificate or holder.

    Of a holder's number so much may be left that it is nobody else's; it is told, not refused.
    """
    if not _LOOKED_AT.search(text):
        return Number(text)
    if why := error_of(text):
        return Number(text, wrong=why)
    if power := _POWER.fullmatch(text):
        return _powered(text, power[1], int(power[2]), is_identity=is_identity)
    plain = unmarked(text)
    if plain != text:
        return number_of(plain, is_identity=is_identity)._replace(form="mark")
    if _AS_DAY.fullmatch(text):
        return Number(text, doubt=_DAY)
    joined = _BLANK.sub("", text)
    form = "blank" if joined != text else ""
    return Number(text, form, doubt=_doubt(joined, is_identity=is_identity))


def unmarked(text: str) -> str:
    """Return the text without the mark by which it was told to be one: 'A-1, or ="A-1"."""
    if text.startswith('="') and text.endswith('"'):
        return text[2:-1]
    return text[1:] if text.startswith(_APOSTROPHES) else text


def _powered(text: str, mantissa: str, power: int, *, is_identity: bool) -> Number:
    """Return a number of which only the first digits are left."""
    digits = mantissa.replace(".", "")
    if is_identity and _KEPT <= len(digits) <= power + 1 <= _LONGEST:
        return Number(digits.ljust(power + 1, "0"), doubt=_CUT)
    return Number(text, wrong=_POWERED)


def _doubt(digits: str, *, is_identity: bool) -> str:
    """Return why a long number of digits may not be what it was, or nothing."""
    if not _LONG.fullmatch(digits) or (is_identity and _is_sound(digits)):
        return ""
    if not digits[_EXACT:].strip("0"):
        return _CUT
    return _ROUNDED if is_identity and int(float(digits)) == int(digits) else ""


def _is_sound(digits: str) -> bool:
    """Whether its check character stands; that of a serial of a hundred may end in zeros."""
    return not resident_problem(digits, clock.today()) or is_uscc(digits)

"""Numbers that tell a birth and have a check character: resident cards, permits (GB 11643).

A card of permanent residence has the same form since 2023, beginning with 9.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stdnum.iso7064 import mod_11_2

from xuke.catalogue.identifiers.signs import code

_FORM: Final = re.compile(r"\d{17}[0-9X]", re.ASCII)
_LENGTH: Final = 18
_OLD_FORM: Final = re.compile(r"\d{15}", re.ASCII)
_PERMITS: Final = ("810000", "820000", "830000")
"""港澳台居民居住证: Hong Kong, Macao, Taiwan in the place of the region."""
_FOREIGN: Final = "9"
_CENTENARIANS: Final = frozenset({"996", "997", "998", "999"})
"""Serials that the numbers of fifteen digits kept for those born before 1900 (GB 11643-1989)."""
_REGIONS: Final = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""The first two digits: provinces, and 71, 81 to 83 for Taiwan, Hong Kong and Macao."""


class Sex(StrEnum):
    """性别, as forms and cards write it."""

    MALE = "男"
    FEMALE = "女"


@dataclass(frozen=True, slots=True)
class Born:
    """What a number tells of its holder."""

    on: date
    sex: Sex


def normal_resident(text: str) -> str:
    """Return a resident identity number in eighteen signs; one of fifteen is told its century.

    >>> normal_resident("110105 491231 002")
    '11010519491231002X'
    """
    number = code(text)
    if not _OLD_FORM.fullmatch(number) or _birth_problem(_old_birth(number), date.max):
        return number
    digits = f"{number[:6]}{_old_birth(number)}{number[12:]}"
    return digits + check_character(digits)


def is_old_resident(number: str) -> bool:
    """Whether this is a resident identity number of fifteen digits: region, day, serial."""
    return (
        _OLD_FORM.fullmatch(number) is not None
        and is_region_known(number)
        and not _birth_problem(_old_birth(number), date.max)
    )


def resident_problem(text: str, today: date) -> str:
    """Return the code of what is wrong with a resident identity number, or nothing.

    An unknown region is not wrong: codes of regions change, and numbers stay for life.

    >>> resident_problem("11010519491231002x", date(2024, 1, 1))
    ''
    """
    number = code(text)
    if _OLD_FORM.fullmatch(number):
        return _birth_problem(_old_birth(number), today)
    return checked_problem(number, today)


def permit_problem(text: str, today: date) -> str:
    """Return the code of what is wrong with the number of a residence permit, or nothing.

    >>> permit_problem("11010519491231002X", date(2024, 1, 1))
    'not-a-permit'
    """
    number = code(text)
    if _FORM.fullmatch(number) and not number.startswith(_PERMITS):
        return "not-a-permit"
    return checked_problem(number, today)


def checked_problem(number: str, today: date) -> str:
    """Return what is wrong with eighteen signs of a person's number in normal form, or nothing."""
    if not _FORM.fullmatch(number):
        return "bad-form"
    if number[-1] != check_character(number[:17]):
        return "bad-check-digit"
    return _birth_problem(number[6:14], today)


def check_character(digits: str) -> str:
    """Return the check character of seventeen digits (ISO 7064 MOD 11-2).

    >>> check_character("11010519491231002")
    'X'
    """
    return str(mod_11_2.calc_check_digit(digits))


def born(text: str) -> Born | None:
    """Return day of birth and sex as a sound number tells them; nothing of any other.

    >>> born("11010519491231002X")
    Born(on=datetime.date(1949, 12, 31), sex=<Sex.FEMALE: '女'>)
    """
    number = normal_resident(text)
    if checked_problem(number, date.max):
        return None
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return Born(date.fromisoformat(_iso(number[6:14])), sex)


def holds_number(text: str) -> bool:
    """Whether a sound number of eighteen signs stands somewhere in the text, as in longer codes.

    >>> holds_number("20223111011010519491231002X"), holds_number("110310105000123")
    (True, False)
    """
    told = code(text)
    windows = (told[start : start + _LENGTH] for start in range(len(told) - _LENGTH + 1))
    return any(is_region_known(one) and not checked_problem(one, date.max) for one in windows)


def is_region_known(number: str) -> bool:
    """Whether the number's first two digits are those of a province; if not, a warning."""
    return _REGIONS.match(number) is not None


def is_foreign(number: str) -> bool:
    """Whether a number of eighteen signs is that of a card of permanent residence."""
    return number.startswith(_FOREIGN)


def _old_birth(number: str) -> str:
    """Return the eight digits of the birth in a number of fifteen, which leaves out the century."""
    return f"{'18' if number[12:] in _CENTENARIANS else '19'}{number[6:12]}"


def _birth_problem(digits: str, today: date) -> str:
    try:
        day = date.fromisoformat(_iso(digits))
    except ValueError:
        return "not-a-date"
    return "date-in-future" if day > today else ""


def _iso(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"

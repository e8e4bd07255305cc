"""Identity numbers of persons: form, check character, date of birth (GB 11643)."""

import re
from datetime import date

RESIDENT_CARD = "居民身份证"
DOCUMENTS = {
    "港澳居民来往内地通行证": re.compile(r"[HM]\d{8,10}", re.ASCII),
    "台湾居民来往大陆通行证": re.compile(r"\d{8}|\d{10}", re.ASCII),
    "护照": re.compile(r"[A-Z0-9]{5,17}"),
    "外国人永久居留身份证": re.compile(r"[A-Z]{3}\d{12}|9\d{16}[0-9X]", re.ASCII),
}
"""Other documents of identity, by the patterns that are known."""

_FORM = re.compile(r"\d{17}[0-9X]", re.ASCII)
_OLD_FORM = re.compile(r"\d{15}", re.ASCII)
_CHECKS = "10X98765432"
_REGIONS = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
"""The first two digits: provinces, and 71, 81 to 83 for Taiwan, Hong Kong and Macao."""


def resident_problem(number: str, today: date) -> str:
    """Return the code of what is wrong with a resident identity number, or nothing.

    An unknown region is not wrong: codes of regions change, and numbers stay for life.

    >>> resident_problem("11010519491231002X", date(2024, 1, 1))
    ''
    """
    if _OLD_FORM.fullmatch(number):
        # The first generation of numbers has no check character and two digits of the year.
        return _birth_problem(f"19{number[6:12]}", today)
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
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(digits))
    return _CHECKS[total % 11]


def _birth_problem(digits: str, today: date) -> str:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return "not-a-date"
    return "date-in-future" if born > today else ""


def is_region_known(number: str) -> bool:
    """Whether the number's first two digits are those of a province; if not, a warning."""
    return _REGIONS.match(number) is not None


def document_problem(document: str, number: str, today: date) -> str:
    """Return the code of what is wrong with a number of this kind of document, or nothing."""
    if document == RESIDENT_CARD:
        return resident_problem(number, today)
    pattern = DOCUMENTS.get(document)
    return "" if pattern is None or pattern.fullmatch(number) else "bad-form"

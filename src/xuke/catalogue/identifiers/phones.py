"""Telephones: of the mainland, of Hong Kong, Macao, Taiwan and abroad, with their E.164 form."""

import re
from typing import Final

import phonenumbers

from xuke.catalogue.identifiers.signs import narrow, one_line

_OURS: Final = "+86"
_MOBILE: Final = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE: Final = re.compile(r"0\d{2,3}\d{7,8}", re.ASCII)
_WITHOUT_AREA: Final = re.compile(r"[2-9]\d{6,7}", re.ASCII)
"""Dialled in its area, no number begins with 0 or 1: there it is a mobile number cut short."""
_SERVICE: Final = re.compile(r"[48]00\d{7}|9[56]\d{3,8}", re.ASCII)
"""400, 800 and the short numbers of banks, insurers and cities: dialled as they are, from home."""
_EXTENSION: Final = re.compile(
    r"\s*(?:[,;#]|转|分机|-转|ext\.?|x|;ext=)\s*[:：]?\s*(\d{1,6})$", re.ASCII | re.IGNORECASE
)
_HYPHENED: Final = re.compile(r"^((?:0\d{2,3}[- ]?)?\d{7,8})-(\d{1,6})$", re.ASCII)
_GROUPING: Final = re.compile(r"[\s\-()./‐‑–—−]")
_NEIGHBOURS: Final = ("852", "853", "886")
"""People of Hong Kong, Macao and Taiwan write their code without a plus."""
_LONGEST_AT_HOME: Final = 8
"""Digits of a number that leaves its area out."""


def normal_phone(text: str) -> str:
    """Return a telephone in E.164 with `;ext=` and its extension; nothing of what is none.

    What cannot be called from abroad stays as it is dialled at home: short numbers, and numbers
    that leave their area out.

    >>> normal_phone("021-6234 5678 转 801"), normal_phone("00852-2123 4567"), normal_phone("95588")
    ('+862162345678;ext=801', '+85221234567', '95588')
    """
    told, extension = _parted(narrow(one_line(text)))
    digits = _with_plus(_GROUPING.sub("", told))
    number = _international(digits) if digits.startswith("+") else _domestic(digits)
    return f"{number};ext={extension}" if number and extension else number


def phone_problem(text: str) -> str:
    """Return the code of what is wrong with a telephone, or nothing."""
    return "" if normal_phone(text) else "bad-form"


def _parted(told: str) -> tuple[str, str]:
    """Return the number, and its extension where one follows."""
    found = _HYPHENED.match(told)
    if found:
        return found[1], found[2]
    found = _EXTENSION.search(told)
    return (told[: found.start()], found[1]) if found else (told, "")


def _domestic(digits: str) -> str:
    """Return a number of the mainland, as it is dialled there without its grouping."""
    if _SERVICE.fullmatch(digits) or _WITHOUT_AREA.fullmatch(digits):
        return digits
    is_ours = _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits)
    return f"{_OURS}{digits.removeprefix('0')}" if is_ours else ""


def _international(digits: str) -> str:
    """Return a number that begins with a plus and the code of a country."""
    if digits.startswith(_OURS):
        # Judged by the outline of our own plan: the library lags behind new areas.
        rest = digits.removeprefix(_OURS)
        return _domestic(rest) or _domestic(f"0{rest}")
    try:
        number = phonenumbers.parse(digits)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _with_plus(digits: str) -> str:
    """Return digits that begin with the code of a country with a plus before it."""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    is_neighbour = digits.startswith(_NEIGHBOURS) and len(digits) > _LONGEST_AT_HOME
    is_ours = digits.startswith("86") and _MOBILE.fullmatch(digits[2:])
    return f"+{digits}" if is_neighbour or is_ours else digits

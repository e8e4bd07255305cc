"""Whether what an office states of itself can be so, and its normal form."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from xuke.casework.stream.facts import FactsInvalid
from xuke.catalogue.identifiers.credit import uscc_problem
from xuke.catalogue.identifiers.phones import phone_problem
from xuke.catalogue.identifiers.signs import code, narrow, one_line
from xuke.catalogue.nodes import UNCONFIRMED
from xuke.kernel.office import OfficeFact

_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_HOTLINE: Final = re.compile(r"12\d{3}", re.ASCII)
"""政务服务便民热线 and the like: 12345, 12320; an office has them, a person never."""
_BETWEEN: Final = "、"
_LONGEST: Final = 200
VALUE: Final = "value"


def normal(fact: OfficeFact, text: str) -> str:
    """Return the value in its normal form, or raise FactsInvalid with the code of what is wrong."""
    value = _NORMAL.get(fact, one_line)(text)
    found = "required" if not value else "too-long" if len(value) > _LONGEST else ""
    # Whoever does not know leaves it out: it is shown nowhere that it is not known.
    found = found or ("not-confirmed" if UNCONFIRMED in value else "")
    found = found or _PROBLEMS.get(fact, _none)(value)
    if found:
        raise FactsInvalid({VALUE: found})
    return value


def _none(_value: str) -> str:
    return ""


def _clock(text: str) -> str:
    """Return a time of the day as 09:00, where it is one."""
    told = narrow(one_line(text))
    match = _TIME.fullmatch(told)
    return f"{int(match[1]):02d}:{match[2]}" if match else told


def _clock_problem(value: str) -> str:
    return "" if _TIME.fullmatch(value) else "not-a-time"


def _phones(text: str) -> str:
    """Return the numbers of an office, one or several, parted alike."""
    return _BETWEEN.join(one.strip() for one in one_line(text).split(_BETWEEN))


def _phones_problem(value: str) -> str:
    told = value.split(_BETWEEN)
    are_phones = all(_HOTLINE.fullmatch(narrow(one)) or not phone_problem(one) for one in told)
    return "" if are_phones else "not-phones"


_NORMAL: Final[Mapping[OfficeFact, Callable[[str], str]]] = {
    OfficeFact.USCC: code,
    OfficeFact.PHONE: _phones,
    OfficeFact.COMPLAINTS: _phones,
    OfficeFact.OPENS: _clock,
    OfficeFact.CLOSES: _clock,
}
_PROBLEMS: Final[Mapping[OfficeFact, Callable[[str], str]]] = {
    OfficeFact.USCC: uscc_problem,
    OfficeFact.PHONE: _phones_problem,
    OfficeFact.COMPLAINTS: _phones_problem,
    OfficeFact.OPENS: _clock_problem,
    OfficeFact.CLOSES: _clock_problem,
}

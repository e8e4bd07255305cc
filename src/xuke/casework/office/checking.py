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


_NORMAL: Final[Mapping[OfficeFact, Callable[[str], str]]] = {
    OfficeFact.USCC: code,
    OfficeFact.OPENS: _clock,
    OfficeFact.CLOSES: _clock,
}
_PROBLEMS: Final[Mapping[OfficeFact, Callable[[str], str]]] = {
    OfficeFact.USCC: uscc_problem,
    OfficeFact.PHONE: phone_problem,
    OfficeFact.COMPLAINTS: phone_problem,
    OfficeFact.OPENS: _clock_problem,
    OfficeFact.CLOSES: _clock_problem,
}

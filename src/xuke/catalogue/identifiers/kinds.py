"""Identifiers by their kind: what `xuke identify` and the forms ask in one way."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from xuke.catalogue.identifiers.credit import is_uscc, uscc_problem
from xuke.catalogue.identifiers.names import normal_name, text_problem
from xuke.catalogue.identifiers.numbers import plain_number
from xuke.catalogue.identifiers.papers import (
    PAPERS,
    PERMANENT_RESIDENCE,
    RESIDENCE_PERMIT,
    RESIDENT_CARD,
    holder_number,
)
from xuke.catalogue.identifiers.phones import normal_phone, phone_problem
from xuke.catalogue.identifiers.resident import resident_problem
from xuke.catalogue.identifiers.signs import code, one_line

_POSTCODE: Final = re.compile(r"[0-9]{6}")
_PAPER: Final[Mapping[str, str]] = {
    "resident": RESIDENT_CARD,
    "residence-permit": RESIDENCE_PERMIT,
    "hk-macao-permit": "港澳居民来往内地通行证",
    "taiwan-permit": "台湾居民来往大陆通行证",
    "passport": "护照",
    "permanent-residence": PERMANENT_RESIDENCE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A value in its normal form, and the code of what is wrong with it; sound if there is none."""

    normal: str
    reason: str

    @property
    def valid(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.reason


Judge = Callable[[str, date], Identified]


def identify(kind: str, value: str, today: date) -> Identified:
    """Return the value as one of this kind; KeyError for a kind that is none of `KINDS`.

    >>> identify("uscc", "91310105ma0000000c", date(2026, 3, 2)).normal
    '91310105MA0000000C'
    """
    found = KINDS[kind](value, today)
    return found if one_line(value) else Identified(normal="", reason="required")


def identifier_problem(value: str, today: date) -> str:
    """Return what is wrong with a credit code or resident number: with the likelier of the two."""
    if is_uscc(value):
        return ""
    told = code(value)
    if not told[:-1].isdigit():
        return uscc_problem(told)
    return resident_problem(told, today)


def postcode_problem(value: str) -> str:
    """Return the code of what is wrong with a postcode, or nothing."""
    return "" if _POSTCODE.fullmatch(code(value)) else "bad-form"


def _of(normal: Callable[[str], str], problem: Callable[[str], str]) -> Judge:
    """Return the judge of a kind that no day matters to."""
    return lambda value, _today: Identified(normal=normal(value), reason=problem(value))


def _paper(word: str, value: str, today: date) -> Identified:
    paper = PAPERS[word]
    return Identified(normal=paper.normal(value), reason=paper.problem(value, today))


def _either(value: str, today: date) -> Identified:
    reason = identifier_problem(value, today)
    return Identified(normal=holder_number(value, is_person=not is_uscc(value)), reason=reason)


KINDS: Final[Mapping[str, Judge]] = {
    "uscc": _of(code, uscc_problem),
    **{kind: partial(_paper, word) for kind, word in _PAPER.items()},
    "identifier": _either,
    "name": _of(normal_name, text_problem),
    "address": _of(normal_name, text_problem),
    "phone": _of(normal_phone, phone_problem),
    "postcode": _of(code, postcode_problem),
    "number": _of(plain_number, text_problem),
}
"""Every kind by its permanent name; `identifier` is a credit code or a resident number, `number`
that of a case or certificate."""

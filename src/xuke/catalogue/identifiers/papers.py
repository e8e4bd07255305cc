"""证件: which papers prove who a person is, and the form of their numbers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from xuke.catalogue.identifiers.resident import (
    checked_problem,
    is_foreign,
    is_old_resident,
    normal_resident,
    permit_problem,
    resident_problem,
)
from xuke.catalogue.identifiers.signs import code

RESIDENT_CARD: Final = "居民身份证"
RESIDENCE_PERMIT: Final = "港澳台居民居住证"
PERMANENT_RESIDENCE: Final = "外国人永久居留身份证"

_HK_MACAO: Final = re.compile(r"[HM]\d{8,10}", re.ASCII)
_TAIWAN: Final = re.compile(r"\d{8}|\d{10}", re.ASCII)
_ISSUE_MARK: Final = re.compile(r"^(\d{10})\(?[A-Z]\)?$", re.ASCII)
"""Travel permits of Taiwan of old end with the mark of who issued them, which is no part of it."""
_PASSPORT: Final = re.compile(r"[A-Z0-9]{5,17}")
_OLD_PERMANENT: Final = re.compile(r"[A-Z]{3}\d{12}", re.ASCII)

Problem = Callable[[str, date], str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper: its normal form, and what is wrong with a number on a day."""

    normal: Callable[[str], str]
    problem: Problem
    tells_birth: bool = False


def paper_problem(paper: str, number: str, today: date) -> str:
    """Return the code of what is wrong with a number of this kind of paper, or nothing.

    Of a paper that is not known here nothing can be said.
    """
    known = PAPERS.get(paper)
    return known.problem(number, today) if known else ""


def normal_number(paper: str, number: str) -> str:
    """Return the number of this kind of paper in its normal form."""
    known = PAPERS.get(paper)
    return known.normal(number) if known else code(number)


def tells_birth(paper: str, number: str) -> bool:
    """Whether this kind of paper has the day of birth and the sex in such a number."""
    known = PAPERS.get(paper)
    if known is None or not known.tells_birth:
        return False
    return paper != PERMANENT_RESIDENCE or is_foreign(code(number))


def holder_number(number: str, *, is_person: bool) -> str:
    """Return the number by which a holder is known, whatever paper it stands on.

    What looks like a person's number of fifteen digits is not one where an organisation bears it:
    registers of businesses had fifteen digits too.

    >>> holder_number("110105491231002", is_person=True)
    '11010519491231002X'
    >>> holder_number("310105600123456", is_person=False)
    '310105600123456'
    """
    told = code(number)
    if not is_person:
        return told
    return normal_resident(told) if is_old_resident(told) else _ISSUE_MARK.sub(r"\1", told)


def _shaped(pattern: re.Pattern[str], normal: Callable[[str], str] = code) -> Paper:
    """Return a paper whose numbers have nothing to check but their shape."""

    def problem(number: str, _today: date) -> str:
        return "" if pattern.fullmatch(normal(number)) else "bad-form"

    return Paper(normal, problem)


def _unmarked(number: str) -> str:
    return _ISSUE_MARK.sub(r"\1", code(number))


def _permanent_problem(number: str, today: date) -> str:
    """Return what is wrong with a card of permanent residence, of the form since 2023 or before."""
    told = code(number)
    if is_foreign(told):
        return checked_problem(told, today)
    return "" if _OLD_PERMANENT.fullmatch(told) else "bad-form"


PAPERS: Final[Mapping[str, Paper]] = {
    RESIDENT_CARD: Paper(normal_resident, resident_problem, tells_birth=True),
    RESIDENCE_PERMIT: Paper(code, permit_problem, tells_birth=True),
    "港澳居民来往内地通行证": _shaped(_HK_MACAO),
    "台湾居民来往大陆通行证": _shaped(_TAIWAN, _unmarked),
    "护照": _shaped(_PASSPORT),
    PERMANENT_RESIDENCE: Paper(code, _permanent_problem, tells_birth=True),
}
"""The papers that forms offer, by the words of their options."""

"""Why an act is not allowed, in a sentence: what, why, and what now."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke.kernel.law.refusal import Unlawful
from xuke.web.words import (
    dates,
    licence_refusals as licencerefusals,
    refusal_sentences as refusalwords,
    sentences,
    worded,
)
from xuke.web.words.names import Names as People
from xuke.web.words.refusal_sentences import Words
from xuke.web.words.worded import Phrase

Names = Mapping[str, str]

WORDS: Final[Words] = {
    **refusalwords.STRAIGHT_WAY,
    **refusalwords.IMPORTS,
    **refusalwords.ACCEPTANCE,
    **refusalwords.EXAMINATION,
    **refusalwords.HEARING,
    **refusalwords.COMMENT,
    **refusalwords.LIMITS,
    **refusalwords.DECISION,
    **refusalwords.HANDLING,
    **licencerefusals.LICENCE,
    **licencerefusals.DELEGATION,
}
_LISTS: Final = frozenset({"missing", "material", "target", "fields"})
_PEOPLE: Final = frozenset({"to", "who", "signers"})
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_NO_NAMES: Final[Names] = {}


@dataclass(frozen=True, slots=True)
class _Facts:
    """The facts of a refusal: each is worded where the sentence names it, one not told is empty."""

    facts: Mapping[str, str]
    kind: str
    names: Names

    def __getitem__(self, name: str) -> str:
        value = self.facts.get(name, "")
        if name in _OF_KIND:
            return _OF_KIND[name](value, self.kind)
        return _fact(name, value, self.names)


def why(refused: Unlawful, kind: str, names: Names = _NO_NAMES) -> str:
    """Return the sentence of a refusal; `names` puts names for the ids of things and people.

    `kind` is the kind of the stream on which it was refused, empty where there is none.
    """
    sentence, teller = _sentence(refused.code, kind)
    if sentence is None:
        return _("这一步现在不能办理（%(code)s）。") % {"code": refused.code}
    return str(sentence) % _Facts(refused.facts, teller, names)


def with_basis(refused: Unlawful, kind: str, names: Names = _NO_NAMES) -> str:
    """Return the sentence with the provision on which the refusal rests."""
    if refused.citation is None:
        return why(refused, kind, names)
    return _("%(why)s依据：%(basis)s。") % {
        "why": why(refused, kind, names),
        "basis": sentences.citation_words(refused.citation),
    }


def _sentence(code: str, kind: str) -> tuple[Phrase | None, str]:
    """Return the sentence of a refusal, and the kind in whose words its facts are told.

    The kind's own comes first, then the one common to all. What an act does to a stream of another
    kind may be refused there: that is told as the other kind tells it.
    """
    found = worded.words_of(kind).refused.get(code) or WORDS.get(code)
    other = None if found else worded.refusing(code)
    return (other.refused[code], other.kind) if other else (found, kind)


def _fact(name: str, value: str, names: Names) -> str:
    if name in _LISTS:
        return "、".join(names.get(one, one) for one in value.split())
    if name in _PEOPLE:
        return People(people=names).of_people(value.split())
    if name == "experts":
        return "、".join(value.split())
    day = _read_day(value)
    return _day(day) if day else _FACT_WORDS.get(name, str)(value)


def _read_day(value: str) -> date | None:
    """Return the day that a fact tells; what only looks like one, as 2026-02-30, is a text."""
    if not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _day(on: date) -> str:
    return _("永久") if on == date.max else dates.chinese_date(on)


def _code(code: str, kind: str) -> str:
    """Return the sentence of another refusal, for which this one is only the occasion."""
    return why(Unlawful(code), kind)


def _competent(name: str) -> str:
    """Return the authority that decides, or in words that a higher one does."""
    return name or _("有权的主管部门")


_OF_KIND: Final[Mapping[str, Callable[[str, str], str]]] = {
    "phase": sentences.phase,
    "step": sentences.step,
    "why": _code,
}
"""Facts that each kind of stream words by its own words."""
_FACT_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "role": sentences.role,
    "channel": sentences.channel,
    "action": sentences.action,
    "procedure": sentences.special_procedure,
    "authority": sentences.authority,
    "competent": sentences.authority,
    "whose": _competent,
    "status": sentences.licence_status,
    "act": sentences.adverse_act,
}

"""Why an act is not allowed, in a sentence: what, why, and what now."""

import re
from collections.abc import Callable, Mapping
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

Names = Mapping[str, str]

WORDS: Final[Words] = {
    **refusalwords.STRAIGHT_WAY,
    **refusalwords.IMPORTS,
    **refusalwords.ACCEPTANCE,
    **refusalwords.EXAMINATION,
    **refusalwords.HEARING,
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


class _Facts(dict[str, str]):
    """The facts of a refusal; one that it does not tell leaves its place empty."""

    def __missing__(self, name: str) -> str:
        return ""


def why(refused: Unlawful, names: Names = _NO_NAMES, kind: str = "") -> str:
    """Return the sentence of a refusal; `names` puts names for the ids of things and people.

    `kind` is the kind of the stream whose verb was refused.
    """
    words = WORDS.get(refused.code) or worded.refused(refused.code)
    if words is None:
        return _("这一步现在不能办理（%(code)s）。") % {"code": refused.code}
    sentence = str(words)
    facts = {name: _fact(name, value, names) for name, value in refused.facts.items()}
    if "%(step)s" in sentence:
        facts["step"] = sentences.step(str(refused.facts.get("step", "")), kind)
    return sentence % _Facts(facts)


def with_basis(refused: Unlawful, names: Names = _NO_NAMES, kind: str = "") -> str:
    """Return the sentence with the provision on which the refusal rests."""
    if refused.citation is None:
        return why(refused, names, kind)
    return _("%(why)s依据：%(basis)s。") % {
        "why": why(refused, names, kind),
        "basis": sentences.citation_words(refused.citation),
    }


def _fact(name: str, value: str, names: Names) -> str:
    if name in _LISTS:
        return "、".join(names.get(one, one) for one in value.split())
    if name in _PEOPLE:
        return People(people=names).of_people(value.split())
    if name == "experts":
        return "、".join(value.split())
    if _DAY.fullmatch(value):
        return _day(date.fromisoformat(value))
    return _FACT_WORDS.get(name, str)(value)


def _day(on: date) -> str:
    return _("永久") if on == date.max else dates.chinese_date(on)


def _code(code: str) -> str:
    """Return the sentence of another refusal, for which this one is only the occasion."""
    return why(Unlawful(code))


_FACT_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "phase": sentences.phase,
    "role": sentences.role,
    "channel": sentences.channel,
    "action": sentences.action,
    "procedure": sentences.special_procedure,
    "authority": sentences.authority,
    "competent": sentences.authority,
    "status": sentences.licence_status,
    "act": sentences.adverse_act,
    "why": _code,
}

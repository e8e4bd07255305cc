"""Every word by which something is found, in the forms in which it can be typed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from pypinyin import Style, lazy_pinyin

from xuke.catalogue.claims import names_of
from xuke.catalogue.item import Everyday, LicenceItem
from xuke.catalogue.search.typed import normal
from xuke.catalogue.search_file import Elsewhere, SearchWords
from xuke.catalogue.whole import Catalogue

_SOFT: Final = re.compile(r"^([zcs])h|(?<=[aei]n)g$")
"""What many do not tell apart: zh and z, ch and c, sh and s; an and ang, en and eng, in and ing."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word in its normal form, with its sounds; `says` is what an everyday word says more.

    `is_name` is set of a printed name or an alias, which is found by any part of it.
    """

    text: str
    word: str
    is_name: bool
    says: Everyday | None
    sounds: tuple[str, ...] = field(repr=False)
    pinyin: str = field(repr=False)
    initials: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Index:
    """The words of all items and of what is done elsewhere; made once of a catalogue."""

    words: SearchWords
    items: Sequence[tuple[LicenceItem, tuple[Term, ...]]]
    elsewhere: Sequence[tuple[Elsewhere, tuple[Term, ...]]]


def index_of(catalogue: Catalogue) -> Index:
    """Return the index of a catalogue."""
    words = catalogue.search
    return Index(
        words=words,
        items=[(one, tuple(_terms(one, words))) for one in catalogue.items.values()],
        elsewhere=[
            (one, tuple(_term(word, words.traditional) for word in one.words))
            for one in words.elsewhere
        ],
    )


def sounds_of(text: str) -> tuple[str, ...]:
    """Return the syllable of each sign, without tone and without what many do not tell apart."""
    return tuple(_sound(sign) for sign in text)


@cache
def _sound(sign: str) -> str:
    # By itself: a sign must sound alike in every word, or no two words could be compared.
    return _SOFT.sub(lambda found: found[1] or "", lazy_pinyin(sign)[0])


def _terms(item: LicenceItem, words: SearchWords) -> Iterator[Term]:
    for name in names_of(item):
        yield _term(name, words.traditional, is_name=True)
    for one in item.everyday:
        yield from _everyday(one, words.traditional)


def _everyday(one: Everyday, traditional: Mapping[str, str]) -> Iterable[Term]:
    return [_term(word, traditional, says=one) for word in one.words]


def _term(
    word: str,
    traditional: Mapping[str, str],
    *,
    is_name: bool = False,
    says: Everyday | None = None,
) -> Term:
    text = normal(word, traditional)
    spoken = "" if text.isascii() else text
    return Term(
        text=text,
        word=word,
        is_name=is_name,
        says=says,
        sounds=sounds_of(text),
        pinyin="".join(lazy_pinyin(spoken)),
        initials="".join(lazy_pinyin(spoken, style=Style.FIRST_LETTER)),
    )

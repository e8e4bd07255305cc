"""Finds items by what people type: a name, a part of it, pinyin or its initials, English."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pypinyin import Style, lazy_pinyin

from xuke.catalogue.item import LicenceItem
from xuke.catalogue.loading import names_of, plain

EXACT, STARTS, CONTAINS, INITIALS, PINYIN, ENGLISH = 100.0, 80.0, 60.0, 50.0, 45.0, 40.0
ALIAS = 5.0
"""A hit in an alias counts so much less than one in the printed name."""
LIKENESS = 30.0
LEAST_LIKENESS = 0.34
"""Share of the query's bigrams that a name must have, below which it is no hit."""
SHORTEST_INITIALS = 2
SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of an item in the forms in which it can be typed."""

    name: str
    initials: str
    pinyin: str
    bigrams: frozenset[str]


def find(items: Iterable[LicenceItem], text: str) -> tuple[LicenceItem, ...]:
    """Return the items that the text may mean, best first; all of them for no text."""
    query = plain(text).casefold()
    if not query:
        return tuple(items)
    scored = [(_score(item, query, text.strip().casefold()), item) for item in items]
    hits = sorted((one for one in scored if one[0] > 0), key=lambda one: (-one[0], one[1].serial))
    return tuple(item for _, item in hits)


def _score(item: LicenceItem, query: str, words: str) -> float:
    names = [_entry(name) for name in names_of(item)]
    best = _likeness(names[0], query)
    for alias in names[1:]:
        best = max(best, _likeness(alias, query) - ALIAS)
    is_english = len(words) >= SHORTEST_WORD and words in item.english.casefold()
    return max(best, ENGLISH if is_english else 0.0)


def _likeness(entry: Entry, query: str) -> float:
    """Return how well the query fits one name, from 0 to 100."""
    if entry.name == query:
        return EXACT
    if query in entry.name:
        return STARTS if entry.name.startswith(query) else CONTAINS
    if len(query) >= SHORTEST_INITIALS and query in entry.initials:
        return INITIALS + entry.initials.startswith(query)
    if len(query) > SHORTEST_INITIALS and query in entry.pinyin:
        return PINYIN
    return _overlap(_bigrams(query), entry.bigrams)


def _overlap(typed: frozenset[str], named: frozenset[str]) -> float:
    """Return the likeness by common bigrams (Dice), or nothing where too few are common."""
    common = len(typed & named)
    if not common or common < LEAST_LIKENESS * len(typed):
        return 0.0
    return LIKENESS * 2 * common / (len(typed) + len(named))


@cache
def _entry(name: str) -> Entry:
    text = plain(name).casefold()
    return Entry(
        name=text,
        initials="".join(lazy_pinyin(text, style=Style.FIRST_LETTER)),
        pinyin="".join(lazy_pinyin(text)),
        bigrams=_bigrams(text),
    )


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[start : start + 2] for start in range(len(text) - 1))

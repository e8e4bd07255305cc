"""What somebody typed, in the form in which words are compared, with what says something of it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xuke.catalogue.search_file import SearchWords


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: its normal form, the places in it that say which item, the action meant."""

    text: str
    core: frozenset[int]
    action: str = ""
    names_nothing: bool = False
    """Whether fillers and words of actions are all of it: 补办, 证丢了."""

    @property
    def core_text(self) -> str:
        """Return what is left without fillers and words of actions."""
        return "".join(sign for place, sign in enumerate(self.text) if place in self.core)


def normal(text: str, traditional: Mapping[str, str]) -> str:
    """Return the letters and digits alone: half width, small, simplified."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(traditional.get(sign, sign) for sign in folded if sign.isalnum())


def typed(text: str, words: SearchWords) -> Typed:
    """Read what was typed; where fillers are all of it, they are what is looked for."""
    plain = normal(text, words.traditional)
    actions = list(_places(plain, words.actions))
    said_nothing = [place for _word, places in actions for place in places]
    said_nothing += [place for _word, places in _places(plain, words.fillers) for place in places]
    everything = frozenset(range(len(plain)))
    core = everything.difference(said_nothing)
    action = words.actions[actions[0][0]] if actions else ""
    return Typed(plain, core or everything, action, names_nothing=not core)


def standing_in(word: str, text: str) -> Iterator[range]:
    """Yield where the word stands in the text; a Latin one only as a whole word."""
    if word not in text:
        return
    for found in re.finditer(_pattern(word), text):
        yield range(found.start(), found.end())


def _pattern(word: str) -> str:
    """Return the expression of a word: a Latin edge meets no other Latin letter."""
    before = r"(?<![a-z])" if word[:1].isascii() else ""
    after = r"(?![a-z])" if word[-1:].isascii() else ""
    return f"{before}{re.escape(word)}{after}"


def _places(text: str, words: Iterable[str]) -> Iterator[tuple[str, range]]:
    """Yield the words that stand in the text with their places, the longest first."""
    for word in sorted(words, key=len, reverse=True):
        for places in standing_in(word, text):
            yield word, places

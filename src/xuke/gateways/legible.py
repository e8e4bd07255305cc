"""Text from outside made fit for paper: no control characters, no empty boxes for rare ones."""

import unicodedata
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

GETA = "〓"
"""What Chinese typesetters print where a character is missing from the fount."""

_LINE_ENDS = frozenset("\r\n\v\f\x85\u2028\u2029")
_SPACES = frozenset("\t\u00a0\u202f\u2007")
_SILENT = frozenset({"Cc", "Cf"})
_VARIATION_SELECTORS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))


MOST_IN_ONE_TEXT = 20_000
"""Characters; setting one text without a break takes a second at this length, then squared."""


class TooLong(ValueError):
    """A text, an address or all facts together are longer than any document may be."""


class NotAFact(TypeError):
    """A document's facts are texts, numbers, truth values, days, lists and mappings of these."""


@dataclass(slots=True)
class Printer:
    """Makes facts printable and remembers, in order, the characters that no font has.

    `spare` gives further fonts, which are looked at only where ours lack a character; what is
    printed from them is in `lent`.
    """

    fonts: Sequence[Container[str]]
    spare: Callable[[], Sequence[Container[str]]] = tuple
    missing: list[str] = field(default_factory=list)
    lent: list[str] = field(default_factory=list)

    def printable(self, fact: object) -> object:
        """Return the fact with every text in it printable and every day as year-month-day."""
        if isinstance(fact, str):
            return self._text(fact)
        if fact is None or isinstance(fact, bool | int):
            return fact
        if isinstance(fact, date):
            return fact.strftime("%Y-%m-%d")
        if isinstance(fact, Mapping):
            return {str(key): self.printable(value) for key, value in fact.items()}
        if isinstance(fact, Sequence) and not isinstance(fact, bytes):
            return [self.printable(part) for part in fact]
        raise NotAFact(type(fact).__name__)

    def _text(self, text: str) -> str:
        if len(text) > MOST_IN_ONE_TEXT:
            raise TooLong(len(text))
        return "".join(map(self._character, text.replace("\r\n", "\n"))).strip()

    def _character(self, character: str) -> str:
        if character.isascii() and character.isprintable():
            return character
        if character in _LINE_ENDS:
            return "\n"
        if character in _SPACES:
            return " "
        if _is_silent(character):
            return ""
        if any(character in font for font in self.fonts):
            return character
        return self._lent(character)

    def _lent(self, character: str) -> str:
        """Return what is printed for a character that our own fonts lack."""
        if any(character in font for font in self.spare()):
            self.lent.append(character)
            return character
        self.missing.append(f"U+{ord(character):04X}")
        return GETA


def _is_silent(character: str) -> bool:
    if unicodedata.category(character) in _SILENT:
        return True
    return any(ord(character) in selectors for selectors in _VARIATION_SELECTORS)

"""Search in Chinese by pairs and threes of characters, for which PostgreSQL has no dictionary.

A text is indexed as its pairs, each at its place; words are found as a row of pairs. A row of a
long list has its name in threes, of which fewer are in many names; and as the pairs of digits stand
in every number, its number by parts: each run of digits or letters at its place, and what is left
of it from each of its characters on.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup

from xuke.catalogue.identifiers.assigned import is_writable
from xuke.catalogue.identifiers.names import DOT, DOTS
from xuke.catalogue.identifiers.signs import visible

LONGEST: Final = 60
_APART: Final = 2
"""Places left free between two texts, so that no word is found across them."""
_PAIR: Final = 2
_THREE: Final = 3
_ONE_SHAPE: Final = str.maketrans("〔【[〕】]" + DOTS, "((()))" + DOT * len(DOTS))
_PARTS: Final = re.compile(r"[0-9]+|[^\W0-9_]+")
_OF_NUMBER: Final = "№"
"""Sets a number's parts apart from a name's pieces: no plain text has it."""
_WHOLE: Final = "A"
"""The weight of a whole part; the ends of it have none."""


def indexed(*texts: str) -> str:
    """Return the texts as a literal of PostgreSQL's type tsvector."""
    return " ".join(_pieces_at(_PAIR, *texts))


def sought(words: str) -> str:
    """Return the words as a literal of type tsquery; all must occur. Nothing for no words."""
    return " & ".join(f"({_phrase(_PAIR, word)})" for word in _asked(words))


def indexed_row(name: str, number: str) -> str:
    """Return the name and number of a row as a literal of type tsvector."""
    return " ".join((*_pieces_at(_THREE, name), *_parts_at(number)))


def sought_row(words: str) -> str:
    """Return the words as a literal of type tsquery; each is in the name or in the number."""
    return " & ".join(f"({' | '.join(_ways(word))})" for word in _asked(words))


def plain(text: str) -> str:
    """Return the text in one width, one case, one kind of bracket and of dot, without spaces."""
    told = unicodedata.normalize("NFKC", text).casefold().translate(_ONE_SHAPE)
    # Of printable characters only the space is none that counts: most texts have nothing to lose.
    if told.isprintable() and " " not in told:
        return told
    return "".join(one for one in visible(told) if is_writable(one) and not one.isspace())


def _asked(words: str) -> Iterator[str]:
    return filter(None, map(plain, visible(words)[:LONGEST].split()))


def _ways(word: str) -> Iterator[str]:
    """Yield the ways to find one word: as a part of a name, and as one of a number."""
    yield f"({_phrase(_THREE, word)})"
    parts = _PARTS.findall(word)
    if parts:
        yield f"({' <-> '.join(_parts_sought(parts))})"


def _pieces_at(size: int, *texts: str) -> Iterator[str]:
    """Yield what begins at each character of the texts, so many characters long, with its place."""
    place = 0
    for text in map(plain, texts):
        for start in range(len(text)):
            place += 1
            yield f"{_quoted(text[start : start + size])}:{place}"
        place += _APART


def _phrase(size: int, word: str) -> str:
    """Return the word as its pieces in a row; one shorter than a piece as a piece's beginning."""
    if len(word) < size:
        return f"{_quoted(word)}:*"
    pieces = (_quoted(word[start : start + size]) for start in range(len(word) - size + 1))
    return " <-> ".join(pieces)


def _parts_at(number: str) -> Iterator[str]:
    for place, part in enumerate(_PARTS.findall(plain(number)), start=1):
        yield f"{_quoted(_OF_NUMBER + part)}:{place}{_WHOLE}"
        for start in range(1, len(part)):
            yield f"{_quoted(_OF_NUMBER + part[start:])}:{place}"


def _parts_sought(parts: list[str]) -> Iterator[str]:
    """Yield the parts: the first may begin anywhere in its own, the last may end anywhere."""
    last = len(parts) - 1
    for place, part in enumerate(parts):
        marks = ("*" if place == last else "") + (_WHOLE if place else "")
        yield _quoted(_OF_NUMBER + part) + (f":{marks}" if marks else "")


def _quoted(piece: str) -> str:
    if piece.isalnum():
        return f"'{piece}'"
    return "'" + piece.replace("\\", "\\\\").replace("'", "''") + "'"


@SearchVectorField.register_lookup
class Mentions(Lookup):
    """`words__mentions=sought(…)`, past PostgreSQL's own parser, which knows no Chinese."""

    lookup_name = "mentions"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ANN401
        """Return the match as SQL."""
        column, first = self.process_lhs(compiler, connection)
        return f"{column} @@ %s::tsquery", (*first, self.rhs)

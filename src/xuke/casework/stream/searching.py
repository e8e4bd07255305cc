"""Search in Chinese by threes of characters, for which PostgreSQL has no dictionary.

A name is indexed as its threes, each at its place; words are found as a row of threes, of which
fewer are in many names than of pairs. As the threes of digits stand in every number, a number is
indexed by parts: each run of digits or letters at its place, and what is left of it from each of
its characters on.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup

from xuke.catalogue.identifiers.assigned import is_writable
from xuke.catalogue.identifiers.names import DOT, DOTS
from xuke.catalogue.identifiers.signs import visible

LONGEST: Final = 60
_APART: Final = 2
"""Places left free between two numbers, so that no word is found across them."""
_THREE: Final = 3
_ONE_SHAPE: Final = str.maketrans("〔【[〕】]" + DOTS, "((()))" + DOT * len(DOTS))
_PARTS: Final = re.compile(r"[0-9]+|[^\W0-9_]+")
_OF_NUMBER: Final = "№"
"""Sets a number's parts apart from a name's pieces: no plain text has it."""
_WHOLE: Final = "A"
"""The weight of a whole part; the ends of it have none."""


def indexed(name: str, *numbers: str) -> str:
    """Return the name and the numbers of a row as a literal of type tsvector."""
    return " ".join((*_pieces_at(name), *_parts_at(numbers)))


def sought(words: str) -> str:
    """Return the words as a literal of type tsquery; each is in the name or in a number.

    Nothing for no words.
    """
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
    yield f"({_phrase(word)})"
    parts = _PARTS.findall(word)
    if parts:
        yield f"({' <-> '.join(_parts_sought(parts))})"


def _pieces_at(name: str) -> Iterator[str]:
    """Yield what begins at each character of the name, three characters long, with its place."""
    text = plain(name)
    for start in range(len(text)):
        yield f"{_quoted(text[start : start + _THREE])}:{start + 1}"


def _phrase(word: str) -> str:
    """Return the word as its threes in a row; a shorter one as a three's beginning."""
    if len(word) < _THREE:
        return f"{_quoted(word)}:*"
    threes = (_quoted(word[start : start + _THREE]) for start in range(len(word) - _THREE + 1))
    return " <-> ".join(threes)


def _parts_at(numbers: Iterable[str]) -> Iterator[str]:
    place = 0
    for number in numbers:
        for part in _PARTS.findall(plain(number)):
            place += 1
            yield f"{_quoted(_OF_NUMBER + part)}:{place}{_WHOLE}"
            for start in range(1, len(part)):
                yield f"{_quoted(_OF_NUMBER + part[start:])}:{place}"
        place += _APART


def _parts_sought(parts: list[str]) -> Iterator[str]:
    """Yield the parts: the first may begin anywhere in its own, the last may end anywhere.

    A single sign that ends a number says only that the number before it is whole: most numbers of
    documents end with the same one, and to look all of them up takes longer than all else.
    """
    is_ended = len(parts) > 1 and _is_single_sign(parts[-1])
    told = parts[:-1] if is_ended else parts
    open_at = -1 if is_ended else len(told) - 1
    for place, part in enumerate(told):
        marks = ("*" if place == open_at else "") + (_WHOLE if place else "")
        yield _quoted(_OF_NUMBER + part) + (f":{marks}" if marks else "")


def _is_single_sign(part: str) -> bool:
    return len(part) == 1 and not part.isascii()


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

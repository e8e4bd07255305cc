"""Search in Chinese by pairs of characters, for which PostgreSQL has no dictionary.

A text is indexed as its pairs, each at its place; words are found as a row of pairs.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup

LONGEST: Final = 60
_APART: Final = 2
"""Places left free between two texts, so that no word is found across them."""
_BRACKETS: Final = str.maketrans("〔【[〕】]", "((()))")


def indexed(*texts: str) -> str:
    """Return the texts as a literal of PostgreSQL's type tsvector."""
    return " ".join(_pairs_at(*texts))


def sought(words: str) -> str:
    """Return the words as a literal of type tsquery; all must occur. Nothing for no words."""
    asked = filter(None, map(plain, words[:LONGEST].split()))
    return " & ".join(f"({_phrase(word)})" for word in asked)


def plain(text: str) -> str:
    """Return the text in one width, one case and one kind of bracket, without spaces."""
    told = unicodedata.normalize("NFKC", text).casefold().translate(_BRACKETS)
    # Of printable characters only the space is none that counts: most texts have nothing to lose.
    if told.isprintable() and " " not in told:
        return told
    return "".join(one for one in told if one.isprintable() and not one.isspace())


def _pairs_at(*texts: str) -> Iterator[str]:
    place = 0
    for text in map(plain, texts):
        for start in range(len(text)):
            place += 1
            yield f"{_quoted(text[start : start + 2])}:{place}"
        place += _APART


def _phrase(word: str) -> str:
    if len(word) == 1:
        return f"{_quoted(word)}:*"
    pairs = (_quoted(word[start : start + 2]) for start in range(len(word) - 1))
    return " <-> ".join(pairs)


def _quoted(pair: str) -> str:
    return "'" + pair.replace("\\", "\\\\").replace("'", "''") + "'"


@SearchVectorField.register_lookup
class Mentions(Lookup):
    """`words__mentions=sought(…)`, past PostgreSQL's own parser, which knows no Chinese."""

    lookup_name = "mentions"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:  # noqa: ANN401
        """Return the match as SQL."""
        column, first = self.process_lhs(compiler, connection)
        return f"{column} @@ %s::tsquery", (*first, self.rhs)

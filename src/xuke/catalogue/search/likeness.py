"""How well words fit what was typed: as a number, the larger the better."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from xuke.catalogue.search.terms import Term, sounds_of
from xuke.catalogue.search.typed import Typed, standing_in

EXACT, SAME_CORE = 3.0, 2.5
"""The whole of what was typed; what is left of it without fillers."""
COVERED: Final = 1.0
"""With the share that is covered added to it."""
STARTS, CONTAINS, SPOKEN, INITIALS, ENGLISH = 0.9, 0.8, 0.7, 0.6, 0.5
SOUNDS, MISTYPED, OVERLAPS = 0.4, 0.3, 0.2
LEAST_SHARE: Final = 0.3
"""Share of what says something that words must cover, below which they are no hit."""
NEAR_SHARE: Final = 0.5
SHORTEST_INITIALS: Final = 2
SHORTEST_SPELT: Final = 3
SHORTEST_MISTYPED: Final = 4

Likeness = tuple[float, Term | None]
"""How well the words fit, and the one that fits best."""
NO_LIKENESS: Final[Likeness] = (0.0, None)


def likeness(terms: Sequence[Term], asked: Typed) -> Likeness:
    """Return how well the terms of one thing fit what was typed."""
    for text, worth in ((asked.text, EXACT), (asked.core_text, SAME_CORE)):
        same = [one for one in terms if one.text == text]
        if same:
            return worth, same[0]
    return max(_covering(terms, asked), _parts(terms, asked), key=lambda one: one[0])


def near_likeness(terms: Sequence[Term], asked: Typed) -> Likeness:
    """Return how nearly the terms fit: by their sound, but for one sign, by pairs of signs."""
    scored = [(max(_near(one, asked)), one) for one in terms]
    best = max(scored, key=lambda one: one[0], default=NO_LIKENESS)
    return best if best[0] else NO_LIKENESS


def _covering(terms: Sequence[Term], asked: Typed) -> Likeness:
    """Return the share of what says something that the terms in it cover together."""
    found = [(_covered(one, asked), one) for one in terms]
    covered = frozenset[int]().union(*(places for places, _term in found)) & asked.core
    share = len(covered) / len(asked.core)
    if share < LEAST_SHARE:
        return NO_LIKENESS
    return COVERED + share, max(found, key=lambda one: len(one[0]))[1]


def _covered(term: Term, asked: Typed) -> frozenset[int]:
    return frozenset(place for places in standing_in(term.text, asked.text) for place in places)


def _parts(terms: Sequence[Term], asked: Typed) -> Likeness:
    """Return the term of which a part was typed, or its pinyin, or the initials of that."""
    scored = [(_part(one, asked.core_text), one) for one in terms]
    return max(scored, key=lambda one: one[0], default=NO_LIKENESS)


def _part(term: Term, core: str) -> float:
    if core.isascii():
        return _spelt(term, core)
    if core not in term.text:
        return 0.0
    return STARTS if term.text.startswith(core) else CONTAINS


def _spelt(term: Term, letters: str) -> float:
    """Return how well Latin letters fit; only a name is found by few of its initials."""
    if len(letters) >= SHORTEST_INITIALS and term.is_name and letters in term.initials:
        return INITIALS + (0.01 if term.initials.startswith(letters) else 0.0)
    if len(letters) < SHORTEST_SPELT:
        return 0.0
    if letters in {term.pinyin, term.initials}:
        return SPOKEN
    is_part = letters in term.pinyin if term.is_name else term.pinyin.startswith(letters)
    return INITIALS if is_part or term.text.startswith(letters) else 0.0


def _near(term: Term, asked: Typed) -> Iterator[float]:
    """Yield what each way of coming near is worth."""
    size, core = len(term.text), asked.core_text
    yield 0.0
    if size == len(asked.text):
        yield MISTYPED if _is_mistyped(term.text, asked.text) else 0.0
    if core.isascii():
        return
    if size >= NEAR_SHARE * len(core):
        for part in _windows(core, size):
            yield SOUNDS if _sounds_alike(term, part) else 0.0
            yield MISTYPED if _is_mistyped(term.text, part) else 0.0
    if term.is_name:
        yield OVERLAPS * _overlap(_bigrams(core), _bigrams(term.text))


def _windows(text: str, size: int) -> Iterable[str]:
    return (text[start : start + size] for start in range(len(text) - size + 1))


def _sounds_alike(term: Term, part: str) -> bool:
    """Whether both are said alike; two signs alone must have one in common."""
    if len(part) <= SHORTEST_INITIALS and not set(part) & set(term.text):
        return False
    return len(part) >= SHORTEST_INITIALS and sounds_of(part) == term.sounds


def _is_mistyped(word: str, part: str) -> bool:
    """Whether one sign is another, or the signs are the same in another order.

    The last sign of a short word names the kind of thing: 火车票 is not meant for 火车站.
    """
    if len(word) < SHORTEST_MISTYPED and word[2:] != part[2:]:
        return False
    different = sum(mine != typed for mine, typed in zip(word, part, strict=True))
    return len(word) >= SHORTEST_SPELT and (different == 1 or sorted(word) == sorted(part))


def _overlap(typed: frozenset[str], named: frozenset[str]) -> float:
    """Return the likeness by common bigrams (Dice), or nothing where too few are common."""
    common = len(typed & named)
    if not common or common < NEAR_SHARE * len(typed):
        return 0.0
    return 2 * common / (len(typed) + len(named))


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(_windows(text, 2))

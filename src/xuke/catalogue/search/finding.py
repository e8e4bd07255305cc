"""What is found by what was typed: items, or where else it is done, or what may be meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from xuke.catalogue.item import LicenceItem
from xuke.catalogue.licence import NotRequired
from xuke.catalogue.search.likeness import (
    COVERED,
    ENGLISH,
    EXACT,
    SAME_CORE,
    SHORTEST_SPELT,
    Likeness,
    likeness,
    near_likeness,
)
from xuke.catalogue.search.terms import Index, Term
from xuke.catalogue.search.typed import Typed, typed
from xuke.catalogue.search_file import Elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An item that was found: by which word, with what that says, for what is to be done.

    `field` and `answer` say which answer of the form the word is, `action` what is to be done;
    each is empty where the words do not say. `near`: it is meant perhaps.
    """

    item: LicenceItem
    word: str = ""
    field: str = ""
    answer: str = ""
    action: str = ""
    near: bool = False

    def not_required(self, on: date) -> NotRequired | None:
        """Return why what the word says needs no licence on the day, or nothing."""
        return self.item.needs_no_licence({self.field: self.answer}, on) if self.field else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found: the hits, best first, and where else it is done."""

    hits: tuple[Hit, ...] = ()
    elsewhere: Elsewhere | None = None

    @property
    def are_near(self) -> bool:
        """Whether nothing was found but what is perhaps meant."""
        return any(hit.near for hit in self.hits)


def search(index: Index, text: str) -> Findings:
    """Return what the text may mean; every item for no text."""
    asked = typed(text, index.words)
    if not asked.text:
        return Findings(hits=tuple(Hit(item=item) for item, _terms in index.items))
    scored = [(_score(item, terms, asked, text), item) for item, terms in index.items]
    best = max((score for (score, _term), _item in scored), default=0.0)
    worth, other = _elsewhere(index, asked)
    if other and (worth > best if worth >= COVERED else not best):
        return Findings(elsewhere=other)
    if asked.action and asked.names_nothing:
        said = [one for one in scored if one[0][0] == EXACT]
        return Findings(hits=(*_hits(said, asked), *_offering(index, asked.action, said)))
    is_both = worth == best >= COVERED
    if best:
        told = [one for one in scored if best < SAME_CORE or not _is_aside(*one[0])]
        return Findings(hits=_hits(told, asked), elsewhere=other if is_both else None)
    near = [(near_likeness(terms, asked), item) for item, terms in index.items]
    return Findings(hits=_hits(near, asked, near=True))


def _offering(
    index: Index, action: str, said: Iterable[tuple[Likeness, LicenceItem]]
) -> Iterator[Hit]:
    """Yield every other item with which this can be done: the words prefer none of them."""
    before = {item.slug for _likeness, item in said}
    for item, _terms in index.items:
        if action in item.actions and item.slug not in before:
            yield Hit(item=item, action=action)


def _is_aside(score: float, term: Term | None) -> bool:
    """Whether only a part of some other everyday word was typed: 诊所 is not 诊所广告."""
    says = term.says if term else None
    return score < COVERED and says is not None and not says.answer


def _score(item: LicenceItem, terms: tuple[Term, ...], asked: Typed, text: str) -> Likeness:
    """Return how well an item fits, by its words or by its English name."""
    score, term = likeness(terms, asked)
    letters = text.strip().casefold()
    is_english = len(letters) >= SHORTEST_SPELT and letters in item.english.casefold()
    return (score, term) if score or not is_english else (ENGLISH, None)


def _elsewhere(index: Index, asked: Typed) -> tuple[float, Elsewhere | None]:
    """Return what is done elsewhere and fits best, with how well it does."""
    scored = [(likeness(terms, asked)[0], one) for one, terms in index.elsewhere]
    worth, other = max(scored, key=lambda one: one[0], default=(0.0, None))
    return worth, other if worth else None


def _hits(
    scored: list[tuple[Likeness, LicenceItem]], asked: Typed, *, near: bool = False
) -> tuple[Hit, ...]:
    """Return the items that fit, best first; of equal ones, as the catalogue has them."""
    found = sorted((one for one in scored if one[0][0]), key=lambda one: -one[0][0])
    return tuple(_hit(item, term, asked, near=near) for (_score, term), item in found)


def _hit(item: LicenceItem, term: Term | None, asked: Typed, *, near: bool) -> Hit:
    says = term.says if term else None
    action = (says.action if says else "") or asked.action
    return Hit(
        item=item,
        word=term.word if term else "",
        field=says.field if says else "",
        answer=says.answer if says else "",
        action=action if action in item.actions else "",
        near=near,
    )

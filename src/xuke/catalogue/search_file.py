"""How people ask: the words of data/search that belong to no item, and their reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import Table, opened
from xuke.catalogue.shape import Effect, Inner, Listed, Option, Shape, Text
from xuke.kernel.item.rule import Action

_WORDS: Final = Listed(Text(), effect=Effect.WORD)
_OF_ACTIONS: Final = Shape({"action": Option(tuple(Action)), "words": _WORDS})
_ELSEWHERE: Final = Shape({"words": _WORDS, "note": Text(effect=Effect.WORD)})
SEARCH: Final = Shape(
    {
        "fillers": _WORDS,
        "actions": Listed(Inner(_OF_ACTIONS), effect=Effect.WORD),
        "traditional": _WORDS,
        "popular": _WORDS,
        "elsewhere": Listed(Inner(_ELSEWHERE), effect=Effect.WORD),
    }
)
"""What search knows beside the items, data/search/words.yaml."""
PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """不在这里办: what people look for here, and where it is done instead."""

    words: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SearchWords:
    """检索用语: fillers that say nothing, words of actions, traditional signs, what is elsewhere.

    `traditional` has the simplified sign by the traditional one; `popular` are words to try.
    """

    fillers: tuple[str, ...] = ()
    actions: Mapping[str, str] = field(default_factory=dict)
    traditional: Mapping[str, str] = field(default_factory=dict)
    popular: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


def read_search_words(path: Path, refusals: Refusals) -> SearchWords:
    """Read the file; where it is refused, its words are none."""
    table = opened(path, refusals, SEARCH)
    if table is None:
        return SearchWords()
    read = SearchWords(
        fillers=table.texts("fillers"),
        actions=_actions(table),
        traditional=_traditional(table),
        popular=table.texts("popular"),
        elsewhere=tuple(
            Elsewhere(one.texts("words"), one.text("note")) for one in table.tables("elsewhere")
        ),
    )
    table.close()
    return read


def _actions(table: Table) -> Mapping[str, str]:
    """Return the action by each word that means it; no word means two."""
    meant: dict[str, str] = {}
    for one in table.tables("actions"):
        action = one.option("action")
        for word in one.texts("words"):
            if meant.setdefault(word, action) != action:
                one.refuse("taken", None, "words", other=word)
    return meant


def _traditional(table: Table) -> Mapping[str, str]:
    """Return the simplified sign by the traditional one."""
    pairs = table.texts("traditional")
    for pair in pairs:
        if len(pair) != PAIR:
            table.refuse("not-a-pair", None, "traditional", other=pair)
    return {pair[0]: pair[1] for pair in pairs if len(pair) == PAIR}

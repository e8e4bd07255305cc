"""The law by cases: each story in data/law/cases and beside an item happens as it is told."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from tests.law import claims, life, shown
from tests.law.stories import Story, name_of, stories
from tests.law.told import Told, acts_of, first_day, imported

STORIES = [pytest.param(story, id=name_of(path, story)) for path, story in stories()]


def tell_case(story: Story) -> None:
    """Tell a case from its filing on."""
    acts = acts_of(story)
    told = Told.of(story, first_day(acts))
    for entry in acts:
        if "does" in entry:
            told.tell(entry)
        else:
            shown.assert_shows(told, entry["expect"])
    shown.assert_shows(told, story.get("expect", {}))


def tell_history(story: Story) -> None:
    """Tell a past case from an authority's own list."""
    shown.assert_shows(imported(story, story["import"]), story.get("expect", {}))


def tell_life(story: Story) -> None:
    """Tell a licence's life from its issue on."""
    told = life.Life.of(story)
    for entry in story["life"]:
        if "does" in entry:
            told.tell(entry)
        else:
            life.assert_shows(told, entry["expect"])
    life.assert_shows(told, story.get("expect", {}))


KINDS: Mapping[str, Callable[[Story], None]] = {
    "story": tell_case,
    "import": tell_history,
    "life": tell_life,
    "count": claims.assert_counts,
    "competence": claims.assert_competent,
    "values": claims.assert_values,
    "needs": claims.assert_need,
    "levels": claims.assert_levels,
}
ABOUT: Mapping[str, frozenset[str]] = {
    "story": frozenset(
        {"item", "action", "rule", "law_of", "calendar", "persons", "given", "expect"}
    ),
    "import": frozenset({"item", "action", "rule", "law_of", "calendar", "expect"}),
    "life": frozenset(
        {"item", "licence", "licence_rule", "law_of", "calendar", "persons", "renewal", "expect"}
    ),
    "count": frozenset({"calendar"}),
    "competence": frozenset({"delegations"}),
}
"""What may stand beside each kind of case; a word that nobody reads would prove nothing."""


@pytest.mark.parametrize("story", STORIES)
def test_the_law_is_as_the_case_tells(story: Mapping[str, Any]) -> None:
    kinds = [one for one in KINDS if one in story]
    assert len(kinds) == 1, kinds
    unread = story.keys() - {"title", "shows", kinds[0]} - ABOUT.get(kinds[0], frozenset())
    assert not unread

    KINDS[kinds[0]](story)

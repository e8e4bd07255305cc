"""The law by cases: each story in data/law/cases and beside an item happens as it is told."""

from collections.abc import Callable, Mapping

import pytest
from tests.law import claims, life, shown
from tests.law.stories import CASES
from tests.law.told import Told, acts_of, first_day, imported

from xuke.catalogue.kit.examples import SUBJECTS, Story

STORIES = [pytest.param(case.story, id=case.name) for case in CASES]


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
    "conditions": claims.assert_conditions,
    "demands": claims.assert_demands,
    "barred": claims.assert_barred,
}


def tell(story: Story) -> None:
    """Tell a case of any kind; it fails where it is not as it tells, or says what nobody reads."""
    kinds = [one for one in KINDS if one in story]
    assert len(kinds) == 1, kinds
    unread = story.keys() - {"title", "shows", kinds[0]} - SUBJECTS[kinds[0]]
    assert not unread

    KINDS[kinds[0]](story)


@pytest.mark.parametrize("story", STORIES)
def test_the_law_is_as_the_case_tells(story: Story) -> None:
    tell(story)


def test_every_kind_of_case_can_be_told() -> None:
    assert KINDS.keys() == SUBJECTS.keys()

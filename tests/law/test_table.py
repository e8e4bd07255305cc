"""The table of law cases as a whole: how many, what they cite, and which articles they show."""

from collections import Counter
from collections.abc import Sequence

import pytest
from tests.law.stories import CASES, entries, is_late, is_refusing

from xuke import catalogue
from xuke.catalogue.kit.examples import Story

LEAST = 150
SLUG = "administrative-licensing-law"
ARTICLES = (
    "5", "7", "8/2", "22", "23", "24", "26/1", "26/2", "27", "29", "30", "31", "32/1/1",
    "32/1/2", "32/1/3", "32/1/4", "32/1/5", "32/2", "33", "34/2", "34/3", "35", "36", "37",
    "38/1", "38/2", "39", "40", "41", "42/1", "42/2", "43", "44", "45", "46", "47", "48", "49",
    "50/1", "50/2", "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63", "64",
    "65", "67", "69/1", "69/2", "69/3", "70", "72", "74", "78", "79", "80", "81",
)  # fmt: skip
"""Every row of the article table that the law cases are held against."""

TOLD: Sequence[Story] = [case.story for case in CASES]


WITHOUT_REFUSAL = {
    "23": "who lacks a delegated power is refused under 32(1)(2), a transferred one under 22",
    "72": "it makes officials liable; each thing it names is refused under the article broken",
}
"""The articles whose rule refuses no act in its own name, and why."""


def lies_in(place: str, article: str) -> bool:
    """Whether the provision is the article of the licensing law, or a part of it."""
    return f"{place}/".startswith(f"{SLUG}/{article}/")


def showing(article: str) -> list[Story]:
    """Return the cases that show the article."""
    return [one for one in TOLD if any(lies_in(place, article) for place in one["shows"])]


def allows(story: Story) -> bool:
    """Whether an act that is let through is what the case is about; what leads up to it is not."""
    return not is_refusing(story) or any(entry.get("records") for entry in entries(story))


def refuses(story: Story, article: str) -> bool:
    """Whether the case is refused under the article itself, or late under it."""
    raised = (one.get("under", "") for one in entries(story) if "refused" in one)
    return is_late(story) or any(lies_in(place, article) for place in raised)


def test_there_are_as_many_cases_as_were_promised() -> None:
    assert len(TOLD) >= LEAST


def test_no_two_cases_have_the_same_title() -> None:
    titles = Counter(story["title"] for story in TOLD)

    assert [title for title, count in titles.items() if count > 1] == []


def test_what_a_case_shows_stands_in_the_law() -> None:
    law = catalogue.law()
    shown = {(story["title"], place) for story in TOLD for place in story["shows"]}

    assert [one for one in sorted(shown) if not law.knows(one[1])] == []
    assert [story["title"] for story in TOLD if not story["shows"]] == []


STATUTE = catalogue.law().on(SLUG)
RULED = [one for one in ARTICLES if STATUTE and not STATUTE.is_without_rule(one)]


@pytest.mark.parametrize("article", RULED)
def test_an_article_with_a_rule_is_shown_allowing(article: str) -> None:
    assert any(allows(story) for story in showing(article))


@pytest.mark.parametrize("article", [one for one in RULED if one not in WITHOUT_REFUSAL])
def test_an_article_with_a_rule_is_shown_refusing_in_its_own_name(article: str) -> None:
    assert any(refuses(story, article) for story in showing(article))


def test_an_article_said_to_refuse_nothing_has_a_rule_and_refuses_nothing() -> None:
    assert WITHOUT_REFUSAL.keys() <= set(RULED)
    told = {one for one in WITHOUT_REFUSAL for story in showing(one) if refuses(story, one)}

    assert told == set()


def test_the_provision_of_a_refusal_stands_in_the_law() -> None:
    under = {entry["under"] for story in TOLD for entry in entries(story) if "under" in entry}

    assert [place for place in sorted(under) if not catalogue.law().knows(place)] == []


def test_a_case_that_expects_nothing_tells_at_least_what_was_recorded_or_refused() -> None:
    silent = [
        story["title"]
        for story in TOLD
        if not story.get("expect")
        and {"story", "life"} & story.keys()
        and not any({"refused", "records", "expect"} & entry.keys() for entry in entries(story))
    ]

    assert silent == []

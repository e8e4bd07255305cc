"""The table of law cases as a whole: how many, what they cite, and which articles they show."""

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from tests.law.stories import Story, entries, is_refusing, stories

from xuke import catalogue

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

TOLD: Sequence[Story] = [story for _, story in stories()]


def rows(told: Sequence[Story]) -> Iterator[str]:
    """Yield the rows of the article table in which what the cases show lies."""
    places = {f"{place}/" for story in told for place in story["shows"]}
    for article in ARTICLES:
        if any(place.startswith(f"{SLUG}/{article}/") for place in places):
            yield article


ALLOWING = frozenset(rows([story for story in TOLD if not is_refusing(story)]))
REFUSING = frozenset(rows([story for story in TOLD if is_refusing(story)]))


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


@pytest.mark.parametrize("article", ARTICLES)
def test_an_article_is_shown_allowing_and_refusing_or_has_no_rule(article: str) -> None:
    statute = catalogue.law().on(SLUG)

    assert statute
    assert article in ALLOWING & REFUSING or statute.is_without_rule(article)


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

"""The dated examples beside an item are run against it, and those that fail are named."""

import pytest
from tests.law.test_cases import tell

from xuke.catalogue.kit.examples import CASE, SUBJECTS, Example, examples, failures, law_cases

SLUG = "nurse-practice"


def test_the_examples_of_an_item_hold() -> None:
    cases = list(examples(slug=SLUG))

    assert cases
    assert list(failures(cases, tell)) == []


def test_an_example_that_fails_is_named_with_what_is_wrong() -> None:
    case = next(one for one in examples(slug=SLUG) if "story" in one.story)
    wrong = Example(case.path, {**case.story, "expect": {"due": "never"}})

    (failure,) = failures([wrong], tell)

    assert failure.example.name == f"{SLUG}: {case.story['title']}"
    assert failure.detail.startswith("AssertionError: ('due', ")


def test_an_example_that_cannot_be_told_fails_too() -> None:
    case = next(iter(examples(slug=SLUG)))
    wrong = Example(case.path, {"title": "空", "shows": [], "story": [], "colour": "red"})

    assert [one.example for one in failures([wrong], tell)] == [wrong]


def test_the_examples_of_items_are_among_the_law_cases() -> None:
    names = {case.name for case in law_cases()}

    assert {case.name for case in examples()} < names


@pytest.mark.parametrize("kind", SUBJECTS)
def test_whatever_may_stand_in_a_case_is_declared(kind: str) -> None:
    assert {kind, "title", "shows"} | SUBJECTS[kind] <= CASE.keys.keys()

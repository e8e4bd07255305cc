"""Two algorithms that share no code agree on every due day of random histories."""

from random import Random

import pytest
from tests.kernel import second_count
from tests.kernel.histories import answers, calendars, case_of, facts_of

HISTORIES = 1_000
"""Enough for the kernel's quick floor; tests/law counts the hundred thousand."""


def disagreements(seed: int, histories: int) -> list[str]:
    """Return what the kernel and the second count say differently.

    In every fourth history the calendar changes, and all days are computed anew.
    """
    random, found = Random(seed), []  # noqa: S311 - the same histories every time
    for number in range(histories):
        facts = facts_of(random)
        for year in calendars(number % 7)[: 1 + (number % 4 == 0)]:
            here = answers(case_of(facts, year.calendar), year.calendar)
            there = second_count.dues(facts, year.row)
            if here != there:
                found.append(f"{facts}\n  kernel: {here}\n  second: {there}")
    return found


@pytest.mark.parametrize("seed", [0])
def test_both_counts_agree_on_every_due_day(seed: int) -> None:
    assert disagreements(seed, HISTORIES) == []

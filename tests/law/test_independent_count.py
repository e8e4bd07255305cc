"""A hundred thousand random histories: both counts of due days agree on every one."""

import pytest
from tests.kernel.test_independent_count import disagreements

SHARDS = 8
HISTORIES = 100_000
FIRST, *OTHERS = range(1, SHARDS + 1)


@pytest.mark.parametrize(
    "seed", [FIRST, *(pytest.param(one, marks=pytest.mark.thorough) for one in OTHERS)]
)
def test_both_counts_agree_on_a_shard_of_the_hundred_thousand(seed: int) -> None:
    assert disagreements(seed, HISTORIES // SHARDS) == []

"""What fills and asks inside xuke for the benchmarks still fits its tables and its ways."""

import pytest
from benchmarks.ours import settings_of
from benchmarks.servers import database, free_port, told

SMALL = {
    "annual_table": 300,
    "daywork": 60,
    "desk_page": 200,
    "importing": 40,
    "scale": 300,
    "search": 200,
}
"""Each module with the fewest rows of which it can say anything."""


@pytest.mark.parametrize("module", SMALL)
def test_a_measurement_runs_over_a_few_rows(module: str) -> None:
    with database() as server:
        environ = settings_of(server, free_port())
        assert told("benchmarks.inside", environ, module, str(SMALL[module]))


def test_each_act_of_a_case_writes_by_one_statement_or_a_few() -> None:
    with database() as server:
        found = told("benchmarks.inside", settings_of(server, free_port()), "door", "1")

    assert all(1 <= count <= 4 for count in found["statements"]), found["statements"]

"""What fills and asks inside xuke for the benchmarks still fits its tables and its ways."""

import pytest
from benchmarks.ours import settings_of
from benchmarks.servers import database, free_port, told

SMALL = {
    "annual_table": 300,
    "daywork": 60,
    "desk_page": 200,
    "door": 1,
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

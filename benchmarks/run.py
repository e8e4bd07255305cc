"""Run the measurements and print them; `--write` keeps them in benchmarks/results.md."""

import argparse
import platform
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from benchmarks import (
    annual_table,
    daywork,
    desk_page,
    door,
    fold,
    importing,
    overload,
    rebuild,
    scale,
    search,
    ten_requests,
)
from benchmarks.results import Measurement
from benchmarks.servers import Database, database

RESULTS = Path(__file__).with_name("results.md")
SECONDS = 20.0

MEASUREMENTS: dict[str, Callable[[Database, float], Iterable[Measurement]]] = {
    "ten-requests": ten_requests.measure,
    "door": door.measure,
    "annual-table": annual_table.measure,
    "desk-page": desk_page.measure,
    "search": search.measure,
    "scale": scale.measure,
    "fold": fold.measure,
    "daywork": daywork.measure,
    "import": importing.measure,
    "rebuild": rebuild.measure,
    "slow-clients": overload.slow_clients,
    "sign-ins": overload.sign_ins,
    "bursts": overload.bursts,
}
SIZED: dict[str, Callable[[Database, float, int], Iterable[Measurement]]] = {
    "daywork": daywork.measure,
    "import": importing.measure,
}
"""Those that can be asked for a number of cases."""


def main() -> None:
    """Measure what was asked for, or everything."""
    asked = _arguments()
    sections = []
    for section in _measured(asked.only or list(MEASUREMENTS), asked.seconds, asked.cases):
        print(section, flush=True)
        sections.append(section)
    if asked.write:
        RESULTS.write_text("\n".join([_heading(), *sections]), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("only", nargs="*", choices=[[], *MEASUREMENTS], default=[])
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of each measured window")
    parser.add_argument("--cases", type=int, help=f"of {' and '.join(SIZED)}, instead of theirs")
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    asked = parser.parse_args()
    if asked.write and asked.only:
        parser.error(f"--write writes the whole of {RESULTS.name}: measure everything")
    return asked


def _measured(names: list[str], seconds: float, cases: int | None) -> Iterator[str]:
    for name in names:
        # Each has a server of its own: no measurement inherits another's rows or caches.
        with database() as server:
            sized = SIZED.get(name)
            measure = MEASUREMENTS[name]
            found = sized(server, seconds, cases) if sized and cases else measure(server, seconds)
            yield from (measurement.markdown() for measurement in found)


def _heading() -> str:
    memory = psutil.virtual_memory().total / 2**30
    machine = f"{psutil.cpu_count()} processors, {memory:.0f} GiB, {platform.platform()}"
    return f"# Results\n\nWritten by `.venv/bin/python -m benchmarks --write` on {machine}.\n"

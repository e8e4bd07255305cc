"""Growth: every list, search and figure over ten times as many rows, and again; beside one row.

`python -m benchmarks.scale --most 100000` measures as far as that, in minutes.
"""

import argparse
from collections.abc import Sequence
from typing import Final

from benchmarks import pages
from benchmarks.pages import Runs
from benchmarks.results import Measurement, Ratio
from benchmarks.servers import Database, database

SIZES: Final = (10_000, 100_000, 1_000_000)
"""Concluded cases, licences, certificates, decisions each; a tenth as many open cases."""
PAGES: Final = 20
FLAT: Final = 1.5
"""Up to so many times the least size's figure a page counts as flat: less is noise."""
NOTE: Final = (
    "Growth is how many times as long a page takes over the most rows as over the fewest, each"
    " beside the page of one row of its own run."
)
_CAPPED = "counts up to 1,000; over the fewest rows there are not so many"
_MENTIONED = "what does not stand near the list's beginning is found by the index, and put in order"
_PARTS = (
    "eleven rows have the name and not one; the index compares longer lists of the parts of names"
)
GROWS: Final = {
    "desk: one item": _CAPPED,
    "register: runs out soon": _CAPPED,
    "register: by a common name": _MENTIONED,
    "public list: by a common name": _MENTIONED,
    "register: by name": _PARTS,
    "public list: by name": _PARTS,
    "API: licences by name": _PARTS,
}
"""Why a page grows that does; whatever else grows is a defect."""


def measure(database: Database, _seconds: float, most: int = SIZES[-1]) -> list[Measurement]:
    """Fill the tables to each size, and ask for each page in turns, signed in."""
    sizes = [size for size in SIZES if size <= most]
    runs = [pages.measured(database, "scale", size, PAGES) for size in sizes]
    names = list(runs[0][0])
    growth = {name: _growth(runs, name) for name in names if name != pages.ONE_ROW}
    return [
        Measurement(
            title="Growth of every list, search and figure",
            columns=("p50 ms", *(f"{size:,}" for size in sizes), "times one row", "growth", "why"),
            rows=[_row(runs, name, growth.get(name)) for name in names],
            ratios=[
                Ratio(f"growth of {name}, beside one row", value, f"at most {FLAT}")
                for name, value in sorted(growth.items(), key=lambda pair: -pair[1])[:3]
            ],
            notes=[NOTE],
        )
    ]


def _growth(runs: Sequence[Runs], name: str) -> float:
    return pages.ratio(runs[-1], name) / pages.ratio(runs[0], name)


def _row(runs: Sequence[Runs], name: str, growth: float | None) -> tuple[str, ...]:
    figures = tuple(pages.shown(run, name) for run in runs)
    if growth is None:
        return (name, *figures, "", "", "")
    why = GROWS.get(name, "?") if growth > FLAT else "flat"
    return (name, *figures, f"{pages.ratio(runs[-1], name):.1f}", f"{growth:.2f}", why)


def main() -> None:
    """Print the table as far as was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[1], help="concluded cases")
    asked = parser.parse_args()
    if asked.most < SIZES[1]:
        parser.error(f"--most is at least {SIZES[1]:,}: growth is that from {SIZES[0]:,} on")
    with database() as server:
        for measurement in measure(server, 0, asked.most):
            print(measurement.markdown())


if __name__ == "__main__":
    main()

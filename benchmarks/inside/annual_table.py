"""Makes the annual table twice: as xuke does, and by one statement written by hand."""

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg

from benchmarks import synthetic
from benchmarks.results import REPETITIONS
from benchmarks.sample import AUTHORITY
from xuke import catalogue
from xuke.config.server.address import database_url
from xuke.config.settings import current
from xuke.figures.annual import annual

BY_HAND = """
    SELECT item, count(*),
           count(*) FILTER (WHERE accepted_on IS NOT NULL),
           count(*) FILTER (WHERE outcome = 'not-accepted'),
           count(*) FILTER (WHERE outcome = 'granted'),
           count(*) FILTER (WHERE outcome = 'refused'),
           count(*) FILTER (WHERE decided AND channel IN ('online', 'mobile')),
           count(*) FILTER (WHERE decided AND fully_online),
           count(*) FILTER (WHERE decided AND commitment),
           count(*) FILTER (WHERE decided AND on_the_spot),
           count(*) FILTER (WHERE decided AND in_time),
           count(*) FILTER (WHERE decided AND NOT in_time),
           count(*) FILTER (WHERE fee > 0), sum(fee)
      FROM (SELECT *, outcome IN ('granted', 'refused') AS decided FROM casework_case
             WHERE authority = %s AND closed_on BETWEEN %s AND %s
               AND outcome IN ('granted', 'refused', 'not-accepted')) AS closed
     GROUP BY item
"""


def run(count: int) -> dict[str, Any]:
    """Load so many cases; return how many seconds each way takes, and what it counts."""
    url = database_url(current())
    synthetic.load(url, synthetic.closed_cases(count, list(catalogue.items())))
    with psycopg.connect(url, autocommit=True) as raw:
        ways: dict[str, Callable[[], int]] = {"report": _report, "by hand": lambda: _by_hand(raw)}
        total = {name: way() for name, way in ways.items()}  # the first time warms the cache
        assert len(set(total.values())) == 1, total
        times: dict[str, Any] = {name: [] for name in ways}
        for _ in range(REPETITIONS):
            for name, way in ways.items():
                times[name].append(_seconds(way))
    return {**times, "total": total}


def _report() -> int:
    return int(
        annual(AUTHORITY, synthetic.YEAR, today=date(synthetic.YEAR, 12, 31)).total.count("applied")
    )


def _by_hand(raw: psycopg.Connection) -> int:
    year = (f"{synthetic.YEAR}-01-01", f"{synthetic.YEAR}-12-31")
    rows = raw.execute(BY_HAND, [AUTHORITY, *year]).fetchall()
    return sum(int(row[1]) for row in rows)


def _seconds(way: Callable[[], int]) -> float:
    started = time.perf_counter()
    way()
    return time.perf_counter() - started

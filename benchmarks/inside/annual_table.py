"""Counts the annual table from roll-ups, from the rows, and by one statement written by hand."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import psycopg

from benchmarks import synthetic
from benchmarks.inside import visitors
from benchmarks.results import REPETITIONS
from benchmarks.sample import AUTHORITY
from xuke import catalogue
from xuke.config.server.address import database_url
from xuke.config.settings import current
from xuke.figures.annual.counting import ALL, figures, figures_from_rows
from xuke.figures.cubes.folding import fold_all
from xuke.figures.period import Period

MONTH = 5
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
             WHERE (authority = %(whose)s AND in_name_of = '' OR in_name_of = %(whose)s)
               AND closed_on >= %(since)s AND closed_on < %(until)s
               AND outcome IN ('granted', 'refused', 'not-accepted')) AS closed
     GROUP BY item
"""


def run(count: int) -> dict[str, Any]:
    """Load so many cases; return how many seconds each way takes, and two pages to ask for."""
    url = database_url(current())
    synthetic.load(url, synthetic.closed_cases(count, list(catalogue.items())))
    fold_all()
    months = {"year": Period(synthetic.YEAR), "month": Period(synthetic.YEAR, MONTH, MONTH)}
    with psycopg.connect(url, autocommit=True) as raw:
        raw.execute("VACUUM ANALYZE figure_roll, figure_delta")
        counted = {name: _ways(raw, period) for name, period in months.items()}
    month = f"&from_month={MONTH}&to_month={MONTH}"
    year = f"/statistics/?year={synthetic.YEAR}"
    paths = {"one row": "/one-row/310105-00000000", "year": year, "month": year + month}
    return {"counted": counted, "paths": paths, "cookie": visitors.cookie(visitors.official())}


def _ways(raw: psycopg.Connection, period: Period) -> dict[str, Any]:
    """Count a period in each way in turns; all must count the same."""
    ways: dict[str, Callable[[], int]] = {
        "from roll-ups": partial(_applied, figures, period),
        "from rows": partial(_applied, figures_from_rows, period),
        "by hand": partial(_by_hand, raw, period),
    }
    total = {name: way() for name, way in ways.items()}  # the first time warms the cache
    assert len(set(total.values())) == 1, total
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(REPETITIONS):
        for name, way in ways.items():
            seconds[name].append(_seconds(way))
    return {"seconds": seconds, "total": total}


def _applied(way: Callable[[str, Period], Any], period: Period) -> int:
    return int(way(AUTHORITY, period)[ALL]["applied"])


def _by_hand(raw: psycopg.Connection, period: Period) -> int:
    asked = {"whose": AUTHORITY, "since": period.start, "until": period.end}
    rows = raw.execute(BY_HAND, asked).fetchall()
    return sum(int(row[1]) for row in rows)


def _seconds(way: Callable[[], int]) -> float:
    started = time.perf_counter()
    way()
    return time.perf_counter() - started

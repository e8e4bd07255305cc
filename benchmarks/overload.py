"""Acts beside crowds: half-sent requests, sign-ins; and what bursts leave behind."""

import contextlib
import time
from collections.abc import Callable, Sequence
from functools import partial

import psycopg

from benchmarks import ours
from benchmarks.clients import Load, Outcome, drive
from benchmarks.cost import Meter
from benchmarks.crowds import burst, never_finishing, signing_in
from benchmarks.results import REPETITIONS, Measurement, Ratio, middle, percentile
from benchmarks.servers import Database, Site
from benchmarks.wire import Ask
from xuke.config.front import sizes
from xuke.config.settings import read_settings

CLIENTS, WARM_UP = 2, 2.0
STRANGERS, CROWD, LINES = 100, 8, 200
BURSTS, PAUSE = 3, 35.0
"""Pauses in which idle threads would end, if any did, after half a minute."""

ASKS = [
    Ask("item", "GET", "/api/public/certificates/none"),
    Ask("page", "GET", "/disclosure/"),
    Ask("sign in", "GET", "/accounts/login/"),
]
_COUNT = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'xuke' AND pid <> pg_backend_pid()"


def slow_clients(database: Database, seconds: float) -> list[Measurement]:
    """Acts while a hundred half-sent bodies and a hundred half-sent heads lie there."""
    title = f"Acts beside {STRANGERS} half-sent bodies and {STRANGERS} half-sent heads"
    return [_beside(database, seconds, title, partial(never_finishing, each=STRANGERS))]


def sign_ins(database: Database, seconds: float) -> list[Measurement]:
    """Acts while a crowd signs in without a pause."""
    title = f"Acts beside {CROWD} who sign in without a pause"
    return [_beside(database, seconds, title, partial(signing_in, crowd=CROWD))]


def bursts(database: Database, _seconds: float) -> list[Measurement]:
    """Count the database's connections after each of some bursts with pauses."""
    rows, counts = [], []
    with ours.site(database, 1) as site:
        for number in range(BURSTS):
            if number:
                time.sleep(PAUSE)
            answers = burst(site.port, LINES, ASKS)
            counts.append(_connections(database))
            rows.append((str(number + 1), str(counts[-1]), str(answers)))
    most = sizes.THREADS * read_settings({}).workers
    return [
        Measurement(
            title=f"{BURSTS} bursts of {LINES} connections, {PAUSE:g} s between",
            columns=("burst", "connections to the database after it", "answers by status"),
            rows=rows,
            ratios=[
                Ratio("connections after the last burst, to the first", counts[-1] / counts[0],
                      "1, or less than the bound"),
                Ratio("the most connections, to workers times threads", max(counts) / most,
                      "at most 1"),
            ],
        )
    ]  # fmt: skip


def _connections(database: Database) -> int:
    with psycopg.connect(database.url("xuke")) as connection:
        row = connection.execute(_COUNT).fetchone()
    assert row
    return int(row[0])


def _beside(
    database: Database,
    seconds: float,
    title: str,
    crowd: Callable[[int], contextlib.AbstractContextManager[None]],
) -> Measurement:
    """Run acts alone and beside a crowd, in turns."""
    pairs = []
    with ours.site(database, CLIENTS) as site:
        _acts(database, site, seconds)
        for _ in range(REPETITIONS):
            alone = _acts(database, site, seconds)
            with crowd(site.port):
                pairs.append((alone, _acts(database, site, seconds)))
    p99 = middle(pairs, lambda pair: _p99(pair[1]) / _p99(pair[0]))
    speed = middle(pairs, lambda pair: pair[1].cases_a_second / pair[0].cases_a_second)
    return Measurement(
        title=f"{title}, {CLIENTS} clients, {seconds:g} s",
        columns=("acts", "cases/s", "p50 ms", "p99 ms"),
        rows=[_row("alone", [one for one, _ in pairs]), _row("beside", [one for _, one in pairs])],
        ratios=[
            Ratio("p99 of an act, beside to alone", p99, "at most 3"),
            Ratio("cases a second, beside to alone", speed),
        ],
    )


def _acts(database: Database, site: Site, seconds: float) -> Outcome:
    meter = Meter({"web": site.pid, "database": database.pid})
    return drive(site.one_case, site.port, site.people, Load(CLIENTS, WARM_UP, seconds), meter)


def _all(run: Outcome) -> list[float]:
    return [one for seconds in run.latencies.values() for one in seconds]


def _p99(run: Outcome) -> float:
    return percentile(_all(run), 99)


def _row(name: str, runs: Sequence[Outcome]) -> Sequence[str]:
    figures = (
        middle(runs, lambda run: run.cases_a_second),
        middle(runs, lambda run: percentile(_all(run), 50)),
        middle(runs, _p99),
    )
    return (name, *(f"{figure:.1f}" for figure in figures))

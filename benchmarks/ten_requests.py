"""A complete case as ten requests, at 4 and 16 clients: xuke beside the peer, in turns."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks import ours, peer
from benchmarks.clients import Load, Outcome, drive
from benchmarks.cost import Meter
from benchmarks.results import REPETITIONS, Measurement, Ratio, middle, percentile
from benchmarks.servers import Database, Site

CLIENTS = (4, 16)
WARM_UP = 3.0
LEAST = 2
"""Of each request, in one window: of fewer there is no percentile."""
DOUBTFUL = 0.2
"""Processors that others may use before a run says less about us than about them."""


def measure(database: Database, seconds: float) -> Iterator[Measurement]:
    """Run both sides in turns; each gets the same clients for the same seconds."""
    most = max(CLIENTS)
    with peer.site(database, most) as theirs, ours.site(database, most) as own:
        for clients in CLIENTS:
            yield _compared(database, (theirs, own), Load(clients, WARM_UP, seconds))


def _compared(database: Database, sites: Sequence[Site], load: Load) -> Measurement:
    outcomes: dict[str, list[Outcome]] = {site.name: [] for site in sites}
    for _ in range(REPETITIONS):
        for site in sites:
            meter = Meter({"web": site.pid, "database": database.pid})
            one = drive(site.one_case, site.port, site.people, load, meter)
            _check(site, one, load)
            outcomes[site.name].append(one)
    return _measurement(outcomes, load)


def _check(site: Site, one: Outcome, load: Load) -> None:
    """Refuse a window too short to say anything of each act."""
    missing = [act for act in _ORDER if len(one.latencies.get(act, ())) < LEAST]
    if missing or not one.cases:
        raise SystemExit(
            f"In {load.measured:g} seconds {site.name} did not end {LEAST} of each request"
            f" ({', '.join(missing)}): ask for longer windows (--seconds)."
        )


def _measurement(outcomes: Mapping[str, Sequence[Outcome]], load: Load) -> Measurement:
    notes = [_disturbed(outcomes), *_latencies(outcomes)]
    return Measurement(
        title=f"Ten requests, {load.clients} clients, {load.measured:g} s",
        columns=("", "cases/s", "CPU ms/case", "of it web", "of it database", "client"),
        rows=[_row(name, runs) for name, runs in outcomes.items()],
        ratios=_ratios(outcomes["xuke"], outcomes["peer"]),
        notes=[note for note in notes if note],
    )


def _row(name: str, runs: Sequence[Outcome]) -> Sequence[str]:
    figures = (
        middle(runs, lambda one: one.cases_a_second),
        1000 * middle(runs, lambda one: one.cpu_a_case("web", "database")),
        1000 * middle(runs, lambda one: one.cpu_a_case("web")),
        1000 * middle(runs, lambda one: one.cpu_a_case("database")),
        1000 * middle(runs, lambda one: one.client_cpu / one.cases),
    )
    return (name, *(f"{figure:.1f}" for figure in figures))


def _ratios(own: Sequence[Outcome], theirs: Sequence[Outcome]) -> list[Ratio]:
    """Compare neighbours in time, and take the median of the three."""
    pairs = list(zip(own, theirs, strict=True))
    speed = middle(pairs, lambda pair: pair[0].cases_a_second / pair[1].cases_a_second)
    cost = middle(pairs, lambda pair: _cpu(pair[0]) / _cpu(pair[1]))
    web = middle(pairs, lambda pair: pair[0].cpu_a_case("web") / pair[1].cpu_a_case("web"))
    tail = middle(own, _tail)
    return [
        Ratio("cases a second, xuke to peer", speed, "at least 2"),
        Ratio("CPU a case, xuke to peer", cost, "at most 0.4"),
        Ratio("CPU a case without the database, xuke to peer", web),
        Ratio("p99 to p50, the act of xuke's in which they lie furthest apart", tail, "at most 3"),
    ]


def _tail(run: Outcome) -> float:
    """Return how many times its median the slowest hundredth of an act takes, for the worst act."""
    return max(
        percentile(run.latencies[act], 99) / percentile(run.latencies[act], 50) for act in _ORDER
    )


def _cpu(run: Outcome) -> float:
    return run.cpu_a_case("web", "database")


def _latencies(outcomes: Mapping[str, Sequence[Outcome]]) -> list[str]:
    return [f"{name}, p50/p95/p99 ms: {_by_request(runs)}" for name, runs in outcomes.items()]


def _by_request(runs: Sequence[Outcome]) -> str:
    shown = []
    for request in _ORDER:
        seconds = [one for run in runs for one in run.latencies[request]]
        told = "/".join(f"{percentile(seconds, share):.1f}" for share in (50, 95, 99))
        shown.append(f"{request} {told}")
    return ", ".join(shown)


def _disturbed(outcomes: Mapping[str, Sequence[Outcome]]) -> str:
    worst = max(run.disturbance for runs in outcomes.values() for run in runs)
    if worst <= DOUBTFUL:
        return ""
    return f"DOUBTFUL: other programs used up to {worst:.1f} processors during a run."


_ORDER = (
    "apply",
    "attach",
    "submit",
    "accept",
    "examine",
    "examine again",
    "decide",
    "issue",
    "deliver",
    "public read",
)

"""Clients in a closed loop: each runs one complete case after another, in its own process."""

import multiprocessing
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import TypeAlias

from benchmarks.cost import MACHINE, Cpu, Meter
from benchmarks.wire import Answer, Ask, Wire

Conversation: TypeAlias = Generator[Ask, Answer, None]
OneCase: TypeAlias = Callable[[Mapping[str, str]], Conversation]


@dataclass(slots=True)
class Tally:
    """What one client did inside the measured window."""

    cases: int = 0
    client_cpu: float = 0.0
    seconds: dict[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Load:
    """How hard, and how long (seconds)."""

    clients: int
    warm_up: float
    measured: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What all clients did, and what it cost the servers (seconds of processor)."""

    cases: int
    elapsed: float
    client_cpu: float
    spent: Mapping[str, Cpu]
    latencies: Mapping[str, Sequence[float]]

    @property
    def cases_a_second(self) -> float:
        """Complete cases in a second of the window."""
        return self.cases / self.elapsed

    @property
    def disturbance(self) -> float:
        """Processors that others used meanwhile: a figure above 0.2 makes the run doubtful."""
        ours = sum(cpu.total for group, cpu in self.spent.items() if group != MACHINE)
        return (self.spent[MACHINE].total - ours - self.client_cpu) / self.elapsed

    def cpu_a_case(self, *groups: str) -> float:
        """Seconds of processor that these groups of processes spent on one case."""
        return sum(self.spent[group].total for group in groups) / self.cases


def drive(
    one_case: OneCase,
    port: int,
    people: Sequence[Mapping[str, str]],
    load: Load,
    meter: Meter,
) -> Outcome:
    """Let the clients work, and measure the window after the warm-up."""
    begin = time.monotonic() + 0.5
    window = (begin + load.warm_up, begin + load.warm_up + load.measured)
    context = multiprocessing.get_context("fork")
    pipes = []
    for group in people[: load.clients]:
        mine, theirs = context.Pipe(duplex=False)
        context.Process(
            target=_client, args=(one_case, port, group, window, theirs), daemon=True
        ).start()
        theirs.close()
        pipes.append(mine)
    _sleep_until(window[0])
    before, started = meter.read(), time.monotonic()
    _sleep_until(window[1])
    after, ended = meter.read(), time.monotonic()
    spent = {group: after[group] - before[group] for group in before}
    return _gathered([_received(pipe) for pipe in pipes], ended - started, spent)


def _client(
    one_case: OneCase,
    port: int,
    people: Mapping[str, str],
    window: tuple[float, float],
    report: Connection,
) -> None:
    tally = Tally()
    begun_cpu = None
    try:
        while time.monotonic() < window[1]:
            if begun_cpu is None and time.monotonic() >= window[0]:
                begun_cpu = time.process_time()
            _run_case(one_case(people), port, window, tally)
        tally.client_cpu = time.process_time() - (begun_cpu or 0.0)
        report.send(tally)
    except Exception as error:  # noqa: BLE001 - the parent must hear of whatever it was
        report.send(error)


def _run_case(
    conversation: Conversation, port: int, window: tuple[float, float], tally: Tally
) -> None:
    with Wire(port) as wire:
        ask = next(conversation)
        while True:
            started = time.monotonic()
            answer = wire.send(ask)
            ended = time.monotonic()
            if window[0] <= ended <= window[1]:
                tally.seconds.setdefault(ask.name, []).append(ended - started)
            try:
                ask = conversation.send(_good(ask, answer))
            except StopIteration:
                tally.cases += window[0] <= ended <= window[1]
                return


def _good(ask: Ask, answer: Answer) -> Answer:
    if answer.status not in (200, 201):
        text = answer.body[:500].decode(errors="replace")
        message = f"{ask.name}: {ask.method} {ask.path} answered {answer.status}: {text}"
        raise RuntimeError(message)
    return answer


def _received(pipe: Connection) -> Tally:
    tally = pipe.recv()
    if isinstance(tally, Exception):
        raise tally
    assert isinstance(tally, Tally)
    return tally


def _gathered(tallies: Sequence[Tally], elapsed: float, spent: Mapping[str, Cpu]) -> Outcome:
    latencies: dict[str, list[float]] = {}
    for tally in tallies:
        for name, seconds in tally.seconds.items():
            latencies.setdefault(name, []).extend(seconds)
    return Outcome(
        cases=sum(tally.cases for tally in tallies),
        elapsed=elapsed,
        client_cpu=sum(tally.client_cpu for tally in tallies),
        spent=spent,
        latencies=latencies,
    )


def _sleep_until(moment: float) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))

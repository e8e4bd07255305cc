"""What processes cost: seconds of processor of a process with all its children."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import psutil  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Cpu:
    """Seconds of processor, in the programs themselves and in the system on their behalf."""

    user: float = 0.0
    system: float = 0.0

    @property
    def total(self) -> float:
        """Both together."""
        return self.user + self.system

    def __add__(self, other: Self) -> "Cpu":
        return Cpu(self.user + other.user, self.system + other.system)

    def __sub__(self, other: Self) -> "Cpu":
        return Cpu(self.user - other.user, self.system - other.system)


MACHINE = "machine"


class Meter:
    """Reads what named groups of processes, and the whole machine, have spent so far."""

    def __init__(self, roots: Mapping[str, int]) -> None:
        self._roots = {name: psutil.Process(pid) for name, pid in roots.items()}

    def read(self) -> dict[str, Cpu]:
        """Return each group's spending since it was started."""
        spent = {name: _spent(process) for name, process in self._roots.items()}
        return {**spent, MACHINE: _machine()}


def _machine() -> Cpu:
    """Everything that ran, whoever started it; time stolen by the host counts as system."""
    times = psutil.cpu_times()
    return Cpu(times.user + times.nice, times.system + times.irq + times.softirq + times.steal)


def _spent(root: psutil.Process) -> Cpu:
    """Sum a tree; children that have ended are in their parent's `children_*`."""
    total = Cpu()
    for process in [root, *root.children(recursive=True)]:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:  # it ended just now, and its parent has it by now
            continue
        total += Cpu(times.user + times.children_user, times.system + times.children_system)
    return total

"""`make mutants`: mutate the kernel, run its tests on each mutant, and name the survivors."""

import argparse
import subprocess
import sys
from collections import Counter
from pathlib import Path

from benchmarks.mutants.preparing import prepare

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "build" / "mutants"
RESULTS = ROOT / "benchmarks" / "mutants.md"
KILLED = frozenset({"killed", "timeout", "caught by type check"})
LEAST = 90.0


def main() -> int:
    """Run mutmut, print the share that was killed, and write the survivors down."""
    asked = _arguments()
    prepare(ROOT, PLACE)
    mutmut = str(Path(sys.executable).with_name("mutmut"))
    subprocess.run([mutmut, "run", "--max-children", str(asked.jobs)], cwd=PLACE, check=False)
    told = subprocess.run(
        [mutmut, "results", "--all", "true"], cwd=PLACE, check=True, capture_output=True, text=True
    )
    found = dict(_result(line) for line in told.stdout.splitlines() if ": " in line)
    counts = Counter(found.values())
    share = 100 * sum(counts[one] for one in KILLED) / max(1, len(found))
    print(f"{share:.1f} % of {len(found)} mutants killed: {dict(counts)}")
    if asked.write:
        RESULTS.write_text(_page(found, counts, share, mutmut), "utf-8")
    return 0 if share >= LEAST else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    return parser.parse_args()


def _result(line: str) -> tuple[str, str]:
    name, _colon, status = line.strip().partition(": ")
    return name, status


def _page(found: dict[str, str], counts: Counter[str], share: float, mutmut: str) -> str:
    """Return the page of results: the share, and each survivor by its change."""
    lines = [
        "# Mutants of the kernel",
        "",
        f"Written by `make mutants ARGS=--write`: {share:.1f} % of {len(found)} mutants killed.",
        "",
        "Not mutated: what stands outside functions (events, tables of rights, terms).",
        "",
        *(f"- {status}: {number}" for status, number in sorted(counts.items())),
        "",
        "## Survivors",
        "",
    ]
    for name, status in sorted(found.items()):
        if status not in KILLED:
            lines += [f"- `{name}` ({status})", "", *_change(name, mutmut), ""]
    return "\n".join(lines)


def _change(name: str, mutmut: str) -> list[str]:
    """Return what the mutant changed, as the changed lines alone."""
    told = subprocess.run(
        [mutmut, "show", name], cwd=PLACE, capture_output=True, text=True, check=False
    )
    changed = [
        line
        for line in told.stdout.splitlines()
        if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    return ["  ```diff", *(f"  {line}" for line in changed), "  ```"]


if __name__ == "__main__":
    sys.exit(main())

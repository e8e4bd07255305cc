"""Imports a made-up list of cases; the same rows are then written by raw psycopg."""

import csv
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import psycopg

from benchmarks.inside import raw
from benchmarks.sample import AUTHORITY, ITEM
from benchmarks.synthetic import SEED, YEAR
from xuke import catalogue
from xuke.casework.stream.readmodels import read_models
from xuke.config.server.address import database_url
from xuke.config.settings import current
from xuke.rooms.imports import import_cases
from xuke.rooms.imports.case_rows import CASE_COLUMNS
from xuke.rooms.imports.copies import processors
from xuke.rooms.imports.processes import MOST

KILOBYTES_A_MEGABYTE: Final = 1024
AT_ONCE: Final = 2000
"""Rows to a statement of raw psycopg."""
COPIES: Final = min(processors(), MOST)
"""Processes that the import makes: all of them may be as large as the largest."""
CHANNELS: Final = ("窗口", "网上", "移动")


def run(count: int) -> dict[str, Any]:
    """Import so many cases; return seconds and peak memory, and how long raw psycopg takes."""
    catalogue.authorities()  # read once, before anything is timed
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.csv"
        _write(path, count)
        before, started = _peak(resource.RUSAGE_SELF), time.perf_counter()
        result = import_cases(path, AUTHORITY)
        seconds = time.perf_counter() - started
    peak = _peak(resource.RUSAGE_SELF) + COPIES * _peak(resource.RUSAGE_CHILDREN)
    assert result.new == count
    return {"import": seconds, "before": before, "peak": peak, **_raw()}


def _raw() -> dict[str, Any]:
    """Write every row once more, both ways, in one transaction as the import does."""
    names = dict.fromkeys(table for model in read_models() for table in model.tables)
    found: dict[str, Any] = {}
    with psycopg.connect(database_url(current())) as connection:
        for name, way in (("insert", raw.insert), ("copy", raw.copy)):
            tables = [raw.prepared(connection, one) for one in ("record_event", *names)]
            found["rows"] = sum(len(one.rows) for one in tables)
            found[name] = raw.seconds(connection, tables, way, batch=AT_ONCE, commits=False)
            assert all(raw.same(connection, one) for one in tables)
    return found


def _peak(of: int) -> float:
    """Return the most memory that this process, or the largest that it made, ever had, in MB."""
    return resource.getrusage(of).ru_maxrss / KILOBYTES_A_MEGABYTE


def _write(path: Path, count: int) -> None:
    dice = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, CASE_COLUMNS.required, restval="")
        writer.writeheader()
        writer.writerows(_case(dice, serial) for serial in range(count))


def _case(dice: random.Random, serial: int) -> dict[str, object]:
    """Return one row: of a hundred, four were not accepted, six refused, the others granted."""
    received = date(YEAR, 1, 5) + timedelta(days=dice.randrange(300))
    accepted = received + timedelta(days=dice.randrange(4))
    ending = dice.choices((_not_accepted, _refused, _granted), (4, 6, 90))[0]
    return {
        "case_number": f"{YEAR}-{serial:08d}",
        "item": ITEM,
        "action": "新办",
        "applicant_type": "person",
        "applicant_name": f"测试申请人{serial % 90_000}",
        "applicant_id": f"E{serial:08d}",
        "channel": dice.choice(CHANNELS),
        "received_on": received,
        "commitment": "否",
        "fully_online": "否",
        **dict(ending(accepted, accepted + timedelta(days=dice.randrange(25)), serial)),
    }


def _not_accepted(accepted: date, _decided: date, _serial: int) -> Iterator[tuple[str, object]]:
    yield "not_accepted_on", accepted
    yield "not_accepted_reason", "不属于本机关职权范围"


def _refused(accepted: date, decided: date, _serial: int) -> Iterator[tuple[str, object]]:
    yield "accepted_on", accepted
    yield "decided_on", decided
    yield "decision", "不予许可"
    yield "refusal_reason", "不符合法定条件"


def _granted(accepted: date, decided: date, serial: int) -> Iterator[tuple[str, object]]:
    yield "accepted_on", accepted
    yield "decided_on", decided
    yield "decision", "准予"
    yield "certificate_number", f"测试证{serial:08d}"
    yield "valid_from", decided
    yield "fee", "120" if serial % 20 == 0 else "0"

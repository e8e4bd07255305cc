"""Invented cases for the list of cases: seeded, so that two runs load the same rows."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

import psycopg

from benchmarks.sample import AUTHORITY

SEED = 20_230_101
YEAR = 2023
OPEN_SINCE = date(2026, 9, 1)
BATCH = 5_000
COLUMNS = (
    "stream, version, authority, year, number, item, action, channel, phase, outcome,"
    " waits_for, owner, applicant_kind, applicant_name, applicant_index, commitment,"
    " fully_online, imported, received_on, accepted_on, decided_on, closed_on, due,"
    " due_provisional, committed_due, in_time, on_the_spot, fee, certificate_number,"
    " accepted_by, examined_by, assigned_to, recused"
)
NOTHING = r"\N"
CHANNELS = ("window", "online", "mobile", "post", "kiosk")
WAITING = (("received", "clerk"), ("accepted", "examiner"), ("examined", "decider"))


def load(url: str, rows: Iterator[str]) -> None:
    """Write the rows in bulk, and let the server learn what it has."""
    with psycopg.connect(url, autocommit=True) as connection:
        # As an import does: what triggers keep beside the rows is added up first.
        connection.execute("SET xuke.bulk = 'yes'")
        with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
            for block in _blocks(rows):
                copy.write(block)
        connection.execute("VACUUM ANALYZE casework_case")


def closed_cases(count: int, items: Sequence[str]) -> Iterator[str]:
    """Yield concluded cases of one authority and year."""
    dice = random.Random(SEED)
    for serial in range(count):
        received = date(YEAR, 1, 1) + timedelta(days=dice.randrange(330))
        decided = received + timedelta(days=dice.randrange(30))
        outcome = dice.choices(("granted", "refused", "not-accepted"), (90, 6, 4))[0]
        accepted = NOTHING if outcome == "not-accepted" else received.isoformat()
        days = (received, accepted, decided, decided, received + timedelta(days=28))
        yield _line(dice, serial, dice.choice(items), ("concluded", outcome, ""), days)


def open_cases(count: int, items: Sequence[str]) -> Iterator[str]:
    """Yield cases that wait for a clerk, an examiner or a decider."""
    dice = random.Random(SEED)
    for serial in range(count):
        received = OPEN_SINCE + timedelta(days=dice.randrange(60))
        phase, waits_for = dice.choice(WAITING)
        accepted = NOTHING if phase == "received" else received.isoformat()
        days = (received, accepted, NOTHING, NOTHING, received + timedelta(days=28))
        yield _line(dice, serial, dice.choice(items), (phase, "", waits_for), days)


def _line(
    dice: random.Random,
    serial: int,
    item: str,
    standing: tuple[str, str, str],
    days: Sequence[object],
) -> str:
    """Return one row as COPY reads it; the standing is its phase, outcome and whom it waits for."""
    phase, outcome, waits_for = standing
    received, accepted, decided, closed, due = days
    number = f"310105-{serial:08d}"
    in_time = dice.choices("tf", (97, 3))[0] if decided != NOTHING else NOTHING
    certificate = f"C-{serial:08d}" if outcome == "granted" else ""
    cells = (
        UUID(int=dice.getrandbits(128), version=4), 9, AUTHORITY, str(received)[:4], number, item,
        "new",
        dice.choice(CHANNELS), phase, outcome, waits_for, f"owner-{serial % 50_000}",
        dice.choice(("person", "organisation")), f"测试申请人{serial % 90_000}", number,
        dice.choice("tf"), dice.choice("tf"), "t", received, accepted, decided, closed, due, "f",
        NOTHING, in_time, dice.choices("tf", (5, 95))[0], dice.choices((0, 120), (95, 5))[0],
        certificate, "clerk-0", "{}", "{}", "{}",
    )  # fmt: skip
    return "\t".join(map(str, cells))


def _blocks(rows: Iterator[str]) -> Iterator[str]:
    block: list[str] = []
    for row in rows:
        block.append(row)
        if len(block) == BATCH:
            yield "\n".join(block) + "\n"
            block.clear()
    if block:
        yield "\n".join(block) + "\n"


_COPY = f"COPY casework_case ({COLUMNS}) FROM STDIN"

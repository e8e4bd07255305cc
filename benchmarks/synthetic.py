"""Invented rows for lists and search: seeded, so that two runs load the same."""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

import psycopg
from psycopg import sql

from benchmarks.sample import AUTHORITY

SEED = 20_230_101
YEAR = 2023
OPEN_SINCE = date(2026, 9, 1)
BATCH = 5_000
NOTHING = r"\N"
CHANNELS = ("window", "online", "mobile", "post", "kiosk")
WAITING = (
    ("received", "clerk"),
    ("accepted", "examiner"),
    ("examined", "decider"),
    ("granted", "clerk"),
)
COMMON = "虚构连锁门店"
"""In the name of every tenth applicant."""
COMMON_EACH = UNDISCLOSED_EACH = 10


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its columns, in the order in which rows are written."""

    name: str
    columns: str


CASES: Final = Table(
    "casework_case",
    "stream, version, authority, year, number, item, action, channel, phase, outcome, waits_for,"
    " owner, applicant_kind, applicant_name, applicant_index, commitment, fully_online, imported,"
    " received_on, accepted_on, decided_on, closed_on, due, due_provisional, committed_due,"
    " nearest, in_time, on_the_spot, fee, certificate_number, accepted_by, examined_by,"
    " assigned_to, recused, in_name_of",
)
LICENCES: Final = Table(
    "casework_licence",
    'stream, version, authority, year, "case", number, item, holder_kind, holder_name, status,'
    " valid_from, valid_until, promise, next_clock, next_due, imported, earlier,"
    " identifier, holder_index",
)
CERTIFICATES: Final = Table(
    "register_certificate",
    "stream, authority, year, number, item, holder_kind, holder_name, issued_on, valid_from,"
    " valid_until, imported, identifier",
)
DISCLOSURES: Final = Table(
    "disclosure_record",
    "stream, authority, issuer, year, item, number, document, holder_kind, holder_name, decided_on,"
    " due, disclosed_on, imported, facts, words",
)


def load(url: str, rows: Iterator[str], into: Table = CASES) -> None:
    """Write the rows in bulk, and let the server learn what it has."""
    table = sql.Identifier(into.name)
    with psycopg.connect(url, autocommit=True) as connection:
        # As an import does: what triggers keep beside the rows is added up first.
        connection.execute("SET xuke.bulk = 'yes'")
        with (
            connection.cursor() as cursor,
            cursor.copy(sql.SQL("COPY {} (" + into.columns + ") FROM STDIN").format(table)) as copy,
        ):
            for block in _blocks(rows):
                copy.write(block)
        connection.execute(sql.SQL("VACUUM ANALYZE {}").format(table))


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


def open_cases(count: int, items: Sequence[str], since: int = 0) -> Iterator[str]:
    """Yield cases that wait for a clerk, an examiner or a decider, numbered from `since` on."""
    dice = random.Random(SEED + since)
    for serial in range(since, since + count):
        received = OPEN_SINCE + timedelta(days=dice.randrange(60))
        phase, waits_for = dice.choice(WAITING)
        accepted = NOTHING if phase == "received" else received.isoformat()
        days = (received, accepted, NOTHING, NOTHING, received + timedelta(days=28))
        yield _line(dice, serial, dice.choice(items), (phase, "", waits_for), days)


def licences(count: int, items: Sequence[str]) -> Iterator[str]:
    """Yield licences in force, which run out over four years."""
    dice = random.Random(SEED + 1)
    for serial in range(count):
        since = date(YEAR, 1, 1) + timedelta(days=dice.randrange(365))
        until = since + timedelta(days=4 * 365)
        cells = (
            _id(dice), 3, AUTHORITY, YEAR, _id(dice), certificate_number(serial),
            dice.choice(items),
            "organisation", applicant(serial), "valid", since, until, "none", "expiry", until, "f",
            "{}", f"1.2.156.{serial}", "",
        )  # fmt: skip
        yield "\t".join(map(str, cells))


def certificates(count: int, items: Sequence[str]) -> Iterator[str]:
    """Yield certificates as the register shows them to everybody."""
    dice = random.Random(SEED + 2)
    for serial in range(count):
        since = date(YEAR, 1, 1) + timedelta(days=dice.randrange(365))
        cells = (
            _id(dice), AUTHORITY, YEAR, certificate_number(serial), dice.choice(items),
            "organisation",
            applicant(serial), since, since, since + timedelta(days=4 * 365), "f",
            f"1.2.156.{serial}",
        )  # fmt: skip
        yield "\t".join(map(str, cells))


def disclosures(
    streams: Sequence[UUID], items: Sequence[str], words: Sequence[str]
) -> Iterator[str]:
    """Yield the grants of these cases, of which one in ten is not disclosed yet, with its words."""
    dice = random.Random(SEED + 3)
    facts = json.dumps({"action": "new", "content": {}, "identity": ""})
    for serial, stream in enumerate(streams):
        decided = date(YEAR, 1, 1) + timedelta(days=dice.randrange(365))
        disclosed = NOTHING if serial % UNDISCLOSED_EACH == 1 else decided
        cells = (
            stream, AUTHORITY, AUTHORITY, YEAR, dice.choice(items), number(serial),
            certificate_number(serial),
            "organisation", applicant(serial), decided, decided + timedelta(days=7), disclosed,
            "f", facts, words[serial],
        )  # fmt: skip
        yield "\t".join(map(str, cells))


def number(serial: int) -> str:
    """Return the number of a case."""
    return f"310105-{serial:08d}"


def certificate_number(serial: int) -> str:
    """Return the number of a certificate."""
    return f"虚构卫许〔{YEAR}〕第{serial:07d}号"


def applicant(serial: int) -> str:
    """Return an applicant's name: some apply again and again, one in ten is of a chain."""
    name = COMMON if serial % COMMON_EACH == 0 else "测试申请人"
    return f"{name}{serial % 90_000}"


def _id(dice: random.Random) -> UUID:
    return UUID(int=dice.getrandbits(128), version=4)


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
    in_time = dice.choices("tf", (97, 3))[0] if decided != NOTHING else NOTHING
    certificate = f"C-{serial:08d}" if outcome == "granted" else ""
    nearest = due if closed == NOTHING else NOTHING
    cells = (
        _id(dice), 9, AUTHORITY, str(received)[:4], number(serial), item, "new",
        dice.choice(CHANNELS), phase, outcome, waits_for, f"owner-{serial % 50_000}",
        dice.choice(("person", "organisation")), applicant(serial), number(serial),
        dice.choice("tf"), dice.choice("tf"), "t", received, accepted, decided, closed, due, "f",
        NOTHING, nearest, in_time, dice.choices("tf", (5, 95))[0],
        dice.choices((0, 120), (95, 5))[0], certificate, "clerk-0", "{}", "{}", "{}", "",
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

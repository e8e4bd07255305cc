"""Workbooks are read in a process apart, which a hostile one may take along, and nobody else."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import xuke
from xuke.gateways.tables.kinds import NotATable

_MOST_TOLD: Final = 16 * 1024 * 1024
"""Bytes of what the process says of a workbook; its rows go into a file."""
MOST_BYTES: Final = 100 * 1024 * 1024
"""Of a workbook as it lies on the disk; a list that has more is sent as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPeek:
    """A sheet's name, whether one sees it, and its first rows, merged cells filled."""

    name: str
    visible: bool
    first: list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookPeek:
    """A workbook's sheets, and whether its days count from 1904."""

    sheets: list[SheetPeek]
    since_1904: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """What was told of a sheet's rows; of those that are hidden the first are named."""

    rows: int
    hidden: int
    first_hidden: list[int]
    formulas: int


def peek(path: Path) -> WorkbookPeek:
    """Return the sheets of a workbook with their first rows; NotATable where it cannot be read."""
    told = _told(path, "peek")
    sheets = [SheetPeek(**one) for one in told["sheets"]]
    return WorkbookPeek(sheets=sheets, since_1904=bool(told["since_1904"]))


def unpack(path: Path, sheet: str, header_row: int, into: IO[bytes]) -> Unpacked:
    """Write the rows of a sheet as CSV in UTF-8, blank ones too; return what was told of them."""
    told = _told(path, "unpack", sheet, str(header_row), str(into.fileno()), into=into)
    return Unpacked(**told)


def _told(path: Path, *words: str, into: IO[bytes] | None = None) -> dict[str, Any]:
    """Return what the process says; NotATable where it ends before, or refuses."""
    if path.stat().st_size > MOST_BYTES:
        raise NotATable("too-large", megabytes=MOST_BYTES // 2**20)
    with (
        path.open("rb") as file,
        subprocess.Popen(  # noqa: S603 - ourselves; no word of it is a program
            [sys.executable, "-P", "-m", "xuke.gateways.tables.unpacking", *words],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"PYTHONPATH": str(Path(xuke.__file__).parents[1]), "PATH": os.defpath},
            pass_fds=(into.fileno(),) if into else (),
        ) as process,
    ):
        answer = process.stdout.read(_MOST_TOLD) if process.stdout else b""
        if len(answer) == _MOST_TOLD:
            process.kill()
    if process.returncode or not answer:
        raise NotATable("too-complex")
    told: dict[str, Any] = json.loads(answer)
    if "refusal" in told:
        raise NotATable(str(told["refusal"]))
    return told

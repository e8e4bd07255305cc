"""Rows made by several processes are the rows that one would make, in the same order."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from tests.casework.standing import everything
from tests.rooms.reports.conftest import (
    CASE_HEADER,
    case_row,
    write_rows,
)

from xuke.casework.stream.bulk import Sheet
from xuke.record.verify import verify
from xuke.rooms.imports import CASES, SUPERVISION, ImportRefused, batches, import_cases, processes
from xuke.rooms.imports.processes import batches_of
from xuke.rooms.imports.reading import Reader
from xuke.rooms.imports.source import Load, Source
from xuke.rooms.imports.survey import Choice, surveyed

AUTHORITY = "310105-wjw"
FAULTS = {3: {"fee": "1,200"}, 8: {"item": "没有"}, 9: {"case_number": "A-1"}, 11: {"channel": ""}}
Cases = Callable[..., Path]


@pytest.fixture(autouse=True)
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes for any file, each of which makes two rows at a time."""
    monkeypatch.setattr(processes, "WORTHWHILE", 1)
    monkeypatch.setattr(processes, "processors", lambda: 3)
    monkeypatch.setattr(batches, "BATCH", 2)


@pytest.fixture
def cases(tmp_path: Path) -> Cases:
    """Return what writes a list of cases, some of them with faults."""

    def written(count: int, faults: dict[int, dict[str, str]] | None = None) -> Path:
        rows = [
            case_row(**{"case_number": f"A-{place}", **(faults or {}).get(place, {})})
            for place in range(count)
        ]
        return write_rows(tmp_path / "cases.csv", CASE_HEADER, rows)

    return written


def load(path: Path, source: Source[Any] = CASES) -> Load[Any]:
    """Return a file on its way in."""
    with surveyed(path, source.columns, Choice()) as table:
        return Load(replace(table, lines=13), source, AUTHORITY, lambda *_: None)


def empty(folder: Path, source: Source[Any]) -> Path:
    """Return a list with nothing but its header."""
    return write_rows(folder / "empty.csv", source.columns.required, [])


@pytest.mark.parametrize("faults", [{}, FAULTS], ids=["sound", "with faults"])
def test_processes_make_what_one_makes_and_ask_no_database(
    cases: Cases, faults: dict[int, dict[str, str]]
) -> None:
    one = load(cases(13, faults))

    with batches_of(one, written=True) as made:
        together = [(batch.reads, batch.sheets([])) for batch in made]

    assert together == [(batch.reads, batch.sheets([])) for batch in batches.batches(one)]


def test_what_is_known_already_is_not_written(cases: Cases) -> None:
    one = load(cases(4))

    with batches_of(one, written=True) as made:
        (first, second) = made

    alone = next(batches.batches(one))
    assert first.sheets([2]) == alone.sheets([2]) != alone.sheets([])
    assert second.line(5).name == "A-3"


@pytest.mark.parametrize(
    ("source", "rows", "written", "processors"),
    [
        pytest.param(CASES, 1999, True, 8, id="a small file"),
        pytest.param(CASES, 100_000, False, 8, id="nothing will be written"),
        pytest.param(CASES, 100_000, True, 1, id="one processor"),
        pytest.param(SUPERVISION, 100_000, True, 8, id="rows that only their order tells apart"),
    ],
)
def test_no_process_is_started_in_vain(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    source: Source[Any],
    rows: int,
    written: bool,
    processors: int,
) -> None:
    monkeypatch.setattr(processes, "WORTHWHILE", 2000)
    monkeypatch.setattr(processes, "processors", lambda: processors)
    monkeypatch.setattr(processes, "copies", None)
    one = load(empty(tmp_path, source), source)
    one.table = replace(one.table, lines=rows)

    with batches_of(one, written=written):
        pass


@pytest.mark.django_db
def test_no_process_is_started_within_a_transaction(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "copies", None)

    assert import_cases(cases(3), AUTHORITY).new == 3


def test_several_processes_record_what_one_records(cases: Cases, committing: object) -> None:
    path, seen = cases(13), []

    result = import_cases(path, AUTHORITY, progress=lambda done, _total: seen.append(done))

    together = dict(everything())
    assert (result.new, seen) == (13, [2, 4, 6, 8, 10, 12, 13, 13])
    assert verify().broken == ()
    assert import_cases(path, AUTHORITY).unchanged == 13
    assert everything() == together


def test_what_is_wrong_is_told_in_the_order_of_the_rows(cases: Cases, committing: object) -> None:
    path = cases(13, FAULTS)

    with pytest.raises(ImportRefused) as together:
        import_cases(path, AUTHORITY)

    with pytest.raises(ImportRefused) as alone, transaction.atomic():
        import_cases(path, AUTHORITY)
    assert str(together.value) == str(alone.value)
    assert [one.row for one in together.value.problems] == [5, 10, 11, 13]


def test_a_process_that_dies_is_told_and_nothing_stays(
    cases: Cases, committing: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Reader.sheets

    def died_at_last(reader: Reader[Any], sound: Mapping[int, Any]) -> list[Sheet]:
        if 14 in sound:
            os._exit(9)
        return made(reader, sound)

    monkeypatch.setattr(Reader, "sheets", died_at_last)
    before = everything()

    with pytest.raises(ImportRefused, match="意外中止"):
        import_cases(cases(13), AUTHORITY)

    assert everything() == before


def test_an_error_in_a_process_is_raised_here(
    cases: Cases, committing: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failed(_reader: object, _sound: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Reader, "sheets", failed)
    before = everything()

    with pytest.raises(ZeroDivisionError):
        import_cases(cases(13), AUTHORITY)

    assert everything() == before

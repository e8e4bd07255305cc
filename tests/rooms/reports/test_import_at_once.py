"""An import writes in bulk what acts would write one by one, and nothing of a file with a fault."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings, strategies as st
from tests.casework.standing import everything
from tests.rooms.reports.conftest import CASE_HEADER, case_row, write_rows

from xuke.casework.stream.act import Act
from xuke.casework.stream.kinds import kind_of
from xuke.casework.stream.readmodels import Change, project
from xuke.kernel.person import IMPORT, Person
from xuke.record.postgres import PostgresRecord
from xuke.rooms.imports import CASES, ImportRefused, batches, import_cases
from xuke.rooms.imports.case_histories import case_history
from xuke.rooms.imports.case_rows import CASE_COLUMNS, read_case
from xuke.rooms.imports.cells import Cells
from xuke.rooms.imports.source import Load
from xuke.rooms.imports.survey import Choice, surveyed
from xuke.rooms.imports.table import line, rows as rows_of
from xuke.web import clock

AUTHORITY = "310105-wjw"
pytestmark = pytest.mark.django_db
REFUSED = {"decision": "不予许可", "refusal_reason": "不符合“卫生”标准\\三条"}
ENDINGS = (
    {"certificate_number": "证“1”", "valid_from": "2023-03-10", "valid_to": "2027-03-09"},
    {"fee": "12.50"},
    REFUSED,
    {"decided_on": "", "decision": ""},
    {
        "accepted_on": "",
        "decided_on": "",
        "decision": "",
        "not_accepted_on": "2023-03-03",
        "not_accepted_reason": "不属于本机关职权范围",
    },
)
ROWS = st.lists(
    st.builds(
        lambda ending, channel, name: {**ending, "channel": channel, "applicant_name": name},
        st.sampled_from(ENDINGS),
        st.sampled_from(["网上", "移动"]),
        st.sampled_from(["虚构美发店001号", 'A "quoted", one', "反\\斜 杠"]),
    ),
    min_size=2,
    max_size=8,
)


def listed(folder: str, rows: list[dict[str, str]]) -> Path:
    """Return a file with these rows, each under a number of its own."""
    named = [case_row(case_number=f"A-{place}", **row) for place, row in enumerate(rows)]
    return write_rows(Path(folder) / "cases.csv", CASE_HEADER, named)


def written_one_by_one(path: Path) -> None:
    """Record each row by itself, as acts do: an insert a stream, an upsert a row."""
    act = Act(person=Person(IMPORT, AUTHORITY), on=clock.today(), at=clock.now())
    with surveyed(path, CASE_COLUMNS, Choice()) as table:
        one: Load[Any] = Load(table, CASES, AUTHORITY, lambda *_: None)
        cases = [read_case(Cells(line(row), one.calendar, one.today)) for row in rows_of(table)]
    for case in cases:
        assert case
        history = case_history(AUTHORITY, case)
        recorded = PostgresRecord().append(history.stream, history.events, act.envelope, ())
        state = kind_of(history.stream.kind).machine.replay(history.events)
        project([Change(stream=history.stream, state=state, recorded=recorded, new=True)])


def left_by(way: Callable[[], object]) -> Any:  # noqa: ANN401 - whatever stands
    """Return what stands afterwards, and take it back; hashes cover the instant of recording."""
    with transaction.atomic():
        way()
        found = dict(everything())
        found["events"] = [row[:-1] for row in found["events"]]
        transaction.set_rollback(True)
    return found


@settings(max_examples=20)
@given(ROWS)
def test_in_bulk_it_is_the_same_as_one_by_one(rows: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = listed(folder, rows)

        together = left_by(lambda: import_cases(path, AUTHORITY))

        assert together == left_by(lambda: written_one_by_one(path))


def refusal(path: Path, *, dry_run: bool) -> ImportRefused:
    """Return why the file is refused."""
    with pytest.raises(ImportRefused) as refused:
        import_cases(path, AUTHORITY, dry_run=dry_run)
    return refused.value


@pytest.mark.parametrize(
    "last",
    [
        {"case_number": "B", "fee": "1,200"},
        {"case_number": "A-1"},
        {"case_number": "A-1", "fee": "1"},
    ],
    ids=["a fault", "a repeated row", "a row that contradicts an earlier one"],
)
def test_a_fault_in_the_last_row_takes_the_first_ones_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: dict[str, str]
) -> None:
    monkeypatch.setattr(batches, "BATCH", 2)
    rows = [case_row(case_number=f"A-{place}") for place in range(7)]
    path = write_rows(tmp_path / "cases.csv", CASE_HEADER, [*rows, case_row(**last)])
    before = everything()

    told = refusal(path, dry_run=False)

    assert everything() == before
    assert str(told) == str(refusal(path, dry_run=True))
    assert [problem.row for problem in told.problems] == [9]

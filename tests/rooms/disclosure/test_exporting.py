"""The file for the credit platform: exactly the authority's records, as text, for publishers."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from typing import Any

import pytest
from django.db import connection
from python_calamine import CalamineWorkbook
from tests.rooms.desk.office import ELSEWHERE, NURSE, Office, text_of
from tests.rooms.disclosure.publishing import disclosed, record_of
from tests.rooms.register.history import imported, past

from xuke.catalogue.disclosure_standard import standard
from xuke.kernel.person import Person
from xuke.rooms.disclosure import exporting
from xuke.web import clock

NAMES = [one.name for one in standard().columns]
HOLDER = NAMES.index("行政相对人名称")


def exported(office: Office, form: str, name: str = "publisher", **period: str) -> Any:  # noqa: ANN401
    today = clock.today()
    asked = {"since": f"{today.year - 1}-01-01", "until": today.isoformat()} | period
    return office.client(name).get(f"/disclosure/export.{form}", asked)


def rows_of(answer: Any) -> list[list[str]]:  # noqa: ANN401
    """Return the cells of either file, the header first."""
    content = b"".join(answer.streaming_content)
    if answer.headers["Content-Type"].startswith("text/csv"):
        text = content.decode()
        assert text.startswith(exporting.BYTE_ORDER_MARK)
        return list(csv.reader(io.StringIO(text.removeprefix(exporting.BYTE_ORDER_MARK))))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [[str(cell) for cell in row] for row in cells]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_file_has_the_authority_s_records_and_no_others(office: Office, form: str) -> None:
    public, waiting = disclosed(office), office.granted(NURSE)
    imported(past("P1", name="虚构旧店"), past("P2", name="虚构他店", authority=ELSEWHERE))

    rows = rows_of(exported(office, form, since="2023-01-01"))

    assert rows[0] == NAMES
    ours = ["虚构旧店", record_of(public).holder_name, record_of(waiting).holder_name]
    assert sorted(row[HOLDER] for row in rows[1:]) == sorted(ours)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_persons_are_reported_with_what_is_never_public(office: Office, form: str) -> None:
    disclosed(office, NURSE)

    (row,) = rows_of(exported(office, form))[1:]

    assert row[NAMES.index("证件号码")] == "11010519491231002X"
    assert row[NAMES.index("证件类型")] == "身份证"


@pytest.mark.parametrize("name", ["=1+1店", "+86店", "-店", "@店", "\t=1店"])
def test_a_name_like_a_formula_stays_text(office: Office, name: str) -> None:
    imported(past("P1", name=name))

    (cell,) = [row[HOLDER] for row in rows_of(exported(office, "csv", since="2023-01-01"))[1:]]
    answer = exported(office, "xlsx", since="2023-01-01")
    (kept,) = [row[HOLDER] for row in rows_of(answer)[1:]]

    assert cell == f"'{name}"
    assert kept == name


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_period_counts_both_days(office: Office, form: str) -> None:
    days = [date(2023, 3, 7), date(2023, 3, 8), date(2023, 3, 9), date(2023, 3, 10)]
    imported(*(past(f"P{day.day}", name=f"{day.day}店", decided_on=day) for day in days))

    rows = rows_of(exported(office, form, since="2023-03-08", until="2023-03-09"))

    assert [row[HOLDER] for row in rows[1:]] == ["8店", "9店"]


@pytest.mark.parametrize(
    "period",
    [
        pytest.param({"since": "2023-03-09", "until": "2023-03-08"}, id="ends before it begins"),
        pytest.param({"since": ""}, id="has no beginning"),
        pytest.param({"since": "x"}, id="is no day"),
    ],
)
def test_a_period_that_cannot_be_read_exports_nothing(
    office: Office, period: dict[str, str]
) -> None:
    answer = exported(office, "csv", **period)

    assert answer["Location"] == "/disclosure/queue/"
    shown = office.client("publisher").get("/disclosure/queue/")
    assert shown.status_code == 200


@pytest.mark.parametrize("name", ["clerk", "head", "applicant", "stranger"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_only_publishers_get_the_file(office: Office, name: str, form: str) -> None:
    assert exported(office, form, name).status_code == 403


def test_a_workbook_that_few_machines_could_open_is_not_made(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "MOST_ROWS", 1)
    imported(past("P1"), past("P2"))

    assert exported(office, "xlsx", since="2023-01-01").status_code == 302
    assert len(rows_of(exported(office, "csv", since="2023-01-01"))) == 3


def test_a_person_has_one_file_made_at_a_time(office: Office) -> None:
    publisher = office.person("publisher")
    with ThreadPoolExecutor(1) as another_process:
        held = another_process.submit(_alone_until_closed, publisher).result()
        answer = exported(office, "csv")
        another_process.submit(held.close).result()

    assert answer.status_code == 503
    assert "正在生成" in text_of(answer)
    assert rows_of(exported(office, "csv")) == [NAMES]


def _alone_until_closed(person: Person) -> ExitStack:
    """Make files for a person on this thread's own connection, until that is closed."""
    held = ExitStack()
    held.callback(connection.close)
    held.enter_context(exporting.alone(person))
    return held


def test_the_file_is_kept_by_nobody_on_the_way(office: Office) -> None:
    answer = exported(office, "csv")

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    answer.close()


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹫"])
@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\u00a0"])
def test_a_cell_that_begins_like_a_formula_in_any_width_is_text(sign: str, blank: str) -> None:
    column = standard().columns[0]

    with exporting.written("csv", [column], [{column.code: f"{blank}{sign}1+1"}]) as file:
        *_head, (cell,) = csv.reader(file.read().decode().splitlines())

    assert cell == f"'{blank}{sign}1+1"

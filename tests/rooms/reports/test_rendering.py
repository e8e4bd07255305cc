import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from xuke.figures.annual import ANNUAL, annual
from xuke.figures.assembly import ReportRefused
from xuke.figures.rendering import as_json, render
from xuke.figures.rendering.header import header_cells
from xuke.figures.reports import Report, Row, Value
from xuke.rooms.imports import import_cases
from xuke.web import clock

AUTHORITY = "310105-wjw"
pytestmark = pytest.mark.django_db


@pytest.fixture
def report(cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]) -> Report:
    import_cases(cases_csv([row(fee="12.5"), row(case_number="2", fee="0.05")]), AUTHORITY)
    return annual(AUTHORITY, 2023, today=clock.today())


def text_of(report: Report, form: str) -> str:
    made = render(report, form)
    assert isinstance(made, str)
    return made


def sheet(report: Report) -> list[list[object]]:
    made = render(report, "xlsx")
    assert isinstance(made, bytes)
    book = CalamineWorkbook.from_object(io.BytesIO(made))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]


def test_csv_opens_in_a_spreadsheet_with_one_header_row(report: Report) -> None:
    made = text_of(report, "csv")

    assert made.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(made.removeprefix("\ufeff"))))
    assert {len(row) for row in rows} == {25}
    assert (rows[0][0], rows[0][-1]) == ("序号", "行政诉讼法院判决败诉案件量")
    assert rows[6][2:9] == ["公共场所卫生许可", "区级", "2", "2", "0", "2", "0"]
    assert rows[6][15:18] == ["2", "12.55", "是"]
    assert rows[-1][:4] == ["合计", "", "", ""]


def test_json_is_the_same_table(report: Report) -> None:
    assert json.loads(render(report, "json")) == as_json(report)


def test_xlsx_has_the_printed_header_figures_as_numbers_and_the_notes(
    report: Report,
) -> None:
    rows = sheet(report)

    assert "2023年度行政许可办理和批后监管情况统计表" in str(rows[0][0])
    assert rows[1][4] == "行政许可办理情况"
    assert rows[2][9] == "办结办件（包括批准和不予批准）中"
    assert rows[3][9:15] == ["网上受理", "全程网办", "告知承诺", "当场办结", "按期办结", "超期办结"]
    assert rows[9][2] == "公共场所卫生许可"
    assert rows[9][4:9] == [2, 2, 0, 2, 0]
    assert rows[9][16] == 12.55
    assert rows[22][0] == "合计"
    assert any("全程网办包含在网上受理内" in str(row[0]) for row in rows)


def test_text_that_looks_like_a_formula_stays_text(report: Report) -> None:
    name = '=HYPERLINK("http://example.org")'
    words: dict[str, Value] = {"serial": 1, "department": "@部门", "item": name}
    strange = Row("x", name, {**report.total.values, **words})
    changed = replace(report, authority_name="=1+1", rows=(strange,), checks=())

    rows = sheet(changed)

    assert rows[4][2] == '=HYPERLINK("http://example.org")'


def test_text_is_aligned_where_chinese_is_two_columns_wide(report: Report) -> None:
    made = text_of(report, "text")

    lines = made.splitlines()
    assert "公共场所卫生许可" in made
    assert "12.55" in made
    assert "96 项全部成立" in lines[-1]


def test_a_period_without_a_closed_case_says_so(report: Report) -> None:
    empty = annual(AUTHORITY, 2022, today=clock.today())

    assert "本期没有办结的办件。" in text_of(empty, "text")
    assert "本期没有办结的办件。" not in text_of(report, "text")


def test_a_year_that_has_not_come_is_refused() -> None:
    year = clock.today().year + 1

    with pytest.raises(ReportRefused, match=f"{year} 年还没有到"):
        annual(AUTHORITY, year, today=clock.today())


def test_the_header_covers_all_columns_in_three_rows_without_overlap() -> None:
    places = [
        (row, column)
        for cell in header_cells(ANNUAL)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.place, cell.place + cell.columns)
    ]
    assert len(places) == len(set(places)) == 3 * len(ANNUAL.columns)

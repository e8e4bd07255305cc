"""A list is read from whatever file an office has it in, and told is how it was read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.rooms.imports.biff import write_xls
from tests.rooms.imports.files import (
    LABELS,
    case,
    table,
    write_as_wps,
    write_text,
    write_xlsx,
)

from xuke.casework.models import CaseRow
from xuke.rooms.imports import Choice, ImportRefused, ImportResult, import_cases

AUTHORITY = "310105-wjw"
pytestmark = pytest.mark.django_db
ROWS = [case(case_number=f"长-{place}", applicant_name="虚构𠮷祥美发店") for place in (1, 2)]


def imported(path: Path, **choice: object) -> ImportResult:
    return import_cases(path, AUTHORITY, choice=Choice(**choice))  # type: ignore[arg-type]


def refusal(path: Path, **choice: object) -> str:
    """Return why a file is refused, of which nothing is imported."""
    with pytest.raises(ImportRefused) as refused:
        imported(path, **choice)
    assert not CaseRow.objects.exists()
    return str(refused.value)


def shown() -> list[tuple[str, str, str]]:
    """Return the imported cases as they are listed."""
    found = CaseRow.objects.order_by("number")
    return [(one.number, one.applicant_name, str(one.accepted_on)) for one in found]


EXPECTED = [(f"长-{place}", "虚构𠮷祥美发店", "2023-03-02") for place in (1, 2)]


@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "UTF-8 编码"),
        ("utf-8-sig", "UTF-8 编码"),
        ("gb18030", "GBK/GB18030 编码"),
        ("utf-16", "UTF-16 编码"),
        ("utf-16-le", "UTF-16 编码"),
        ("utf-16-be", "UTF-16 编码"),
    ],
)
def test_a_text_is_read_in_its_encoding_with_its_separator(
    tmp_path: Path, encoding: str, told: str, mark: str
) -> None:
    path = write_text(tmp_path / "cases.csv", table(ROWS), encoding=encoding, mark=mark)

    result = imported(path)

    assert shown() == EXPECTED
    assert told in str(result)
    assert result.understood.separator == mark


def test_gbk_of_old_characters_is_read(tmp_path: Path) -> None:
    rows = [case(applicant_name="虚构镕茶馆")]

    imported(write_text(tmp_path / "cases.csv", table(rows), encoding="gbk"))

    assert CaseRow.objects.get().applicant_name == "虚构镕茶馆"


def test_a_text_in_utf_8_with_one_broken_line_is_not_taken_for_another(tmp_path: Path) -> None:
    rows = [case(case_number=f"A-{place}", applicant_name="虚构店") for place in range(9)]
    path = write_text(tmp_path / "cases.csv", table(rows))
    lines = path.read_bytes().split(b"\r\n")
    lines[5] = lines[5].decode().encode("gbk")
    path.write_bytes(b"\r\n".join(lines))

    assert "第 6 行" in refusal(path)


def days(**changes: object) -> list[dict[str, object]]:
    """Return two cases whose days are those of a spreadsheet."""
    told = {"received_on": date(2023, 3, 1), "accepted_on": date(2023, 3, 2), "fee": 12.5}
    return [{**row, **told, "decided_on": date(2023, 3, 10), **changes} for row in ROWS]


def excel(path: Path) -> Path:
    return write_xlsx(path, {"办件": table(days(), LABELS)})


def macintosh(path: Path) -> Path:
    return write_xlsx(path, {"办件": table(days(), LABELS)}, since_1904=True)


def wps(path: Path) -> Path:
    rows = [[str(cell) for cell in cells] for cells in table(ROWS, LABELS)]
    return write_as_wps(path, rows)


def old_excel(path: Path) -> Path:
    told = {"received_on": 44986.0, "accepted_on": 44987.0, "decided_on": 44995.0}
    rows = table([{**row, **told} for row in ROWS], LABELS)
    return write_xls(path, {"办件": cells(rows), "说明": [["填表说明"]]})


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(excel, id="XLSX of Excel"),
        pytest.param(macintosh, id="XLSX whose days count from 1904"),
        pytest.param(wps, id="XLSX of another program"),
        pytest.param(old_excel, id="XLS"),
    ],
)
def test_a_workbook_is_read_whoever_wrote_it(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    # A name tells nothing: many systems call their lists .xls whatever they are.
    result = imported(write(tmp_path / "cases.xls"))

    assert shown() == EXPECTED
    assert "工作表“" in str(result)
    assert "证件号码\n（必填）→applicant_id" in str(result)


def test_what_an_xls_hides_is_told_and_its_errors_are_refused(tmp_path: Path) -> None:
    sound = write_xls(tmp_path / "a.xls", {"办件": cells(table(ROWS))}, hidden=(3,))
    rows = [*ROWS[:1], case(case_number="长-2", fee="#N/A")]
    wrong = write_xls(tmp_path / "b.xls", {"办件": cells(table(rows))})

    assert "第 3 行 fee “#N/A”：这一格是公式的错误值" in refusal(wrong)
    assert "有 1 行被隐藏，也已读入：第 3 行。" in str(imported(sound))


def cells(rows: list[list[object]]) -> list[list[str | float]]:
    """Return rows as an XLS has them."""
    return [[cell if isinstance(cell, float) else str(cell) for cell in row] for row in rows]


def test_headings_may_be_those_of_an_office(tmp_path: Path) -> None:
    rows = [["序号", *table([], LABELS)[0]], *([n, *r] for n, r in enumerate(table(ROWS)[1:]))]
    rows[0] = [str(cell).replace("\n", "") for cell in rows[0]]

    result = imported(write_text(tmp_path / "cases.csv", rows))

    assert shown() == EXPECTED
    assert "办件编号→case_number" in str(result)
    assert "没有读入的列：序号。" in str(result)


def test_a_column_is_left_out_only_where_that_is_said(tmp_path: Path) -> None:
    rows = [[*cells, extra] for cells, extra in zip(table(ROWS), ("备注", "甲", "乙"), strict=True)]
    path = write_text(tmp_path / "cases.csv", rows)

    assert "备注：没有这一列" in refusal(path)
    assert "没有读入的列：备注" in str(imported(path, ignored=frozenset({"备注"})))


def test_a_title_over_a_merged_header_is_passed_over(tmp_path: Path) -> None:
    header, *rest = table(ROWS, LABELS)
    groups: list[object] = [header[0], *[""] * (len(header) - 1)]
    groups[2], groups[4] = header[2], "申请人"
    title: list[object] = ["2023年办件清单"]
    header[0] = header[2] = ""
    path = write_xlsx(
        tmp_path / "cases.xlsx",
        {"办件": [title, groups, header, *rest]},
        merged=("A1:T1", "A2:A3", "C2:C3", "E2:F2"),
    )

    result = imported(path)

    assert shown() == EXPECTED
    assert "表头在第 3 行，数据 2 行" in str(result)


def test_cells_that_are_merged_are_not_guessed(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "cases.xlsx", {"办件": table(ROWS)}, merged=("E2:E3",))

    assert "第 3 行 applicant_name “#MERGED!”：这一格与前面的单元格合并了" in refusal(path)


def test_of_several_sheets_the_one_with_the_columns_is_read(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {"说明": [["填表说明"]], "办件": table(ROWS), "空": []}

    result = imported(write_xlsx(tmp_path / "cases.xlsx", sheets))

    assert "工作表“办件”" in str(result)
    assert "没有读入的工作表：说明。" in str(result)


def test_of_several_sheets_with_the_columns_one_must_be_named(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "cases.xlsx", {"一月": table(ROWS[:1]), "二月": table(ROWS[1:])})

    assert "一月、二月" in refusal(path)
    assert "没有工作表“三月”" in refusal(path, sheet="三月")
    assert imported(path, sheet="二月").rows == 1


def test_hidden_rows_and_formulas_are_read_and_told(tmp_path: Path) -> None:
    rows = [case(case_number="=>长-1"), ROWS[1]]
    path = write_xlsx(tmp_path / "cases.xlsx", {"办件": table(rows)}, hidden=(3,))

    result = imported(path)

    assert sorted(CaseRow.objects.values_list("number", flat=True)) == ["长-1", "长-2"]
    assert "有 1 行被隐藏，也已读入：第 3 行。" in str(result)
    assert "有 1 格是公式" in str(result)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        pytest.param("=1+1", "没有保存计算结果", id="a formula without a value"),
        pytest.param("=>#N/A", "公式的错误值", id="an error"),
    ],
)
def test_a_formula_without_a_value_is_told(tmp_path: Path, cell: str, why: str) -> None:
    path = write_xlsx(tmp_path / "cases.xlsx", {"办件": table([case(fee=cell)])})

    assert f"第 2 行 fee “#{'UNCALCULATED!' if cell == '=1+1' else 'N/A'}”" in refusal(path)
    assert why in refusal(path)


def test_zeros_that_a_spreadsheet_only_shows_are_kept(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "cases.xlsx", {"办件": table([case(case_number=1234)])})

    imported(path)

    assert CaseRow.objects.get().number == "001234"


def test_one_list_in_two_files_is_one_list(tmp_path: Path) -> None:
    imported(write_text(tmp_path / "a.csv", table(ROWS), encoding="gb18030"))

    again = imported(write_xlsx(tmp_path / "b.xlsx", {"办件": table(ROWS, LABELS)}))

    assert (again.new, again.unchanged) == (0, 2)

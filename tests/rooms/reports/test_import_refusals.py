import re
from collections.abc import Callable
from pathlib import Path

import pytest

from xuke.casework.models import CaseRow
from xuke.record.models import EventRow
from xuke.rooms.imports import (
    ImportRefused,
    ImportResult,
    import_cases,
    import_supervision,
)
from xuke.rooms.imports.problems import KEPT

AUTHORITY = "310105-wjw"
pytestmark = pytest.mark.django_db


def refusal(
    path: Path, authority: str = AUTHORITY, run: Callable[[Path, str], ImportResult] = import_cases
) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        run(path, authority)
    assert EventRow.objects.count() == 0
    return refused.value


def write(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({"case_number": ""}, "case_number", "不能为空"),
        ({"case_number": "长" * 65}, "case_number", "超过 64 个字"),
        ({"item": "不存在的事项"}, "item", "没有这个事项"),
        ({"action": "换发"}, "action", "须为下列之一"),
        ({"applicant_type": "企业"}, "applicant_type", "person、organisation"),
        ({"applicant_name": ""}, "applicant_name", "不能为空"),
        ({"applicant_name": "名" * 201}, "applicant_name", "超过 200 个字"),
        ({"channel": "网办"}, "channel", "窗口、网上、手机端、邮寄、自助。"),
        ({"received_on": ""}, "received_on", "不能为空"),
        ({"received_on": "2023-02-30"}, "received_on", "不是存在的日期"),
        ({"received_on": "20230231"}, "received_on", "不是存在的日期"),
        ({"received_on": "3/1/2023"}, "received_on", "分不清哪个是月"),
        ({"received_on": "2018-12-28"}, "received_on", "2018 年的工作日历尚未载入"),
        ({"decided_on": "2099-01-04"}, "decided_on", "晚于今天"),
        ({"decision": "同意"}, "decision", "准予、不予许可"),
        ({"commitment": "yes"}, "commitment", "是、否"),
        ({"fully_online": ""}, "fully_online", "是、否"),
        ({"fee": "1,200"}, "fee", "不带千分位"),
        ({"fee": "-1"}, "fee", "金额"),
        ({"fee": "1.234"}, "fee", "最多两位小数"),
        ({"fee": "1e3"}, "fee", "金额"),
        ({"fee": "１２"}, "fee", "金额"),
        ({"valid_to": "永久"}, "valid_to", "不是存在的日期"),
        ({"valid_to": "9999-12-31"}, "valid_to", "长期有效的请留空"),
        ({"accepted_on": "2023-02-28"}, "accepted_on", "早于收件日期"),
        ({"decided_on": "2023-03-01"}, "decided_on", "早于受理日期"),
        ({"decision": ""}, "decision", "没有决定结果"),
        ({"decided_on": ""}, "decided_on", "没有决定日期"),
        ({"accepted_on": ""}, "decided_on", "没有受理日期"),
        ({"channel": "窗口"}, "fully_online", "网上或手机端"),
        ({"decision": "不予许可", "certificate_number": "证1"}, "certificate_number", "没有准予"),
        ({"valid_from": "2023-03-10", "valid_to": "2023-03-09"}, "valid_to", "早于有效期起"),
        ({"decision": "不予许可", "valid_to": "2027-03-09"}, "valid_to", "只有准予许可才有有效期"),
        ({"refusal_reason": "不符合条件"}, "refusal_reason", "只有不予许可"),
        ({"not_accepted_reason": "不属于职权"}, "not_accepted_reason", "只有不予受理"),
        ({"not_accepted_on": "2023-03-02"}, "not_accepted_on", "只能有一个"),
        ({"applicant_name": "虚构\t店"}, "applicant_name", "不可见字符"),
    ],
    ids=str,
)
def test_a_cell_that_cannot_stand_is_named_by_row_column_and_reason(
    cases_csv: Callable[..., Path],
    row: Callable[..., dict[str, str]],
    change: dict[str, str],
    column: str,
    words: str,
) -> None:
    error = refusal(cases_csv([row(case_number="good"), row(**change)]))

    found = [one for one in error.problems if one.column == column and words in one.reason]
    assert [one.row for one in found] == [3]
    assert f"第 3 行 {column}" in str(error)


def test_all_faults_of_all_rows_are_told_at_once_and_no_row_is_imported(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    bad = row(case_number="2", item="？", channel="？", fee="？", received_on="？")
    both = row(case_number="3", accepted_on="2023-02-01", decided_on="2023-01-03")

    error = refusal(cases_csv([row(case_number="1"), bad, both]))

    places = [(one.row, one.column) for one in error.problems]
    assert sorted(places) == [
        (3, "channel"),
        (3, "fee"),
        (3, "item"),
        (3, "received_on"),
        (4, "accepted_on"),
        (4, "decided_on"),
    ]
    assert "2 行中有 6 处错误" in str(error)
    assert CaseRow.objects.count() == 0


def test_of_very_many_faults_the_first_are_told_and_the_rest_is_counted(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    bad = [row(case_number=str(one), item="？", channel="？", fee="？") for one in range(500)]

    error = refusal(cases_csv(bad))

    assert "500 行中有 1500 处错误" in error.sentence
    assert len(error.problems) == KEPT
    assert "另有 500 处" in str(error).splitlines()[-1]


def test_a_number_twice_in_a_file_names_both_rows(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    error = refusal(cases_csv([row(), row(case_number="B"), row()]))

    assert "第 4 行 case_number “A-1”：与第 2 行重复。" in str(error)


def test_a_number_twice_is_told_also_where_one_of_the_rows_is_faulty(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    faulty = row(case_number="F", fee="？")

    error = refusal(cases_csv([faulty, row(case_number="F"), row(), row(fee="？")]))

    assert "第 3 行 case_number “F”：与第 2 行重复。" in str(error)
    assert "第 5 行 case_number “A-1”：与第 4 行重复。" in str(error)


def test_days_added_to_a_limit_that_never_began_are_refused(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    never = {"accepted_on": "", "decided_on": "", "decision": ""}

    error = refusal(cases_csv([row(excluded_days="3", **never)], "excluded_days"))

    assert "第 2 行 excluded_days “3”" in str(error)


def test_header_faults_are_all_named(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, b"item,item,colour,,action\n1,2,3,4,5\n"))

    columns = {one.column: one.reason for one in error.problems}
    assert "缺少这一列" in columns["case_number"]
    assert "缺少这一列" in columns["fee"]
    assert "出现了 2 次" in columns["item"]
    assert "没有这一列" in columns["colour"]
    assert "没有列名" in columns["第 4 列"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (b"\xef\xbb\xbf", "文件是空的"),
        (b"PK\x03\x04rest", "XLSX"),
        (b"\xd0\xcf\x11\xe0rest", "XLS"),
        (b"%PDF-1.7", "PDF"),
        ("case_number\n一".encode("utf-16")[:-1], "UTF-16"),
        (b"case_number,item\nA\0B,1\n", "空字节"),
        ("case_number，item\n1，2\n".encode(), "英文逗号"),
        (b"case_number,item\n\xe9\xff,1\n", "第 2 行.*GBK|GBK.*第 2 行"),
        (b"case_number\n\xff\xfe\xfa\n", "不是 UTF-8|UTF"),
        ("case_number\n长".encode()[:-1], "不是 UTF-8"),
    ],
    ids=["empty", "mark", "xlsx", "xls", "pdf", "utf16", "nul", "comma", "latin", "bytes", "cut"],
)
def test_a_file_that_is_no_such_list_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, words: str
) -> None:
    error = refusal(write(tmp_path, content))

    assert re.search(words, str(error))


def test_a_header_without_rows_is_refused(cases_csv: Callable[..., Path]) -> None:
    assert "只有表头" in str(refusal(cases_csv([])))


def test_rows_of_another_width_than_the_header_are_named(
    tmp_path: Path, cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    text = cases_csv([row(), row(case_number="B")]).read_text(encoding="utf-8")
    header, first, second = text.splitlines()
    ragged = "\n".join([header, first + ",更多", second.rsplit(",", 2)[0]])

    error = refusal(write(tmp_path, ragged.encode()))

    assert "第 2 行：本行有 21 格，表头有 20 列。" in str(error)
    assert "第 3 行：本行有 18 格，表头有 20 列。" in str(error)


def test_an_open_quotation_is_named_by_its_row(
    tmp_path: Path, cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    text = cases_csv([row()]).read_text(encoding="utf-8")

    error = refusal(write(tmp_path, (text + '"A-2,医疗广告审查\n').encode()))

    assert "从第 3 行起无法读取" in str(error)


def test_an_unknown_authority_is_told_which_are_known(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    error = refusal(cases_csv([row()]), authority="999999-xxx")

    assert "没有实施机关 999999-xxx" in str(error)
    assert AUTHORITY in str(error)


def test_a_folder_and_a_file_that_is_not_there_are_refused(tmp_path: Path) -> None:
    assert "不是普通文件" in str(refusal(tmp_path))
    assert "不是普通文件" in str(refusal(tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"kind": "抽查"}, "kind"),
        ({"item": "无"}, "item"),
        ({"on": "2018-01-02"}, "on"),
        ({"on": "2099-01-02"}, "on"),
        ({"object": ""}, "object"),
        ({"reference": "号" * 201}, "reference"),
    ],
    ids=str,
)
def test_supervision_rows_are_checked_too(
    supervision_csv: Callable[..., Path],
    visit: Callable[..., dict[str, str]],
    change: dict[str, str],
    column: str,
) -> None:
    error = refusal(supervision_csv([visit(**change)]), run=import_supervision)

    assert [(one.row, one.column) for one in error.problems] == [(2, column)]


def test_a_visit_twice_under_one_reference_is_refused(
    supervision_csv: Callable[..., Path], visit: Callable[..., dict[str, str]]
) -> None:
    error = refusal(supervision_csv([visit(), visit()]), run=import_supervision)

    assert "第 3 行 reference：与第 2 行重复。" in str(error)

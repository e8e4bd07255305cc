"""What a spreadsheet made of a number is told by file, row, column, value, reason and remedy."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from tests.rooms.imports.files import case, table, write_text, write_xlsx

from xuke.casework.models import CaseRow
from xuke.catalogue.identifiers.resident import check_character
from xuke.rooms.imports import Choice, ImportRefused, ImportResult, import_cases
from xuke.rooms.imports.problems import Problem

AUTHORITY = "310105-wjw"
pytestmark = pytest.mark.django_db
Written = Callable[..., Path]


@pytest.fixture
def listed(tmp_path: Path) -> Written:
    """Return what writes a list of cases with these cells changed."""

    def written(*changes: Mapping[str, object]) -> Path:
        rows = [case(**{"case_number": f"A-{n}", **one}) for n, one in enumerate(changes, start=1)]
        return write_text(tmp_path / "cases.csv", table(rows))

    return written


def imported(path: Path) -> ImportResult:
    return import_cases(path, AUTHORITY, choice=Choice())


def refused(path: Path) -> ImportRefused:
    with pytest.raises(ImportRefused) as error:
        imported(path)
    return error.value


def told(problems: tuple[Problem, ...] | list[Problem]) -> list[tuple[int, str]]:
    return [(one.row, one.column) for one in problems]


@pytest.mark.parametrize("column", ["case_number", "certificate_number", "applicant_id"])
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1.10105E+17", "科学计数法"),
        ("3.10105E+11", "科学计数法"),
        ("########", "单元格太窄"),
        ("#N/A", "公式的错误值"),
        ("#REF!", "公式的错误值"),
    ],
)
def test_a_number_of_which_nothing_is_left_is_refused(
    listed: Written, column: str, text: str, why: str
) -> None:
    error = refused(listed({}, {column: text}))

    assert told(error.problems) == [(3, column)]
    assert why in error.problems[0].reason
    assert error.problems[0].value == text


@pytest.mark.parametrize(
    ("number", "why"),
    [
        ("110105199003072000", "截断"),
        ("1.10105199003072E+17", "截断"),
        ("110105199003072992", "四舍五入"),
        ("110105199003072993", "校验位"),
    ],
)
def test_a_holder_whose_last_digits_are_lost_is_told_and_not_refused(
    listed: Written, number: str, why: str
) -> None:
    result = imported(listed({"applicant_type": "person", "applicant_id": number}))

    assert told(result.doubts) == [(2, "applicant_id")]
    assert why in result.doubts[0].reason
    assert number not in str(result)


def test_a_sound_number_that_ends_in_zeros_is_no_doubt(listed: Written) -> None:
    number = "110105194901071000"
    assert number[-1] == check_character(number[:17])

    assert imported(listed({"applicant_type": "person", "applicant_id": number})).doubts == ()


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("case_number", "20230310000000000"),
        ("certificate_number", "310105202303000000"),
        ("certificate_number", "2023/1/5"),
    ],
)
def test_a_long_number_that_ends_in_zeros_and_one_that_became_a_day_are_told(
    listed: Written, column: str, text: str
) -> None:
    (doubt,) = imported(listed({column: text})).doubts

    assert (doubt.row, doubt.column, doubt.value) == (2, column, text)
    assert "原件核对" in doubt.reason


def test_numbers_that_a_workbook_keeps_as_quantities_are_told(tmp_path: Path) -> None:
    rows = [case(certificate_number=3.10105202303123e17)]

    error = refused(write_xlsx(tmp_path / "cases.xlsx", {"办件": table(rows)}))

    assert told(error.problems) == [(2, "certificate_number")]
    assert "科学计数法" in error.problems[0].reason


def test_marks_and_blanks_within_a_number_are_undone_and_told(listed: Written) -> None:
    result = imported(
        listed({"case_number": "'0012"}, {"case_number": "00 13"}, {"case_number": '"=""0014"""'})
    )

    numbers = sorted(CaseRow.objects.values_list("number", flat=True))
    assert numbers == ["0012", "0013", "0014"]
    assert "case_number 有 2 格是号码前的文本标记" in str(result)
    assert "如第 2 行：“'0012”读作“0012”" in str(result)
    assert "case_number 有 1 格是号码中间的空格" in str(result)


def test_the_same_list_with_and_without_marks_is_one_list(listed: Written) -> None:
    imported(listed({"case_number": "'0012"}))

    assert imported(listed({"case_number": "0012"})).unchanged == 1


def test_numbers_that_lost_their_zeros_are_told_once(listed: Written) -> None:
    rows = [{"case_number": f"0012{n:02d}"} for n in range(38)]

    result = imported(listed(*rows, {"case_number": "1238"}, {"case_number": "1239"}))

    (doubt,) = result.doubts
    assert (doubt.row, doubt.value) == (40, "1238")
    assert "大多是 6 位，这样的 4 位号码有 2 个" in doubt.reason


def test_a_certificate_that_repeats_is_told_with_its_first_row(listed: Written) -> None:
    renewed = {"certificate_number": "证1", "action": "延续"}

    result = imported(
        listed(
            {"certificate_number": "证1"},
            renewed,
            {"certificate_number": "证1"},
            {**renewed, "applicant_name": "虚构另一家店"},
            {"certificate_number": "证2"},
        )
    )

    assert told(result.doubts) == [(4, "certificate_number"), (5, "certificate_number")]
    assert all("与第 2 行相同" in one.reason for one in result.doubts)


def test_codes_in_small_letters_are_the_same_code(listed: Written) -> None:
    codes = ({"applicant_id": code} for code in ("91310105MA0000000C", "91310105ma0000000c"))

    result = imported(listed(*codes))

    assert result.doubts == ()
    assert len(set(CaseRow.objects.values_list("applicant_index", flat=True))) == 1


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        pytest.param({"decided_on": "3/10/2023"}, "decided_on", id="a day that cannot be read"),
        pytest.param({"accepted_on": "？"}, "accepted_on", id="no acceptance for the decision"),
        pytest.param(
            {"decision": "同意", "certificate_number": "证1", "valid_to": "2027-01-01"},
            "decision",
            id="a decision that cannot be read, with all that it would allow",
        ),
        pytest.param(
            {"decision": "", "certificate_number": "证1", "valid_to": "2027-01-01"},
            "decision",
            id="no decision, with all that it would allow",
        ),
        pytest.param(
            {"received_on": "2018-12-03", "accepted_on": "2018-12-03", "decided_on": "2018-12-04"},
            "received_on",
            id="a year that is not loaded",
        ),
        pytest.param(
            {"applicant_type": "person", "applicant_id": "1.10105E+17"},
            "applicant_id",
            id="a holder's number that is spoilt and wrong",
        ),
    ],
)
def test_one_cause_is_told_once(listed: Written, changes: dict[str, str], column: str) -> None:
    error = refused(listed(changes))

    assert told(error.problems) == [(2, column)]
    assert error.doubts.count == 0


def test_spoilt_numbers_that_then_repeat_are_told_once_each(listed: Written) -> None:
    spoilt = {"case_number": "2.02303E+13"}

    assert told(refused(listed(spoilt, spoilt)).problems) == [
        (2, "case_number"),
        (3, "case_number"),
    ]


def test_a_doubt_is_told_also_where_the_file_is_refused(listed: Written) -> None:
    doubtful = {"applicant_type": "person", "applicant_id": "110105194912310021"}

    error = refused(listed(doubtful, {**doubtful, "fee": "1.234"}))

    assert told(error.problems) == [(3, "fee")]
    assert told(error.doubts.first) == [(2, "applicant_id"), (3, "applicant_id")]
    assert "请核对（不影响导入）：2 处" in str(error)

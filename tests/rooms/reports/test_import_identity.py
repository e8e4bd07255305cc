"""What a list of the past calls a holder: taken in its normal form, told where doubtful."""

from collections.abc import Callable
from pathlib import Path

import pytest

from xuke.casework.case.imported import past_stream
from xuke.casework.case.kind import load_case
from xuke.casework.models import CaseRow
from xuke.casework.sealing import identity_index, open_identity
from xuke.rooms.imports import ImportRefused, ImportResult, import_cases
from xuke.rooms.portal.queries.progress import find_case

AUTHORITY = "310105-wjw"
CODE = "91310105MA0000000C"
SPELT = "9131 0105-ma00 ００００ 0c"
pytestmark = pytest.mark.django_db

Csv = Callable[..., Path]
Row = Callable[..., dict[str, str]]


def imported(path: Path) -> ImportResult:
    return import_cases(path, AUTHORITY)


def test_a_code_is_indexed_in_its_normal_form(cases_csv: Csv, row: Row) -> None:
    result = imported(cases_csv([row(applicant_id=SPELT)]))

    found = CaseRow.objects.get()
    assert found.applicant_index == identity_index("organisation", CODE)
    assert result.doubts == ()
    applicant = load_case(found.stream).state.applicant
    assert applicant
    assert open_identity(applicant.kind, applicant.identity) == CODE


def test_a_person_of_fifteen_digits_is_found_by_eighteen(cases_csv: Csv, row: Row) -> None:
    changes = {"applicant_type": "person", "applicant_id": "110105491231002"}
    imported(cases_csv([row(item="nurse-practice", **changes)]))

    assert find_case("A-1", "11010519491231002X")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        pytest.param("91310105MA0000000", "位数不对", id="a sign short"),
        pytest.param("91310105MA0000000D", "校验位不对", id="a wrong check character"),
        pytest.param("B1310105MA0000000C", "登记管理部门", id="no such department"),
    ],
)
def test_the_true_fault_of_a_code_is_a_doubt(
    cases_csv: Csv, row: Row, number: str, told: str
) -> None:
    (doubt,) = imported(cases_csv([row(applicant_id=number)])).doubts

    assert told in doubt.reason


def test_numbers_and_names_are_taken_as_they_look(cases_csv: Csv, row: Row) -> None:
    name, number = "虚构\u200b美发店\u3000001号", "Ａ－２\u200b"
    imported(cases_csv([row(case_number=number, applicant_name=name, applicant_id=CODE)]))

    found = CaseRow.objects.get()
    assert (found.number, found.applicant_name) == ("A-2", "虚构美发店 001号")
    assert find_case("A-2", CODE) == found.stream


def test_one_number_in_two_spellings_is_one_case(cases_csv: Csv, row: Row) -> None:
    with pytest.raises(ImportRefused, match="重复"):
        imported(cases_csv([row(), row(case_number="Ａ-1")]))


def test_the_same_list_again_is_known_however_it_is_spelt(cases_csv: Csv, row: Row) -> None:
    imported(cases_csv([row(applicant_id=SPELT, applicant_name="虚构\u3000美发店")]))

    again = imported(cases_csv([row(applicant_id=CODE, applicant_name="虚构 美发店")]))

    assert (again.new, again.unchanged) == (0, 1)
    assert CaseRow.objects.get().stream == past_stream(AUTHORITY, "A-1").id

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from xuke.casework.models import CaseRow
from xuke.casework.stream.rebuild import rebuild
from xuke.record.models import EventRow
from xuke.record.verify import verify
from xuke.rooms.imports import ImportRefused, ImportResult, import_cases

AUTHORITY = "310105-wjw"
pytestmark = pytest.mark.django_db


def imported(path: Path) -> ImportResult:
    return import_cases(path, AUTHORITY)


def test_a_granted_case_is_told_by_its_events_and_shows_as_imported(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    path = cases_csv([row(certificate_number="证1", valid_from="2023-03-10", fee="12.50")])

    imported(path)

    types = EventRow.objects.order_by("version").values_list("type", flat=True)
    assert list(types) == [
        "Submitted",
        "Received",
        "Accepted",
        "Granted",
        "CertificateIssued",
        "FeeCharged",
        "Concluded",
    ]
    case = CaseRow.objects.get()
    assert (case.imported, case.outcome, case.phase) == (True, "granted", "concluded")
    assert (case.in_time, case.on_the_spot, str(case.fee)) == (True, False, "12.50")
    assert set(EventRow.objects.values_list("actor", flat=True)) == {"import"}


def test_a_case_not_accepted_is_closed_on_that_day(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    path = cases_csv(
        [
            row(
                accepted_on="",
                decided_on="",
                decision="",
                not_accepted_on="2023-03-03",
                not_accepted_reason="不属于本机关职权范围",
            )
        ]
    )

    imported(path)

    case = CaseRow.objects.get()
    assert (case.outcome, str(case.closed_on), case.in_time) == ("not-accepted", "2023-03-03", None)


def test_a_row_without_a_decision_is_an_open_case(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    imported(cases_csv([row(decided_on="", decision="")]))

    case = CaseRow.objects.get()
    assert (case.phase, case.waits_for, case.closed_on) == ("accepted", "examiner", None)
    assert str(case.due) == "2023-03-30"


def test_excluded_and_extended_days_lengthen_the_limit(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    late = {"received_on": "2023-03-01", "accepted_on": "2023-03-01", "decided_on": "2023-04-12"}
    path = cases_csv(
        [
            row(case_number="late", **late),
            row(case_number="excluded", excluded_days="9", **late),
            row(case_number="both", excluded_days="4", extended_days="5", **late),
        ],
        "excluded_days",
        "extended_days",
    )

    imported(path)

    in_time = dict(CaseRow.objects.values_list("number", "in_time"))
    assert in_time == {"late": False, "excluded": True, "both": True}


def test_a_repeated_import_changes_nothing_and_says_so(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    path = cases_csv([row(case_number=f"A-{n}", applicant_id="110105") for n in range(5)])
    first = imported(path)
    before = EventRow.objects.count()

    second = imported(path)

    assert (first.new, second.new, second.unchanged) == (5, 0, 5)
    assert EventRow.objects.count() == before
    assert "没有变化" in str(second)


def test_a_file_with_old_and_new_rows_adds_the_new_ones(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    imported(cases_csv([row(case_number="old")]))

    result = imported(cases_csv([row(case_number="old"), row(case_number="new")]))

    assert (result.new, result.unchanged) == (1, 1)


@pytest.mark.parametrize(
    "change",
    [
        {"applicant_name": "虚构美发店002号"},
        {"decided_on": "2023-03-13"},
        {"decided_on": "", "decision": ""},
        {"fee": "1"},
        {"applicant_id": "91310105MA00000003"},
        {"item": "医疗广告审查"},
    ],
    ids=str,
)
def test_a_changed_row_of_an_imported_case_is_refused_by_its_row(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]], change: dict[str, str]
) -> None:
    imported(cases_csv([row(case_number="A"), row(case_number="B")]))

    with pytest.raises(ImportRefused, match=r"第 3 行.*“B”.*已经导入过") as refused:
        imported(cases_csv([row(case_number="A"), row(case_number="B", **change)]))

    assert len(refused.value.problems) == 1
    assert CaseRow.objects.count() == 2


def test_a_dry_run_checks_everything_and_writes_nothing(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    result = import_cases(cases_csv([row()]), AUTHORITY, dry_run=True)

    assert (result.new, CaseRow.objects.count()) == (1, 0)
    assert "未写入" in str(result)


def test_the_same_number_at_another_authority_is_another_case(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    path = cases_csv([row()])

    imported(path)
    import_cases(path, "440114-wjj")

    assert CaseRow.objects.count() == 2


def test_identity_numbers_are_sealed_at_rest_and_found_by_their_index(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    number = "11010519491231002X"

    imported(cases_csv([row(applicant_type="person", applicant_id=number)]))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM record_event WHERE facts::text LIKE %s", [f"%{number}%"]
        )
        assert cursor.fetchone() == (0,)
    assert CaseRow.objects.exclude(applicant_index="").count() == 1


def test_a_doubtful_identity_number_is_told_and_not_refused(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    doubtful = row(applicant_type="person", applicant_id="110105194912310021")

    result = imported(cases_csv([doubtful]))

    assert result.new == 1
    assert "第 2 行 applicant_id" in str(result)


def test_columns_in_any_order_and_a_byte_order_mark_are_read(
    tmp_path: Path, row: Callable[..., dict[str, str]]
) -> None:
    names = sorted(row(), reverse=True)
    missing = "applicant_id not_accepted_on not_accepted_reason refusal_reason"
    names += [*missing.split(), "certificate_number", "valid_from", "valid_to"]
    cells = [row().get(name, "") for name in names]
    path = tmp_path / "mixed.csv"
    path.write_text(f"{','.join(names)}\r\n{','.join(cells)}\r\n", encoding="utf-8-sig")

    assert imported(path).new == 1


def test_items_are_named_by_slug_or_as_printed(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    imported(cases_csv([row(case_number="1"), row(case_number="2", item="公共场所卫生许可")]))

    assert set(CaseRow.objects.values_list("item", flat=True)) == {"public-place-hygiene-permit"}


def test_blank_lines_count_as_rows_and_are_passed_over(
    tmp_path: Path, cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    text = cases_csv([row(), row(case_number="")]).read_text(encoding="utf-8")
    header, first, second = text.splitlines()
    path = tmp_path / "blank.csv"
    path.write_text(f"{header}\n{first}\n\n,,,\n{second}", encoding="utf-8")

    with pytest.raises(ImportRefused, match="第 5 行 case_number：不能为空"):
        imported(path)


def test_rebuilding_from_the_record_gives_the_same_rows_and_the_chain_holds(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    rows = [row(case_number=f"A-{n}", certificate_number=f"证{n}") for n in range(3)]
    imported(cases_csv([*rows, row(case_number="open", decided_on="", decision="")]))
    before = sorted(map(str, CaseRow.objects.values()))

    rebuild()

    assert sorted(map(str, CaseRow.objects.values())) == before
    assert not verify().broken


def test_progress_rises_to_the_number_of_rows(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    seen: list[tuple[int, int]] = []

    import_cases(
        cases_csv([row(case_number=str(n)) for n in range(7)]),
        AUTHORITY,
        progress=lambda done, total: seen.append((done, total)),
    )

    assert seen == sorted(seen)
    assert seen[-1] == (7, 7)

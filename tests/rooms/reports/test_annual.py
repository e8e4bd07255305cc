"""The figures of the published table of 2023, written out; and what each column counts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.config import demonstration as demo
from xuke.figures.annual import annual, columns
from xuke.figures.annual.counting import ALL, figures
from xuke.figures.annual.table import rows_of
from xuke.figures.assembly import ReportRefused
from xuke.figures.period import Period
from xuke.figures.rendering import as_json
from xuke.rooms.imports import import_cases, import_supervision
from xuke.web import clock

AUTHORITY = "310105-wjw"
COLUMNS = [column.name for column in columns.COLUMNS]
pytestmark = pytest.mark.django_db

NOTHING: list[int | float | str] = [
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0.0,
    "是",
    0,
    0,
    0,
    0,
    0,
    0,
    0,
]


def closed(number: int, commitments: int = 0, visits: int = 0) -> list[int | float | str]:
    """Return a line of the table where all cases were granted online and in time."""
    cases = [number, number, 0, number, 0, number, number, commitments, 0, number, 0]
    return [*cases, 0, 0.0, "是", visits, 0, 0, 0, 0, 0, 0]


PUBLISHED_2023 = [
    ("母婴保健服务人员资格认定", closed(19)),
    ("放射源诊疗技术和医用辐射机构许可", closed(22, visits=22)),
    ("医疗机构购用麻醉药品、第一类精神药品许可", closed(2, visits=2)),
    ("中医医疗机构设置审批", NOTHING),
    ("医疗机构建设项目放射性职业危害预评价报告审核", NOTHING),
    ("公共场所卫生许可", closed(212, commitments=212, visits=212)),
    ("饮用水供水单位卫生许可", NOTHING),
    ("中医医疗机构执业登记", closed(8, visits=8)),
    ("医疗广告审查", closed(429)),
    ("中医医疗广告审查", closed(24)),
    ("医疗机构建设项目放射性职业病防护设施竣工验收", NOTHING),
    ("消毒产品生产单位审批", NOTHING),
    ("护士执业注册", closed(177)),
    ("确有专长的中医医师执业注册", NOTHING),
    ("医疗机构执业登记", closed(35, visits=35)),
    ("医师执业注册", closed(94)),
    ("母婴保健技术服务机构执业许可", NOTHING),
    ("医疗机构设置审批", NOTHING),
]
PUBLISHED_TOTAL = [
    *["合计", "", "", ""],
    *[1022, 1022, 0, 1022, 0, 1022, 1022, 212, 0, 1022, 0],
    *[0, 0.0, "", 279, 0, 0, 0, 0, 0, 0],
]


def table(**period: int) -> Any:  # noqa: ANN401 - JSON
    return as_json(annual(AUTHORITY, 2023, **period, today=clock.today()))


def test_the_demonstration_year_is_the_published_table_cell_by_cell() -> None:
    demo.load()

    made = table()

    expected = [
        [serial, "长宁区卫健委", item, "区级", *figures]
        for serial, (item, figures) in enumerate(PUBLISHED_2023, start=1)
    ]
    assert [[row[column] for column in COLUMNS] for row in made["rows"]] == expected
    assert [made["total"][column] for column in COLUMNS] == PUBLISHED_TOTAL
    assert all(check["holds"] for check in made["checks"])


KEYS = [
    "serial",
    "department",
    "item",
    "level",
    "applied",
    "accepted",
    "not_accepted",
    "granted",
    "refused",
    "accepted_online",
    "fully_online",
    "commitment",
    "on_the_spot",
    "in_time",
    "overdue",
    "charged_cases",
    "charged_amount",
    "supervision_system",
    "inspections",
    "violations_found",
    "complaints_received",
    "complaints_verified",
    "penalties",
    "reconsideration_corrected",
    "litigation_lost",
]


def test_the_json_has_exactly_the_published_keys() -> None:
    made = table()

    assert list(made) == ["authority", "year", "rows", "total", "checks"]
    assert all(list(row) == KEYS for row in (*made["rows"], made["total"]))
    assert len(made["rows"]) == 18
    assert {frozenset(check) for check in made["checks"]} == {
        frozenset({"identity", "item", "holds"})
    }


def rows_of_every_kind(row: Callable[..., dict[str, str]]) -> list[dict[str, str]]:
    refused = {"decision": "不予许可", "refusal_reason": "不符合条件"}
    spot = {"received_on": "2023-03-02", "accepted_on": "2023-03-02", "decided_on": "2023-03-02"}
    unaccepted = {"accepted_on": "", "decided_on": "", "decision": "", "fee": "3"}
    window = {"channel": "窗口", "fully_online": "否"}
    return [
        row(case_number="online"),
        row(case_number="mobile", channel="手机端", fully_online="否", commitment="是"),
        row(case_number="window", **window, fee="12.5"),
        row(case_number="spot", **spot),
        row(case_number="late", decided_on="2023-04-03"),
        row(case_number="last day", decided_on="2023-03-30"),
        row(case_number="refused", **refused, **window),
        row(case_number="out", not_accepted_on="2023-03-03", **unaccepted),
        row(case_number="open", decided_on="", decision=""),
    ]


def test_each_column_counts_by_its_definition(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    import_cases(cases_csv(rows_of_every_kind(row)), AUTHORITY)

    made = table()["rows"][5]

    expected = {
        "applied": 8,
        "accepted": 7,
        "not_accepted": 1,
        "granted": 6,
        "refused": 1,
        "accepted_online": 5,
        "fully_online": 4,
        "commitment": 1,
        "on_the_spot": 1,
        "in_time": 6,
        "overdue": 1,
        "charged_cases": 2,
        "charged_amount": 15.5,
    }
    assert {column: made[column] for column in expected} == expected


def test_the_day_of_closing_decides_the_period_not_the_day_of_filing(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]]
) -> None:
    filed = {"received_on": "2022-12-28", "accepted_on": "2022-12-29"}
    import_cases(
        cases_csv(
            [
                row(case_number="2022", **filed, decided_on="2022-12-30"),
                row(case_number="first day", **filed, decided_on="2023-01-01"),
                row(case_number="last day", decided_on="2023-12-31"),
                row(case_number="march", decided_on="2023-03-31"),
            ]
        ),
        AUTHORITY,
    )

    assert table()["total"]["granted"] == 3
    assert table(from_month=1, to_month=3)["total"]["granted"] == 2
    assert table(from_month=3, to_month=3)["total"]["granted"] == 1
    assert table(from_month=4, to_month=11)["total"]["granted"] == 0


def test_supervision_is_counted_by_its_own_day_and_kind(
    supervision_csv: Callable[..., Path], visit: Callable[..., dict[str, str]]
) -> None:
    kinds = ["检查", "检查", "发现违法", "投诉举报", "投诉属实", "处罚", "复议纠错", "诉讼败诉"]
    rows = [visit(kind=kind, reference=str(n)) for n, kind in enumerate(kinds)]
    rows += [visit(on="2022-12-30", reference="before"), visit(on="2024-01-02", reference="after")]
    import_supervision(supervision_csv(rows), AUTHORITY)

    made = table()["rows"][5]

    assert [made[column] for column in COLUMNS[-7:]] == [2, 1, 1, 1, 1, 1, 1]


def test_nameless_rows_that_say_the_same_are_counted_each_and_imported_once(
    supervision_csv: Callable[..., Path], visit: Callable[..., dict[str, str]]
) -> None:
    same = [visit(kind="投诉举报", object="", reference="") for _ in range(3)]

    first = import_supervision(supervision_csv(same), AUTHORITY)
    second = import_supervision(supervision_csv(same), AUTHORITY)

    assert (first.new, second.new, second.unchanged) == (3, 0, 3)
    assert table()["total"]["complaints_received"] == 3


def test_an_item_that_is_no_longer_offered_is_counted_in_a_row_of_its_own(
    cases_csv: Callable[..., Path],
    row: Callable[..., dict[str, str]],
    supervision_csv: Callable[..., Path],
    visit: Callable[..., dict[str, str]],
) -> None:
    import_cases(cases_csv([row()]), AUTHORITY)
    import_supervision(supervision_csv([visit()]), AUTHORITY)
    place = catalogue.authority(AUTHORITY)
    left = tuple(one for one in place.offers if one.item.slug != "public-place-hygiene-permit")
    counted = dict(figures(AUTHORITY, Period(2023)))
    counted.pop(ALL)

    rows = list(rows_of(replace(place, offers=left), counted))

    assert len(rows) == 18
    assert (rows[-1].values["serial"], rows[-1].values["item"]) == (18, "公共场所卫生许可")
    assert (rows[-1].count("granted"), rows[-1].count("inspections")) == (1, 1)


def test_verified_complaints_beyond_those_received_are_a_warning_and_no_broken_identity(
    supervision_csv: Callable[..., Path], visit: Callable[..., dict[str, str]]
) -> None:
    import_supervision(supervision_csv([visit(kind="投诉属实")]), AUTHORITY)

    report = annual(AUTHORITY, 2023, today=clock.today())

    assert [one.item for one in report.warnings] == ["公共场所卫生许可", "合计"]
    assert all(check.holds for check in report.checks)


@pytest.mark.parametrize(
    ("authority", "months"), [("000000-xxx", (1, 12)), (AUTHORITY, (5, 4)), (AUTHORITY, (0, 12))]
)
def test_an_impossible_table_is_refused_in_a_sentence(
    authority: str, months: tuple[int, int]
) -> None:
    with pytest.raises(ReportRefused):
        annual(authority, 2023, *months, today=clock.today())


@pytest.mark.parametrize("outcome", ["withdrawn", "terminated"])
def test_what_ended_without_a_decision_is_counted_nowhere(
    cases_csv: Callable[..., Path], row: Callable[..., dict[str, str]], outcome: str
) -> None:
    import_cases(cases_csv([row(), row(case_number="A-2", fee="10")]), AUTHORITY)
    before = annual(AUTHORITY, 2023, today=clock.today()).total.values

    CaseRow.objects.filter(number="A-2").update(outcome=outcome, decided_on=None)

    after = annual(AUTHORITY, 2023, today=clock.today()).total.values
    assert (before["applied"], after["applied"]) == (2, 1)
    assert (before["charged_cases"], after["charged_cases"]) == (1, 0)

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django.fixtures import DjangoAssertNumQueries

from xuke.casework.models import CaseRow
from xuke.figures.annual import ANNUAL, annual
from xuke.figures.annual.columns import AMOUNT, CASES, COUNTED, SUPERVISION
from xuke.figures.annual.lists import BY_CLOSING
from xuke.figures.cells import Cell
from xuke.figures.period import Period
from xuke.kernel.person import NOBODY, Person, Role
from xuke.rooms.imports import import_cases, import_supervision
from xuke.web import clock

AUTHORITY = "310105-wjw"
OFFICIAL = Person("u-1", AUTHORITY, frozenset({Role.STATISTICIAN}))
STRANGER = Person("u-2", "440114-wjj", frozenset({Role.STATISTICIAN}))
pytestmark = pytest.mark.django_db


@pytest.fixture
def year(
    cases_csv: Callable[..., Path],
    row: Callable[..., dict[str, str]],
    supervision_csv: Callable[..., Path],
    visit: Callable[..., dict[str, str]],
) -> None:
    refused = {"decision": "不予许可", "refusal_reason": "不符合条件"}
    spot = {"received_on": "2023-03-02", "accepted_on": "2023-03-02", "decided_on": "2023-03-02"}
    unaccepted = {"accepted_on": "", "decided_on": "", "decision": ""}
    advertisement = {"item": "医疗广告审查"}
    rows = [
        row(case_number="1", fee="10"),
        row(case_number="2", commitment="是", **spot),
        row(case_number="3", decided_on="2023-06-01", **advertisement),
        row(case_number="4", channel="邮寄", fully_online="否", **refused),
        row(case_number="5", not_accepted_on="2023-03-03", **unaccepted),
        row(
            case_number="6",
            decided_on="2022-12-30",
            received_on="2022-12-28",
            accepted_on="2022-12-29",
        ),
        row(case_number="7", decided_on="", decision=""),
    ]
    import_cases(cases_csv(rows), AUTHORITY)
    kinds = ["检查", "检查", "发现违法", "投诉举报", "投诉属实", "处罚", "复议纠错", "诉讼败诉"]
    noted = [visit(kind=kind, reference=str(n)) for n, kind in enumerate(kinds)]
    import_supervision(supervision_csv([*noted, visit(item="医疗广告审查")]), AUTHORITY)


def stretches(cell: Cell, person: Person) -> Sequence[QuerySet[Any]]:
    return ANNUAL.listings[cell.column].rows(cell, person)


def listed(cell: Cell, person: Person) -> list[Any]:
    return [row for rows in stretches(cell, person) for row in rows]


@pytest.mark.parametrize("column", COUNTED)
@pytest.mark.parametrize("months", [(1, 12), (3, 3), (6, 12)])
def test_the_list_behind_each_cell_is_as_long_as_its_figure(
    year: None, column: str, months: tuple[int, int]
) -> None:
    report = annual(AUTHORITY, 2023, *months, today=clock.today())

    for row in (*report.rows, report.total):
        cell = Cell(AUTHORITY, Period(2023, *months), column, row.slug)
        if column == AMOUNT:
            assert sum(one.fee for one in listed(cell, OFFICIAL)) == row.values[column]
        else:
            assert len(listed(cell, OFFICIAL)) == row.values[column]


@pytest.mark.parametrize("person", [STRANGER, NOBODY], ids=["of another authority", "nobody"])
def test_nobody_else_sees_the_cases_behind_a_cell(year: None, person: Person) -> None:
    for column in COUNTED:
        cell = Cell(AUTHORITY, Period(2023), column)
        assert not listed(cell, person)


def test_pages_by_key_list_every_case_once(year: None) -> None:
    cell = Cell(AUTHORITY, Period(2023), "applied")
    by_twos = replace(BY_CLOSING, size=2)
    seen, key = list[CaseRow](), ""
    while True:
        page = by_twos.page(stretches(cell, OFFICIAL), by_twos.read(key))
        seen, key = [*seen, *page.rows], page.next_key
        if not key:
            break

    assert sorted(case.number for case in seen) == ["1", "2", "3", "4", "5"]


def test_the_table_is_made_by_one_statement(
    year: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        annual(AUTHORITY, 2023, today=clock.today())


def test_every_counted_column_has_its_predicate() -> None:
    assert len(CASES) + 1 + len(SUPERVISION) == len(COUNTED) == 20

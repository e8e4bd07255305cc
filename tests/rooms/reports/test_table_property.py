"""The table against a second computation, straight from the rows of the file."""

import calendar as month_lengths
import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import chinese_calendar
import pytest
from django.db import transaction
from hypothesis import given, settings, strategies as st

from xuke.figures.annual import annual
from xuke.figures.rendering import as_json
from xuke.rooms.imports import import_cases, import_supervision
from xuke.web import clock

Row = dict[str, Any]
Figures = dict[str, dict[str, float]]
AUTHORITY = "310105-wjw"
pytestmark = pytest.mark.django_db

# Name, length, unit of the statutory limit: written here anew, not read from the catalogue.
ITEMS = {
    "公共场所卫生许可": (20, "working"),
    "医疗机构购用麻醉药品、第一类精神药品许可": (20, "working"),
    "医疗机构执业登记": (45, "calendar"),
    "医疗机构设置审批": (30, "calendar"),
    "护士执业注册": (20, "working"),
}
FROM_RECEIPT = {"护士执业注册"}
"""Whose law counts from the day on which the application came in, not from acceptance."""
CHANNELS = {"窗口": False, "网上": True, "手机端": True, "移动": True, "邮寄": False, "自助": False}
KINDS = {
    "检查": "inspections",
    "发现违法": "violations_found",
    "投诉举报": "complaints_received",
    "投诉属实": "complaints_verified",
    "处罚": "penalties",
    "复议纠错": "reconsideration_corrected",
    "诉讼败诉": "litigation_lost",
}
DAYS = st.dates(date(2022, 11, 1), date(2024, 2, 28))
GAPS = st.integers(0, 70)


@st.composite
def cases(draw: st.DrawFn) -> Row:
    """Return a row that cannot contradict itself."""
    received = draw(DAYS)
    later = received + timedelta(days=draw(st.integers(0, 6)))
    channel = draw(st.sampled_from(sorted(CHANNELS)))
    row: Row = {
        "item": draw(st.sampled_from(sorted(ITEMS))),
        "action": "新办",
        "applicant_type": draw(st.sampled_from(["person", "organisation"])),
        "applicant_name": "虚构申请人",
        "channel": channel,
        "received_on": received,
        "commitment": draw(st.sampled_from("是否")),
        "fully_online": draw(st.sampled_from("是否")) if CHANNELS[channel] else "否",
        "fee": draw(st.sampled_from(["", "0", "0.01", "12.50", "300"])),
    }
    fate = draw(st.sampled_from(["granted", "refused", "not-accepted", "open", "received"]))
    if fate == "not-accepted":
        return row | {"not_accepted_on": later}
    if fate == "received":
        return row
    row |= {
        "accepted_on": later,
        "excluded_days": draw(st.sampled_from(["", "0", "5", "30"])),
        "extended_days": draw(st.sampled_from(["", "10"])),
    }
    if fate == "open":
        return row
    decision = "准予" if fate == "granted" else "不予许可"
    return row | {"decided_on": later + timedelta(days=draw(GAPS)), "decision": decision}


SUPERVISION = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(sorted(KINDS)),
        "item": st.sampled_from(sorted(ITEMS)),
        "on": DAYS,
        "object": st.just("虚构单位"),
    }
)


def is_in_time(row: Row) -> bool:
    """Count forwards by the other calendar, day after day."""
    length, unit = ITEMS[row["item"]]
    more = int(row["excluded_days"] or 0) + int(row["extended_days"] or 0)
    day = row["received_on" if row["item"] in FROM_RECEIPT else "accepted_on"]
    if unit == "calendar":
        day += timedelta(days=length)
        while not chinese_calendar.is_workday(day):
            day += timedelta(days=1)
        length = 0
    for _ in range(length + more):
        day += timedelta(days=1)
        while not chinese_calendar.is_workday(day):
            day += timedelta(days=1)
    return bool(row["decided_on"] <= day)


def recount(rows: list[Row], noted: list[Row], first: date, last: date) -> Figures:
    """Return the figures by item, in plain Python."""
    table: Figures = defaultdict(lambda: defaultdict(float))
    for row in rows:
        closed = row.get("decided_on") or row.get("not_accepted_on")
        if closed is None or not first <= closed <= last:
            continue
        for column in columns_of(row):
            table[row["item"]][column] += 1
        table[row["item"]]["charged_amount"] += float(row["fee"] or 0)
    for one in noted:
        if first <= one["on"] <= last:
            table[one["item"]][KINDS[one["kind"]]] += 1
    return table


def columns_of(row: Row) -> Iterator[str]:
    """Yield the columns in which a closed case counts."""
    yield "applied"
    if float(row["fee"] or 0):
        yield "charged_cases"
    if "not_accepted_on" in row:
        yield "not_accepted"
        return
    yield "accepted"
    yield "granted" if row["decision"] == "准予" else "refused"
    if CHANNELS[row["channel"]]:
        yield "accepted_online"
    if row["fully_online"] == "是":
        yield "fully_online"
    if row["commitment"] == "是":
        yield "commitment"
    if row["decided_on"] == row["received_on"]:
        yield "on_the_spot"
    yield "in_time" if is_in_time(row) else "overdue"


def write(path: Path, header: str, rows: list[Row]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header.split(","), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def compare(rows: list[Row], noted: list[Row], months: tuple[int, int]) -> None:
    made: Any = as_json(annual(AUTHORITY, 2023, *months, today=clock.today()))
    last = date(2023, months[1], month_lengths.monthrange(2023, months[1])[1])
    expected = recount(rows, noted, date(2023, months[0], 1), last)
    counted = [key for key, value in made["total"].items() if not isinstance(value, str)]
    for line in made["rows"]:
        assert {key: line[key] for key in counted} == pytest.approx(
            {key: expected[line["item"]][key] for key in counted}
        )
    for key in counted:
        assert made["total"][key] == pytest.approx(sum(one[key] for one in expected.values()))
    assert all(check["holds"] for check in made["checks"])


@settings(max_examples=40)
@given(
    rows=st.lists(cases(), min_size=1, max_size=25),
    noted=st.lists(SUPERVISION, min_size=1, max_size=12),
    months=st.tuples(st.integers(1, 12), st.integers(1, 12)).map(lambda pair: tuple(sorted(pair))),
)
def test_the_table_is_what_a_second_computation_from_the_rows_gives(
    rows: list[Row], noted: list[Row], months: tuple[int, int]
) -> None:
    header = (
        "case_number,item,action,applicant_type,applicant_name,applicant_id,channel,received_on,"
        "accepted_on,not_accepted_on,not_accepted_reason,decided_on,decision,refusal_reason,"
        "commitment,fully_online,certificate_number,valid_from,valid_to,fee,excluded_days,"
        "extended_days"
    )
    numbered = [{"case_number": str(number), **row} for number, row in enumerate(rows)]
    named = [{"reference": str(number), **one} for number, one in enumerate(noted)]
    with transaction.atomic(), TemporaryDirectory() as folder:
        import_cases(write(Path(folder) / "cases.csv", header, numbered), AUTHORITY)
        path = write(Path(folder) / "noted.csv", "kind,item,on,object,reference", named)
        import_supervision(path, AUTHORITY)
        compare(rows, noted, months)
        compare(rows, noted, (1, 12))
        transaction.set_rollback(True)

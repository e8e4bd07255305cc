"""Drafts of the five reports carry, digit by digit, what a year holds: counted, or stated."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from tests.figures.rows import case

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.catalogue.outline import Reference, Style
from xuke.figures.drafts import Draft, drafted
from xuke.figures.drafts.telling import told
from xuke.figures.indicators.figure import NOTHING, Came, Figure
from xuke.figures.models import StatedFigureRow

pytestmark = pytest.mark.django_db
HUADU, GUANGDONG, CHANGNING = "440114-wjj", "440000-wjw", "310105-wjw"
LUOHU, JIANGHAI = "440303-wjj", "440704-wjj"

HUADU_2025 = {
    "items-main": 16, "items-sub": 76, "items-split": 105, "items-derived": 7, "disclosed": 5527,
    "spot-checks": 3479, "handling-complaints": 0, "service-groups": 4, "maternal-joint": 32,
    "birth-joint": 2614, "powers-asked": 6,
}  # fmt: skip
GUANGDONG_2019 = {
    "powers-moved": 37, "powers-delegated": 9, "powers-lowered": 27, "powers-abolished": 1,
    "delegated-licences": 8, "delegated-others": 1, "items-at-once": 39, "items-all": 64,
    "checks-all": 25908, "checks-public-places": 16423, "checks-pools": 3444, "checks-water": 758,
    "checks-occupational": 33, "checks-radiation": 619, "checks-schools": 3764,
    "checks-medical": 2036, "checks-disinfection": 155, "checks-infectious": 2019,
    "checks-tableware": 19, "checks-blood": 39, "checks-family-planning": 43, "cases-opened": 2107,
    "kindergartens": 17353, "checks-kindergartens": 1113, "training-bodies": 4418,
    "checks-training": 610, "schools": 10089, "schools-lighting": 1985, "school-tasks": 2076,
    "school-tasks-done": 2041, "school-tasks-closed": 35, "school-cases": 141,
}  # fmt: skip
LUOHU_2016 = {
    "family-planning-proofs": 701, "printed-proofs": 39279, "service-items-big": 27,
    "service-items-small": 60,
}  # fmt: skip
JIANGHAI_2021 = {
    "public-service-items": 358, "powers-with-streets": 7, "enforced-by-streets": 10,
    "inspector-trips": 3600, "vehicle-trips": 890, "guided": 204, "problems-mended": 1017,
    "illegal-practice": 5, "punished": 44, "petitions": 489,
}  # fmt: skip


def stated(
    body: str, values: Mapping[str, int], first: date, last: date, *, revised: bool = False
) -> None:
    """State values of these days."""
    StatedFigureRow.objects.bulk_create(
        StatedFigureRow(
            stream=uuid4(), authority=body, year=2026, indicator=name, value=value, since=first,
            until=last, evidence="年度报告", phase="stated", revised=revised, stated_on=last,
        )
        for name, value in values.items()
    )  # fmt: skip


def closed(body: str, count: int, on: date, **changes: object) -> None:
    """Close cases."""
    usual: dict[str, object] = {"authority": body, "accepted_on": on, "closed_on": on}
    rows = [case(None, **(usual | changes)) for _ in range(count)]
    CaseRow.objects.bulk_create(rows, batch_size=1000)


def year(number: int) -> tuple[date, date]:
    return date(number, 1, 1), date(number, 12, 31)


def draft(slug: str, body: str, number: int) -> Draft:
    known = catalogue.loaded()
    return drafted(known.outlines[slug], body, number, known)


def printed(made: Draft) -> dict[str, str]:
    return {one.reading.figure.indicator.id: one.printed for one in made.figures}


def test_huadu_2025() -> None:
    closed(HUADU, 5527, date(2025, 6, 3), fully_online=True)
    stated(HUADU, HUADU_2025, *year(2025))

    made = draft("huadu-annual", HUADU, 2025)

    assert made.title == "广州市花都区卫生健康局2025年度行政许可实施和监督管理情况报告"
    assert "申请5527件，其中受理5527件、不予受理0件；批准5527件、不予批准0件" in made.text
    assert "主项16项、子项76项，拆分为业务办理项105项，另有衍生项目7项" in made.text
    assert "按时办结率100.00%" in made.text
    assert "公示信息5527条" in made.text
    assert "抽查监管3479人次，收到对办理过程的投诉0件" in made.text
    assert "合格证32件，联办新生儿出生一件事2614件" in made.text
    computed = {"applied", "accepted", "not-accepted", "granted", "refused", "in-time-rate"}
    assert {
        one.reading.figure.indicator.id
        for one in made.figures
        if one.reading.figure.came is Came.COMPUTED
    } == computed


def test_guangdong_2019() -> None:
    closed(GUANGDONG, 53, date(2019, 5, 6), outcome="not-accepted", accepted_on=None, in_time=None)
    closed(GUANGDONG, 155, date(2019, 5, 6), outcome="refused")
    closed(GUANGDONG, 7262, date(2019, 5, 6))
    stated(GUANGDONG, GUANGDONG_2019, *year(2019))

    told_in = printed(draft("guangdong-efficiency", GUANGDONG, 2019))

    assert (told_in["applied"], told_in["not-accepted"], told_in["refused"]) == (
        "7470件", "53件", "155件",
    )  # fmt: skip
    assert told_in["items-at-once-rate"] == "60.94%"
    assert told_in["kindergartens-rate"] == "6.41%"
    assert told_in["training-rate"] == "13.81%"
    assert told_in["lighting-rate"] == "19.67%"
    assert told_in["overdue-rate"] == "0.00%"
    for name, value in GUANGDONG_2019.items():
        if name in told_in:
            assert told_in[name].startswith(str(value))


def test_changning_2023() -> None:
    closed(CHANGNING, 1022, date(2023, 3, 1), fully_online=True)
    CaseRow.objects.filter(
        stream__in=CaseRow.objects.values_list("stream", flat=True)[:212]
    ).update(commitment=True)
    stated(CHANGNING, {"one-trade": 56, "one-trade-beauty": 53, "one-trade-laboratory": 3,
                       "transfers-in": 18, "transfers-out": 24}, *year(2023))  # fmt: skip

    made = draft("changning-annual", CHANGNING, 2023)

    assert "办结的申请1022件，受理1022件，不予受理0件；批准1022件，不予批准0件" in made.text
    assert "告知承诺212件" in made.text
    assert "行业综合许可证56张，其中美容美发53张，病原微生物实验室3张" in made.text
    assert "磋商函18件，向外部门移送24件" in made.text


def test_luohu_2016_by_its_own_days_and_name() -> None:
    closed(LUOHU, 2631, date(2016, 10, 31))
    closed(LUOHU, 3, date(2016, 11, 1))
    stated(LUOHU, LUOHU_2016, date(2016, 1, 1), date(2016, 10, 31))
    stated(LUOHU, {"disclosed-released": 3048}, date(2015, 12, 11), date(2016, 10, 31))

    made = draft("luohu-summary", LUOHU, 2016)

    assert made.title == "罗湖区卫生和计划生育局2016年行政审批工作总结"
    assert "受理行政许可申请2631件" in made.text
    assert "计划生育证明701宗，街道打印计划生育证明39279份" in made.text
    assert "大项27项、小项60项" in made.text
    long = next(one for one in made.figures if one.printed == "3048条")
    assert (long.since, long.until) == (date(2015, 12, 11), date(2016, 10, 31))


def test_jianghai_2021_tells_rounded_words_that_are_true() -> None:
    closed(JIANGHAI, 758, date(2021, 7, 1))
    stated(JIANGHAI, JIANGHAI_2021, *year(2021))

    made = draft("jianghai-rule-of-law", JIANGHAI, 2021)

    assert "卫生许可审批758件" in made.text
    assert "卫生监督员约3600人次、车辆890车次，指导服务企业204间次" in made.text
    assert "整改问题超过1000项次，查处非法行医5起，处罚44宗" in made.text
    assert "信访近500宗" in made.text


def test_another_year_has_none_of_these_figures() -> None:
    closed(HUADU, 17, date(2025, 6, 3))
    stated(HUADU, HUADU_2025, *year(2025))

    made = draft("huadu-annual", HUADU, 2024)

    assert "申请0件" in made.text
    assert "按时办结率—" in made.text
    assert "主项未报" in made.text
    assert "投诉未报" in made.text


def test_one_case_more_changes_the_draft() -> None:
    closed(HUADU, 17, date(2025, 6, 3))
    before = draft("huadu-annual", HUADU, 2025).text
    closed(HUADU, 1, date(2025, 12, 31))

    assert "申请17件" in before
    assert "申请18件" in draft("huadu-annual", HUADU, 2025).text


@pytest.mark.parametrize(
    ("value", "style", "base", "said"),
    [
        (489, Style.NEARLY, "500", "近500宗"),
        (500, Style.NEARLY, "500", "500宗"),
        (501, Style.NEARLY, "500", "近1000宗"),
        (1017, Style.OVER, "1000", "超过1000宗"),
        (1000, Style.OVER, "1000", "1000宗"),
        (999, Style.OVER, "1000", "999宗"),
        (1000, Style.AT_LEAST, "1000", "1000宗以上"),
        (3580, Style.ABOUT, "100", "约3600宗"),
        (0, Style.NEARLY, "500", "0宗"),
        (7, Style.EXACT, "", "7宗"),
        (7, Style.BARE, "", "7"),
    ],
)
def test_a_word_is_told_where_it_is_true(value: int, style: Style, base: str, said: str) -> None:
    one = catalogue.loaded().indicators.by_id["petitions"]

    figure = Figure(one, value, NOTHING, Came.STATED)

    assert told(figure, Reference("petitions", "year", style, base)) == said


def test_a_share_is_rounded_as_a_share() -> None:
    one = catalogue.loaded().indicators.by_id["online-rate"]
    figure = Figure(one, Decimal("0.9634"), NOTHING, Came.COMPUTED)

    assert told(figure, Reference("online-rate", "year", Style.AT_LEAST, "5")) == "95%以上"

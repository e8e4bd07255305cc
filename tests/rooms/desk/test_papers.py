"""Papers with legal effect: facts from the record, the statutory day and never the promised one."""

from uuid import UUID

import pytest
from tests.rooms.desk.office import Office, case_of

from xuke import catalogue
from xuke.casework import officials
from xuke.casework.door import load
from xuke.kernel.case.clocks import committed_due, statutory_due
from xuke.kernel.case.events import Gap
from xuke.web import papers


def facts(kind: str, stream: UUID) -> dict[str, object]:
    place, case, _history = load(stream)
    return papers.facts(kind, place, case)


def test_the_acceptance_notice_names_the_statutory_day_only(office: Office) -> None:
    stream = office.accepted()
    calendar = catalogue.calendar()
    statutory = statutory_due(case_of(stream), calendar)
    promised = committed_due(case_of(stream), calendar)
    assert statutory is not None
    assert promised is not None

    told = facts("acceptance-notice", stream)

    assert told["due"] == statutory.due.isoformat()
    assert promised.due.isoformat() not in str(told)


def test_the_correction_notice_names_every_gap_by_its_printed_name(office: Office) -> None:
    stream = office.received(lacks=("floor-plan",))
    gaps = (
        Gap(target="floor-plan", kind="missing", what="请提交平面图。"),
        Gap(target="applicant_name", kind="inconsistent", what="与营业执照不一致，请更正。"),
    )
    officials.request_correction(stream, gaps, office.act("clerk"))

    told = facts("correction-notice", stream)

    assert told["gaps"] == [
        {
            "target": "公共场所地址方位示意图、平面图和卫生设施平面布局图",
            "kind": "缺少",
            "what": "请提交平面图。",
        },
        {"target": "单位名称", "kind": "内容不一致", "what": "与营业执照不一致，请更正。"},
    ]


def test_a_refusal_names_reason_facts_provision_and_remedies(office: Office) -> None:
    told = facts("refusal", office.refused())

    assert "消毒间面积三平方米" in str(told["facts"])
    assert "消毒间面积不足" in str(told["reasons"])
    assert told["basis"] == ["《中华人民共和国行政许可法》第三十八条第二款"]
    assert told["remedies"] == {
        "reconsideration": "上海市长宁区人民政府",
        "court": "有管辖权的人民法院",
    }


def test_a_grant_says_what_is_licensed_and_no_number_of_a_person(office: Office) -> None:
    told = facts("grant", office.granted())

    assert "经营项目：理发" in str(told["content"])
    assert "11010519491231002X" not in str(told)
    assert str(told["number"]).startswith("长卫许〔")


def test_a_non_acceptance_names_the_competent_body(office: Office) -> None:
    stream = office.received()
    why = "经核对，本项许可由市级机关实施。"
    body = "上海市卫生健康委员会"
    officials.not_accept(stream, "not-competent", why, body, office.act("clerk"))

    told = facts("non-acceptance", stream)

    assert told["competent"] == body
    assert told["basis"] == ["《中华人民共和国行政许可法》第三十二条第一款第二项"]


@pytest.mark.parametrize("kind", ["acceptance-notice", "grant", "refusal", "non-acceptance"])
def test_no_paper_before_its_act(office: Office, kind: str) -> None:
    stream = office.received()

    with pytest.raises(papers.NoSuchPaper):
        facts(kind, stream)


def test_equal_records_print_equal_bytes(office: Office) -> None:
    place, case, _history = load(office.accepted())

    assert papers.pdf("acceptance-notice", place, case) == papers.pdf(
        "acceptance-notice", place, case
    )

"""Documents with legal effect: facts from the record, the statutory day, never the promised."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, case_of

from xuke import catalogue
from xuke.casework.case.kind import load_case
from xuke.kernel.case.clocks import hearing_request_due
from xuke.kernel.case.decision_limits import committed_due, statutory_due
from xuke.kernel.case.events import Accepted, Gap
from xuke.kernel.case.examination import asking_due
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.web import clock
from xuke.web.case.documents import acceptance
from xuke.web.case.documents.acceptance import ACCEPTANCE
from xuke.web.case.documents.silence import against_silence
from xuke.web.documents import printing
from xuke.web.documents.parts import cited_together
from xuke.web.documents.registry import NoSuchDocument, Subject, find, subject_of
from xuke.web.words.dates import chinese_date

NOTICES = ("extension-notice", "exclusion-notice", "hearing-right-notice", "hearing-notice")
ACCEPTED = Accepted(on=date(2026, 3, 2), by="clerk")
REASON = "现场核查发现情况复杂，需要进一步核实。"


def facts(slug: str, stream: UUID) -> dict[str, object]:
    loaded = load_case(stream)
    document = find(loaded.stream.kind, slug)
    return printing.facts(document, subject_of(document, loaded))


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
    assert told["basis"] == [
        "《中华人民共和国行政许可法》第三十八条第二款",
        "《公共场所卫生管理条例实施细则》第二十四条",
    ]
    assert told["remedies"] == {
        "reconsideration": "上海市长宁区人民政府",
        "court": "有管辖权的人民法院",
        "online": "",
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
    assert told["ask"] == ""


def test_where_only_a_level_is_known_the_notice_says_whom_to_ask(office: Office) -> None:
    stream = office.received()
    why = "经核对，本项许可由市级机关实施。"
    officials.not_accept(stream, "not-competent", why, "市级主管部门", office.act("clerk"))

    told = facts("non-acceptance", stream)

    assert told["ask"] == "本机关或者上海市卫生健康委员会"


@pytest.mark.parametrize(
    "kind", [*NOTICES, "acceptance-notice", "grant", "refusal", "non-acceptance"]
)
def test_no_document_before_its_act(office: Office, kind: str) -> None:
    stream = office.received()

    with pytest.raises(NoSuchDocument):
        facts(kind, stream)


def test_equal_records_print_equal_bytes(office: Office) -> None:
    loaded = load_case(office.accepted())
    place, case = loaded.stream, loaded.state

    first = printing.pdf(ACCEPTANCE, Subject(place, case))

    assert printing.pdf(ACCEPTANCE, Subject(place, case)) == first


def due(stream: UUID) -> date:
    """Return the statutory day as the case stands."""
    deadline = statutory_due(case_of(stream), catalogue.calendar())
    assert deadline
    return deadline.due


def applicant_of(stream: UUID) -> str:
    applicant = case_of(stream).applicant
    assert applicant
    return applicant.name


def extend(office: Office, stream: UUID) -> None:
    act_on(stream, "extend", {"days": 10, "reason": REASON}, office.act("head"))


def exclude(office: Office, stream: UUID, *, days: int = 15) -> None:
    told: dict[str, Any] = {"procedure": "expert-review", "days": days, "reason": REASON}
    told["since"] = (clock.today() + timedelta(days=1)).isoformat()
    act_on(stream, "exclude", told, office.act("first"))


def offer(office: Office, stream: UUID) -> None:
    act_on(stream, "offer-hearing", {"party": applicant_of(stream)}, office.act("first"))


def schedule(office: Office, stream: UUID) -> date:
    office.give("clerk2", "examiner")
    act_on(stream, "order-hearing", {"reason": REASON}, office.act("head"))
    day = clock.today() + timedelta(days=30)
    told = {"day": day.isoformat(), "place": "区卫生健康委员会三楼会议室", "chair": "clerk2"}
    act_on(stream, "schedule-hearing", told | {"announced": True}, office.act("first"))
    return day


def test_an_extension_is_told_with_its_reason_and_both_days(office: Office) -> None:
    stream = office.accepted()
    before = due(stream)

    extend(office, stream)

    told = facts("extension-notice", stream)
    assert REASON.rstrip("。") in str(told["body"])
    assert "《中华人民共和国行政许可法》第四十二条第一款" in str(told["body"])
    assert told["particulars"] == [
        {"label": "原办理期限届满日", "value": chinese_date(before)},
        {"label": "现办理期限届满日", "value": chinese_date(due(stream))},
    ]
    extension = case_of(stream).extension
    assert extension
    assert told["number"] == extension.document


def test_an_exclusion_is_told_with_its_days_and_the_new_day(office: Office) -> None:
    stream = office.accepted()

    exclude(office, stream)

    told = facts("exclusion-notice", stream)
    assert "所需时间为15个工作日" in str(told["body"])
    assert "《中华人民共和国行政许可法》第四十五条" in str(told["body"])
    assert chinese_date(due(stream)) in str(told["particulars"])


def test_the_latest_exclusion_is_the_one_that_is_told(office: Office) -> None:
    stream = office.accepted()
    exclude(office, stream)

    exclude(office, stream, days=20)

    assert "所需时间为20个工作日" in str(facts("exclusion-notice", stream)["body"])


def test_what_comes_later_changes_no_notice_of_before(office: Office) -> None:
    stream = office.accepted()
    extend(office, stream)
    sent_out = facts("extension-notice", stream)

    exclude(office, stream)

    assert facts("extension-notice", stream) == sent_out


def test_the_hearing_right_is_told_with_the_last_day_for_asking(office: Office) -> None:
    stream = office.accepted()

    offer(office, stream)

    told = facts("hearing-right-notice", stream)
    last = hearing_request_due(case_of(stream), applicant_of(stream), catalogue.calendar())
    assert last
    assert f"即在{chinese_date(last.due)}（含当日）以前" in str(told["body"])
    assert told["applicant"] == applicant_of(stream)


def test_what_another_party_is_told_is_no_document_of_the_applicant(office: Office) -> None:
    stream = office.accepted()
    answer_by = (clock.today() + timedelta(days=10)).isoformat()
    informed = {"party": "邻居某", "interest": REASON, "answer_by": answer_by}
    act_on(stream, "inform-party", informed, office.act("first"))

    act_on(stream, "offer-hearing", {"party": "邻居某"}, office.act("first"))

    with pytest.raises(NoSuchDocument):
        facts("hearing-right-notice", stream)


def test_another_party_is_told_both_days(office: Office) -> None:
    stream, answer_by = office.accepted(), clock.today() + timedelta(days=30)
    informed = {"party": "邻居某", "interest": REASON, "answer_by": answer_by.isoformat()}

    act_on(stream, "inform-party", informed, office.act("first"))

    told = str(facts("party-informed", stream))
    [event] = case_of(stream).procedure.parties
    last = asking_due(case_of(stream), event, catalogue.calendar())
    assert f"自被告知之日起5个工作日内，即在{chinese_date(last.due)}（含当日）以前" in told
    assert f"陈述、申辩的，请在{chinese_date(answer_by)}（含当日）以前" in told
    assert "直接关系邻居某的重大利益" in told
    assert "你（单位）" not in told


def test_the_hearing_notice_names_day_place_and_chair(office: Office) -> None:
    stream = office.accepted()

    day = schedule(office, stream)

    told = facts("hearing-notice", stream)
    assert told["particulars"] == [
        {"label": "听证日期", "value": chinese_date(day)},
        {"label": "听证地点", "value": "区卫生健康委员会三楼会议室"},
        {"label": "听证主持人", "value": "clerk2某"},
    ]
    assert "已经向社会公告" in str(told["ending"])


def test_officials_and_the_applicant_can_keep_every_notice(office: Office) -> None:
    stream = office.accepted()
    extend(office, stream)
    exclude(office, stream)
    offer(office, stream)
    schedule(office, stream)

    for name, room in (("clerk", "desk"), ("applicant", "portal")):
        client = office.client(name)
        page = client.get(reverse(f"{room}:case", args=[stream])).content.decode()
        for kind in NOTICES:
            place = reverse(f"{room}:document", args=[stream, kind])
            assert place in page
            assert client.get(place).content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("item", "you"),
    [
        pytest.param("public-place-hygiene-permit", "你单位", id="an organisation"),
        pytest.param("nurse-practice", "你", id="a person"),
    ],
)
def test_a_letter_says_to_whom_it_speaks_from_whom_it_comes_and_whom_to_ask(
    office: Office, item: str, you: str
) -> None:
    told = facts("acceptance-notice", office.accepted(item))

    assert told["you"] == you
    assert told["authority"] == "上海市长宁区卫生健康委员会"
    assert told["contact"] == "咨询：本机关政务服务窗口"
    assert "第二十三条第一款第三项" in str(told["silence"])
    assert "应当先申请行政复议" in str(told["silence"])


def test_until_2024_a_suit_against_silence_needed_no_reconsideration_first() -> None:
    assert "应当先申请行政复议" in against_silence(date(2024, 1, 1))
    assert "可以依法申请行政复议或者提起行政诉讼" in against_silence(date(2023, 12, 31))


def test_a_statute_is_named_once_for_its_provisions() -> None:
    places = ["《甲法》第十四条", "《乙法》第一条", "《甲法》第十五条", "《甲法》第十四条"]

    assert cited_together(places) == ["《甲法》第十四条、第十五条", "《乙法》第一条"]


def test_a_renewal_filed_in_time_is_told_that_silence_grants_it() -> None:
    case = replace(Case(), action=Action.RENEWAL, decide_by=date(2026, 6, 30))

    told = acceptance._silence(case, ACCEPTED)  # noqa: SLF001 - the words themselves

    assert "视为准予延续。" in told
    assert "行政复议" not in told


def test_a_late_renewal_is_promised_nothing_of_silence() -> None:
    told = acceptance._silence(replace(Case(), action=Action.RENEWAL), ACCEPTED)  # noqa: SLF001 - as above

    assert "应当先申请行政复议" in told
    assert "不适用《中华人民共和国行政许可法》第五十条第二款关于视为准予延续的规定" in told

"""The counter: accept, tell every gap once, not accept, deliver; foreseen, confirmed, done once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from tests.rooms.desk.office import PDF, Office, case_of, sent, text_of

from xuke import catalogue
from xuke.casework.case import files, filing
from xuke.kernel.case.decision_limits import committed_due, statutory_due
from xuke.kernel.case.state import Phase
from xuke.web import clock
from xuke.web.words import dates, sentences

GAP = {"kind-floor-plan": "missing", "what-floor-plan": "请提交平面图，标明消毒间位置。"}
REASONED = {
    "reason": "not-competent",
    "text": "经核对，本项许可由市级机关实施。",
    "competent": "上海市卫生健康委员会",
}


def act(name: str, stream: UUID) -> str:
    return reverse(f"counter:{name}", args=[stream])


def test_before_acceptance_its_effects_are_shown_and_afterwards_they_are_true(
    office: Office,
) -> None:
    stream, client = office.received(), office.client("clerk")

    told = text_of(client.get(act("accept", stream)))
    client.post(act("accept", stream), sent(stream))

    case = case_of(stream)
    due = (statutory_due(case, catalogue.calendar()), committed_due(case, catalogue.calendar()))
    assert case.phase is Phase.ACCEPTED
    assert all(one and dates.chinese_date(one.due) in told for one in due)
    assert "《行政许可申请受理通知书》预览" in told


def test_a_promise_is_accepted_to_be_decided_on_the_spot(office: Office) -> None:
    stream = office.received(commitment=True)

    told = text_of(office.client("clerk").get(act("accept", stream)))

    assert "当场作出决定" in told
    assert "自受理之日起" not in told


def test_looking_at_the_effects_records_nothing(office: Office) -> None:
    stream, client = office.received(), office.client("clerk")
    before = case_of(stream)

    client.get(act("accept", stream))
    client.post(act("accept", stream), sent(stream, "document"))
    client.post(act("request-correction", stream), sent(stream, "preview", **GAP))

    assert case_of(stream) == before


def test_an_act_costs_few_queries(
    office: Office, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    stream, client = office.received(), office.client("clerk")

    # It asks nothing, so its page is its preview: done, and taken back.
    with django_assert_max_num_queries(11):
        client.get(act("accept", stream))
    with django_assert_max_num_queries(6):
        client.get(act("request-correction", stream))


def test_an_incomplete_application_is_not_accepted_and_the_page_says_what_lacks(
    office: Office,
) -> None:
    stream, client = office.received(complete=False), office.client("clerk")

    answer = client.post(act("accept", stream), sent(stream))

    assert answer.status_code == 422
    assert "还缺必交材料" in text_of(answer)
    assert "第三十二条第一款第四项" in text_of(answer)
    assert case_of(stream).phase is Phase.RECEIVED


def test_silence_accepts_as_of_the_day_of_receipt(office: Office) -> None:
    stream, client = office.received(back=20), office.client("clerk")

    assert "视为受理" in text_of(client.get(act("accept", stream)))
    client.post(act("accept", stream), sent(stream))

    accepted = case_of(stream).accepted
    assert accepted is not None
    assert accepted.deemed
    assert accepted.on <= clock.today()


def test_a_double_click_acts_once(office: Office) -> None:
    stream, client = office.received(), office.client("clerk")
    form = sent(stream)

    first = client.post(act("accept", stream), form)
    again = client.post(act("accept", stream), form, follow=True)

    assert first.status_code == 302
    assert "没有重复办理" in text_of(again)
    assert case_of(stream).version == int(form["version"]) + 1


@pytest.mark.parametrize("stage", ["preview", "confirm"])
def test_the_second_of_two_officials_is_told_to_reload_and_keeps_his_words(
    office: Office, stage: str
) -> None:
    stream = office.received()
    form = sent(stream, stage, **REASONED)
    office.client("clerk").post(act("accept", stream), sent(stream))

    answer = office.client("clerk2").post(act("not-accept", stream), form)

    assert answer.status_code == 409
    assert "这一件刚刚被别人办理" in text_of(answer)
    assert REASONED["text"] in text_of(answer)
    assert "不属于本机关职权范围" in text_of(answer)
    assert case_of(stream).phase is Phase.ACCEPTED


def test_ones_own_act_on_another_page_is_not_told_as_another_s(office: Office) -> None:
    stream, client = office.received(), office.client("clerk")
    form = sent(stream)
    client.post(act("accept", stream), sent(stream))

    again = client.post(act("accept", stream), form)
    another = client.post(act("not-accept", stream), form | REASONED)

    assert (again.status_code, another.status_code) == (409, 409)
    assert "您已办理过这一步" in text_of(again)
    assert f"本件现在的环节是“{sentences.phase('accepted', 'case')}”" in text_of(again)
    assert "您刚刚在另一个页面办理了这一件" in text_of(another)
    assert REASONED["text"] in text_of(another)
    assert "别人" not in text_of(again) + text_of(another)


def test_every_gap_goes_into_one_notice(office: Office) -> None:
    stream, client = office.received(lacks=("floor-plan",)), office.client("clerk")
    typed = GAP | {"kind-applicant_name": "inconsistent", "what-applicant_name": "与执照不一致。"}

    told = text_of(client.post(act("request-correction", stream), sent(stream, "preview", **typed)))
    client.post(act("request-correction", stream), sent(stream, **typed))

    notice = case_of(stream).notice
    assert notice is not None
    assert [(gap.target, gap.kind) for gap in notice.gaps] == [
        ("floor-plan", "missing"),
        ("applicant_name", "inconsistent"),
    ]
    assert "这是唯一的一次告知" in told
    assert dates.chinese_date(notice.answer_by) in told


def test_what_is_missing_is_filled_in_already(office: Office) -> None:
    stream = office.received(complete=False)

    told = text_of(office.client("clerk").get(act("request-correction", stream)))

    assert "请提交《公共场所地址方位示意图、平面图和卫生设施平面布局图》。" in told
    assert '<option value="missing" selected>' in told


def test_a_material_s_note_is_no_ready_demand(office: Office) -> None:
    stream = office.received()

    told = text_of(office.client("clerk").get(act("request-correction", stream)))

    assert "请提交《营业执照》。" in told
    assert "《营业执照》：由本机关核查" not in told
    assert "》：选择告知承诺的" not in told


def test_a_letter_of_commitment_is_demanded_only_of_a_promise(office: Office) -> None:
    stream = office.received()
    typed = GAP | {"kind-commitment-letter": "missing", "what-commitment-letter": "请提交承诺书。"}

    office.client("clerk").post(act("request-correction", stream), sent(stream, **typed))

    notice = case_of(stream).notice
    assert notice is not None
    assert [gap.target for gap in notice.gaps] == ["floor-plan"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param({}, "请至少选择一项需要补正的内容", id="nothing named"),
        pytest.param({"kind-floor-plan": "missing"}, "请写明缺什么、怎么补", id="no words"),
        pytest.param({"kind-floor-plan": "ugly"}, "ugly", id="no such kind"),
    ],
)
def test_a_notice_that_says_too_little_is_not_sent(
    office: Office, typed: dict[str, str], told: str
) -> None:
    stream = office.received(complete=False)

    answer = office.client("clerk").post(act("request-correction", stream), sent(stream, **typed))

    assert (answer.status_code, told in text_of(answer)) == (422, True)
    assert case_of(stream).notice is None


def test_what_the_item_does_not_list_cannot_be_demanded(office: Office) -> None:
    stream = office.received()
    typed = GAP | {"kind-passport-photo": "missing", "what-passport-photo": "请提交照片。"}

    office.client("clerk").post(act("request-correction", stream), sent(stream, **typed))

    notice = case_of(stream).notice
    assert notice is not None
    assert [gap.target for gap in notice.gaps] == ["floor-plan"]


def test_what_must_be_written_after_all_is_not_called_optional(office: Office) -> None:
    stream, client = office.received(), office.client("clerk")

    gaps = text_of(client.get(act("request-correction", stream)))
    declined = text_of(client.get(act("not-accept", stream)))

    assert '缺什么、怎么补 <span class="xk-optional">（选择情形时必填）' in gaps
    assert '申请 <span class="xk-optional">（选择“不属于本机关职权范围”时必填）' in declined
    assert "（选填）" not in gaps + declined


def test_there_is_no_second_notice(office: Office) -> None:
    stream, client = office.received(lacks=("test-report",)), office.client("clerk")
    asked = {"kind-test-report": "missing", "what-test-report": "请提交检测报告。"}
    client.post(act("request-correction", stream), sent(stream, **asked))
    files.attach_material(stream, "test-report", PDF, office.act("applicant"))
    filing.correct(stream, {}, office.act("applicant"))

    answer = client.post(act("request-correction", stream), sent(stream, **GAP))

    assert answer.status_code == 422
    assert "补正只能一次性告知" in text_of(answer)


def test_who_types_may_go_back_and_forth_without_losing_words(office: Office) -> None:
    stream, client = office.received(), office.client("clerk")

    preview = text_of(client.post(act("not-accept", stream), sent(stream, "preview", **REASONED)))
    back = text_of(client.post(act("not-accept", stream), sent(stream, "ask", **REASONED)))

    assert f'name="text" value="{REASONED["text"]}"' in preview
    assert REASONED["text"] in back
    assert 'value="not-competent"' in back


def test_a_phrase_is_added_without_scripts(office: Office) -> None:
    stream, client = office.received(), office.client("clerk")
    form = sent(stream, text="前言。", insert="text:1")

    told = text_of(client.post(act("not-accept", stream), form | {"stage": ""}))

    assert "前言。\n经核对，本项许可由其他行政机关实施" in told.replace("\r\n", "\n")
    assert case_of(stream).phase is Phase.RECEIVED


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"competent": ""}, "请写明应当向哪个行政机关申请", id="no competent body"),
        pytest.param({"text": "太短"}, "10", id="too short a reason"),
        pytest.param({"reason": "dislike"}, "dislike", id="no reason of the law"),
    ],
)
def test_a_non_acceptance_needs_the_law_s_reason_and_words(
    office: Office, change: dict[str, str], told: str
) -> None:
    stream = office.received()

    answer = office.client("clerk").post(
        act("not-accept", stream), sent(stream, **(REASONED | change))
    )

    assert (answer.status_code, told in text_of(answer)) == (422, True)
    assert case_of(stream).phase is Phase.RECEIVED


def test_a_non_acceptance_shows_its_remedies_and_concludes_the_case(office: Office) -> None:
    stream, client = office.received(), office.client("clerk")

    told = text_of(client.post(act("not-accept", stream), sent(stream, "preview", **REASONED)))
    client.post(act("not-accept", stream), sent(stream, **REASONED))

    assert "六十日内向上海市长宁区人民政府申请行政复议" in told
    assert case_of(stream).phase is Phase.CONCLUDED


def test_the_document_can_be_read_before_it_is_signed(office: Office) -> None:
    stream, client = office.received(), office.client("clerk")

    document = client.post(act("not-accept", stream), sent(stream, "document", **REASONED))

    assert document["Content-Type"] == "application/pdf"
    assert document.content.startswith(b"%PDF-")
    assert case_of(stream).phase is Phase.RECEIVED


def test_a_clerk_does_not_accept_his_own_application(office: Office) -> None:
    stream = office.received(by="clerk")

    answer = office.client("clerk").post(act("accept", stream), sent(stream))

    assert (answer.status_code, "这是您自己的申请" in text_of(answer)) == (422, True)

"""What burdens a holder is told in writing: each act has its paper, with its right and remedy."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

import pypdf
import pytest
from django.urls import reverse
from tests.casework.licences import WATER, broken
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, annulled, done, heard, held, state_of

from xuke import catalogue
from xuke.web.words.dates import chinese_date

PHYSICIAN = "physician-practice"
INTENDED = {
    "suspension": "行政处罚事先告知书",
    "revocation": "行政处罚事先（听证）告知书",
    "withdrawal": "拟撤回行政许可告知书",
    "annulment": "拟撤销行政许可告知书",
    "deregistration": "拟注销行政许可告知书",
}


def words(content: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def printed(office: Office, stream: UUID, slug: str) -> str:
    place = reverse("register:licence-document", args=[stream, slug])
    answer = office.client("head").get(place)
    assert answer.status_code == 200, slug
    return words(answer.content)


@pytest.mark.parametrize("act", INTENDED)
def test_an_intent_is_told_with_rights_time_and_what_silence_means(
    office: Office, act: str
) -> None:
    is_struck = act == "deregistration"
    stream = held(office, PHYSICIAN if is_struck else WATER)
    facts = {"act": act, "document": "虚构告〔2026〕1号", "text": REASON}
    facts |= {"further": "criminal-penalty"} if is_struck else {}
    facts |= {"cause": "neglect"} if act == "annulment" else {"basis": broken(stream, act)}
    done(office, "head", stream, "tell-holder", **facts)

    text = printed(office, stream, f"intended-{act}")

    assert INTENDED[act] in text
    assert "虚构告〔2026〕1号" in text
    assert REASON in text
    assert "请自收到本告知书之日起5个工作日内向本机关提出" in text
    assert "不承担组织听证的费用" in text
    assert "视为放弃上述权利" in text
    if is_struck:
        assert "上述情形属于：受刑事处罚（《中华人民共和国医师法》第十七条" in text
        assert "《中华人民共和国行政许可法》第七十条第六项）" in text


def test_an_intent_is_seen_before_it_is_told(office: Office) -> None:
    stream = held(office)
    address = reverse("register:licence-act", args=[stream, "tell-holder"])
    told = {"act": "annulment", "cause": "neglect", "document": "告1号", "text": REASON}
    sent = told | {"version": str(state_of(stream).version), "stage": "preview"}

    page = text_of(office.client("head").post(address, sent))

    assert "《拟撤销行政许可告知书》预览，第 1 页" in page
    assert not state_of(stream).intents


def test_every_step_before_a_decision_keeps_its_paper_after_it(office: Office) -> None:
    stream = annulled(office)

    page = text_of(office.client("head").get(reverse("register:licence", args=[stream])))

    for title in ("拟撤销行政许可告知书", "陈述申辩笔录", "放弃听证确认书", "撤销行政许可决定书"):
        assert title in page
    assert "拟撤回行政许可告知书" not in page


def test_an_annulment_tells_facts_hearing_provision_and_remedies(office: Office) -> None:
    text = printed(office, annulled(office), "annulment-decision")

    assert "以欺骗、贿赂等不正当手段取得许可" in text
    assert "你单位放弃陈述、申辩；没有要求听证" in text
    assert "根据《中华人民共和国行政许可法》第六十九条第二款的规定，本机关决定：撤销" in text
    assert "取得的利益不受保护" in text
    assert "六十日内向上海市长宁区人民政府申请行政复议" in text


def test_a_suspension_tells_its_last_day(office: Office) -> None:
    stream = heard(office, held(office, WATER), "suspension")
    facts = {"document": "虚构罚〔2026〕1号", "until": "2099-01-01", "reason": REASON}
    done(office, "head", stream, "suspend", **facts)

    text = printed(office, stream, "suspension-decision")

    assert "根据《中华人民共和国传染病防治法》第七十三条和《中华人民共和国行政处罚法》" in text
    assert "下列行政处罚：暂扣卫生许可证，至2099年1月1日（含当日）为止" in text
    assert "虚构罚〔2026〕1号" in text


def test_a_hearing_that_is_asked_for_is_answered_in_writing(office: Office) -> None:
    stream = held(office)
    facts = {"act": "revocation", "document": "虚构告〔2026〕1号", "text": REASON}
    basis = broken(stream, "revocation")
    done(office, "head", stream, "tell-holder", **facts, basis=basis)
    done(office, "head", stream, "answer-holder", act="revocation", requested=True)

    text = printed(office, stream, "hearing-asked")

    assert "拟对你单位持有的" in text
    assert "要求举行听证" in text
    assert "七个工作日以前" in text


def test_a_hearing_is_told_with_its_day_time_place_and_chair(office: Office) -> None:
    stream = held(office)
    facts = {"act": "revocation", "document": "虚构告〔2026〕1号", "text": REASON}
    basis = broken(stream, "revocation")
    done(office, "first", stream, "tell-holder", **facts, basis=basis)
    done(office, "first", stream, "answer-holder", act="revocation", requested=True)
    day = catalogue.calendar().next_working_day(office.act("head").on + timedelta(days=30))
    notice = {"document": "听通〔2026〕1号", "time": "上午九时", "place": "虚构路1号会议室"}
    told = notice | {"act": "revocation", "hearing_day": day.isoformat(), "chair": "second"}
    done(office, "head", stream, "schedule-holder-hearing", **told)

    text = printed(office, stream, "holder-hearing-notice")

    for words_told in (chinese_date(day), "上午九时", "虚构路1号会议室", "second某"):
        assert words_told in text
    assert "要求举行听证" in text


def test_what_is_not_done_after_all_is_told_too(office: Office) -> None:
    stream = heard(office, held(office), "annulment")
    done(office, "head", stream, "drop-intent", act="annulment", reason=REASON)

    assert "该许可证件的效力不受影响" in printed(office, stream, "intent-dropped")


def test_a_deregistration_is_announced_to_the_public(office: Office) -> None:
    stream = annulled(office)
    done(office, "clerk", stream, "deregister", ground="ended", reason=REASON)
    done(office, "clerk", stream, "announce-deregistration", document="虚构公告〔2026〕1号")

    text = printed(office, stream, "deregistration-announcement")

    assert "许可已被撤销、撤回或者吊销" in text
    assert "《中华人民共和国行政许可法》第七十条第一款第四项" in text or "第七十条第四项" in text
    assert "特此公告" in text


def test_who_is_struck_off_against_his_will_gets_a_decision(office: Office) -> None:
    stream = heard(office, held(office, PHYSICIAN), "deregistration", further="criminal-penalty")
    facts = {"further": "criminal-penalty", "document": "虚构注〔2026〕1号"}
    done(office, "head", stream, "deregister", ground="other-law", reason=REASON, **facts)
    done(office, "clerk", stream, "announce-deregistration", document="虚构公告〔2026〕1号")

    decision = printed(office, stream, "deregistration-decision")
    announced = printed(office, stream, "deregistration-announcement")

    assert "虚构注〔2026〕1号" in decision
    assert REASON in decision
    assert "放弃陈述、申辩；没有要求听证" in decision
    assert "申请行政复议" in decision
    for text in (decision, announced):
        assert "受刑事处罚" in text
        assert "《中华人民共和国医师法》第十七条" in text
        assert "《中华人民共和国行政许可法》第七十条" in text


def test_a_formality_has_no_decision(office: Office) -> None:
    stream = annulled(office)
    done(office, "clerk", stream, "deregister", ground="ended", reason=REASON)
    place = reverse("register:licence-document", args=[stream, "deregistration-decision"])

    assert office.client("head").get(place).status_code == 404


def test_a_licence_in_peace_has_no_paper(office: Office) -> None:
    place = reverse("register:licence-document", args=[held(office), "intended-annulment"])

    assert office.client("head").get(place).status_code == 404


def test_a_delivery_has_its_receipt_for_the_office(office: Office) -> None:
    stream = heard(office, held(office), "annulment")

    text = printed(office, stream, "delivery-receipt")
    mine = office.client("applicant").get(f"/my/licences/{stream}/papers/delivery-receipt.pdf")

    for said in ("送达回证", "拟撤销告知书（虚构告〔2026〕1号）", "直接送达", "虚构某"):
        assert said in text
    assert "见证人：" not in text
    assert mine.status_code == 404

"""How a decision is delivered at the desk: ways, what each asks, and when it may be."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, case_of, sent, text_of

from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Phase
from xuke.web import clock


def act(name: str, stream: UUID) -> str:
    return reverse(f"counter:{name}", args=[stream])


def test_delivery_concludes_the_case(office: Office) -> None:
    stream, client = office.refused(), office.client("clerk")

    asked = text_of(client.get(act("deliver", stream)))
    assert "最迟送达日期" in asked
    assert "（直接、邮寄、委托、转交送达时必填）" in asked
    client.post(act("deliver", stream), sent(stream, way="post", proof="虚构邮件号1"))

    case = case_of(stream)
    assert case.delivered is not None
    assert (case.phase, case.delivered.way) == (Phase.CONCLUDED, "post")
    assert case.delivered.proof == "虚构邮件号1"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param({"way": "left"}, "请写明见证人", id="left without witnesses"),
        pytest.param(
            {"way": "post"}, "邮件号或者送达回证号", id="posted without a parcel's number"
        ),
        pytest.param({"way": "direct"}, "请填写签收人的姓名", id="handed over to nobody"),
        pytest.param({"way": "notice"}, "请填写公告日期", id="public notice without its day"),
        pytest.param(
            {"way": "notice", "published_on": "soon"}, "日期", id="a day that cannot be read"
        ),
    ],
)
def test_a_way_of_delivery_shows_what_it_must(
    office: Office, typed: dict[str, str], told: str
) -> None:
    stream = office.refused()

    answer = office.client("clerk").post(act("deliver", stream), sent(stream, **typed))

    assert (answer.status_code, told in text_of(answer)) == (422, True)
    assert case_of(stream).delivered is None


def test_a_public_notice_delivers_only_once_its_days_are_over(office: Office) -> None:
    stream, client = office.refused(), office.client("clerk")
    published = (clock.today() - timedelta(days=29)).isoformat()

    early = client.post(act("deliver", stream), sent(stream, way="notice", published_on=published))

    assert early.status_code == 422
    assert case_of(stream).delivered is None


def test_the_way_that_the_applicant_chose_is_proposed_and_looked_at_before_it_is_signed(
    office: Office,
) -> None:
    stream, client = office.refused(), office.client("clerk")

    asked = text_of(client.get(act("deliver", stream)))
    looked = client.post(
        act("deliver", stream), {**sent(stream, way="direct", proof="虚构张三"), "stage": "preview"}
    )

    assert 'value="electronic"' in asked.split(" checked")[0].rsplit("<input", 1)[1]
    assert "虚构张三" in text_of(looked)
    assert "登记后本件办结" in text_of(looked)
    assert case_of(stream).delivered is None


def test_the_applicant_is_proposed_as_who_signs_and_proves_no_other_way(office: Office) -> None:
    stream, client = office.refused(), office.client("clerk")
    name = applicant_name(case_of(stream))

    asked = text_of(client.get(act("deliver", stream)))
    left = client.post(act("deliver", stream), sent(stream, way="left", proof=name))
    posted = client.post(act("deliver", stream), sent(stream, way="post", proof=name))

    assert f'value="{name}"' in asked
    assert (left.status_code, posted.status_code) == (422, 422)
    assert "照片、录像的编号" in text_of(left)


def test_what_was_left_may_be_recorded_instead_of_seen(office: Office) -> None:
    stream, client = office.refused(), office.client("clerk")

    client.post(act("deliver", stream), sent(stream, way="left", proof="录像1号"))

    delivered = case_of(stream).delivered
    assert delivered
    assert (delivered.witnesses, delivered.proof) == ((), "录像1号")


def test_witnesses_are_parted_as_names_are(office: Office) -> None:
    stream, client = office.refused(), office.client("clerk")

    client.post(act("deliver", stream), sent(stream, way="left", witnesses="张某、李某, 王某"))

    delivered = case_of(stream).delivered
    assert delivered
    assert delivered.witnesses == ("张某", "李某", "王某")


def test_a_certificate_comes_before_delivery(office: Office) -> None:
    stream, client = office.granted(), office.client("clerk")

    barred = client.post(act("deliver", stream), sent(stream, way="direct", proof="虚构张三"))
    officials.issue(stream, office.act("clerk"))
    done = client.post(act("deliver", stream), sent(stream, way="direct", proof="虚构张三"))

    assert "请先制证再送达" in text_of(barred)
    assert (barred.status_code, done.status_code) == (422, 302)


def test_who_took_his_consent_back_is_not_served_electronically(office: Office) -> None:
    stream, client = office.refused(), office.client("clerk")
    signed = {"signed_on": clock.today().isoformat(), "agreed": False}
    act_on(stream, "agree-electronic", signed, office.act("clerk"))

    barred = client.post(act("deliver", stream), sent(stream, way="electronic"))
    page = text_of(client.get(reverse("desk:history", args=[stream])))

    assert barred.status_code == 422
    assert "受送达人没有同意电子送达" in text_of(barred)
    assert "不再同意电子送达" in page


def test_a_paper_came_after_its_decision(office: Office) -> None:
    stream, client = office.refused(), office.client("clerk")
    typed = {"way": "post", "proof": "虚构邮件号1"}
    before = (clock.today() - timedelta(days=1)).isoformat()

    barred = client.post(act("deliver", stream), sent(stream, **typed, received_on=before))
    today = clock.today().isoformat()
    done = client.post(act("deliver", stream), sent(stream, **typed, received_on=today))

    assert (barred.status_code, done.status_code) == (422, 302)
    assert "送达日期须在" in text_of(barred)

"""While a holder may answer, the licence shows until when, and its decision is barred at once."""

from uuid import UUID

from django.urls import reverse
from tests.casework.licences import broken
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, done, heard, held, served, state_of

from xuke import catalogue
from xuke.casework.models import LicenceRow
from xuke.kernel.licence.intent import answer_due
from xuke.kernel.licence.words import AdverseAct
from xuke.web import clock
from xuke.web.words.dates import chinese_date

CLOCK = "陈述申辩、听证要求截止"
BARRED = "被许可人可以陈述、申辩和要求听证到"
OWED = "被许可人要求听证，须举行听证并登记笔录"


def told(office: Office, *, is_served: bool = True) -> UUID:
    """Return a licence whose holder was told today of its intended revocation, in writing."""
    stream, facts = held(office), {"document": "虚构告〔2026〕1号", "text": REASON}
    facts["basis"] = broken(stream, "revocation")
    done(office, "head", stream, "tell-holder", act="revocation", **facts)
    if is_served:
        served(office, stream, "told-revocation")
    return stream


def act_page(office: Office, stream: UUID, step: str, name: str = "head") -> tuple[int, str]:
    answer = office.client(name).get(reverse("register:licence-act", args=[stream, step]))
    return answer.status_code, text_of(answer)


def test_a_licence_shows_until_when_its_holder_may_answer(office: Office) -> None:
    stream = told(office)
    last = answer_due(state_of(stream), clock.today(), catalogue.calendar()).due

    page = text_of(office.client("head").get(reverse("register:licence", args=[stream])))

    assert CLOCK in page
    assert chinese_date(last) in page
    assert f"{BARRED}{chinese_date(last)}为止" in page
    assert "已经告知持证人拟吊销" in page
    row = LicenceRow.objects.get(stream=stream)
    assert (row.next_clock, row.next_due) == ("holder-answer", last)


def test_the_decision_is_barred_before_its_form_is_filled_in(office: Office) -> None:
    stream = told(office)

    status, page = act_page(office, stream, "revoke")

    assert status == 422
    assert BARRED in page
    assert 'name="reason"' not in page


def test_what_has_not_reached_the_holder_is_shown_and_bars_the_decision(office: Office) -> None:
    stream = told(office, is_served=False)

    page = text_of(office.client("head").get(reverse("register:licence", args=[stream])))
    ledger = text_of(office.client("head").get(reverse("register:licences")))
    others = text_of(office.client("head").get("/desk/others/"))
    listed = text_of(office.client("head").get("/register/licences/?due=undelivered"))

    assert "还没有送达：拟吊销告知书" in page
    assert CLOCK not in page
    assert "文书还没有送达，最迟送达" in ledger
    assert "有1张证照的文书还没有送达持证人，最早" in others
    assert state_of(stream).number in listed
    assert "告知书还没有送达被许可人" in act_page(office, stream, "revoke")[1]
    assert LicenceRow.objects.get(stream=stream).next_clock == "delivery"


def test_a_paper_is_delivered_on_its_page(office: Office) -> None:
    stream = told(office, is_served=False)
    address = reverse("register:licence-act", args=[stream, "deliver-paper"])
    facts = {"paper": "told-revocation", "way": "post", "proof": "邮件回执1号"}
    sent = facts | {"received_on": clock.today().isoformat()}
    version = {"version": str(state_of(stream).version)}

    asked = text_of(office.client("clerk").get(address))
    unproven = sent | version | {"proof": "", "stage": "preview"}
    refused = text_of(office.client("clerk").post(address, unproven))
    office.client("clerk").post(address, sent | version | {"stage": "confirm"})
    page = text_of(office.client("head").get(reverse("register:licence", args=[stream])))

    assert "拟吊销告知书 虚构告〔2026〕1号" in asked
    assert "请填写邮件号或者送达回证号" in refused
    assert "送达（邮寄送达）：拟吊销告知书" in page
    assert CLOCK in page


def test_the_electronic_way_is_refused_before_a_confirmation_was_signed(office: Office) -> None:
    stream = told(office, is_served=False)
    address = reverse("register:licence-act", args=[stream, "deliver-paper"])
    sent = {"paper": "told-revocation", "way": "electronic", "stage": "preview"}

    def page() -> str:
        version = str(state_of(stream).version)
        return text_of(office.client("clerk").post(address, sent | {"version": version}))

    assert "没有同意电子送达" in page()
    today = clock.today().isoformat()
    done(office, "clerk", stream, "agree-electronic", signed_on=today, agreed=True)
    assert "没有同意电子送达" not in page()


def test_a_hearing_that_is_owed_bars_it_too(office: Office) -> None:
    stream = told(office)
    done(office, "head", stream, "answer-holder", act="revocation", requested=True)

    assert OWED in act_page(office, stream, "revoke")[1]


def test_who_does_not_decide_is_told_his_role(office: Office) -> None:
    assert BARRED not in act_page(office, told(office), "revoke", "first")[1]


def test_once_he_was_heard_and_gave_up_the_hearing_it_is_decided(office: Office) -> None:
    stream = heard(office, held(office), "revocation")

    status, page = act_page(office, stream, "revoke")

    assert (status, 'name="reason"' in page) == (200, True)
    home = reverse("register:licence", args=[stream])
    assert CLOCK not in text_of(office.client("head").get(home))
    assert AdverseAct.REVOCATION in state_of(stream).intents

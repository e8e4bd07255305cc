"""我的证照 tells its holder what is intended against a licence, and hands out each letter."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.casework.acts import act_on
from tests.casework.licences import broken
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, annulled, done, held, served, state_of, suspended

from xuke import catalogue
from xuke.casework.models import Message
from xuke.kernel.case.reasons import SHORTEST_REASON
from xuke.kernel.item.rule import Channel
from xuke.kernel.licence.intent import answer_due
from xuke.kernel.licence.words import AdverseAct
from xuke.web.words.dates import chinese_date

MINE = "/my/licences/"
TOLD = {"act": "revocation", "document": "虚构告〔2026〕1号", "text": REASON}


@pytest.fixture
def office(db: None) -> Office:
    """Open an office with its staff."""
    return Office()


def told(office: Office, *, is_served: bool = True) -> UUID:
    """Return a licence whose holder was told of its intended revocation."""
    stream = held(office)
    basis = broken(stream, "revocation")
    done(office, "head", stream, "tell-holder", basis=basis, **TOLD)
    if is_served:
        served(office, stream, "told-revocation")
    return stream


def letter(stream: UUID, slug: str) -> str:
    return f"{MINE}{stream}/papers/{slug}.pdf"


def last_day(stream: UUID) -> str:
    licence = state_of(stream)
    on = licence.intents[AdverseAct.REVOCATION].told.on
    return chinese_date(answer_due(licence, on, catalogue.calendar()).due)


def test_the_page_on_which_he_lands_says_so_too(office: Office) -> None:
    stream = told(office)

    page = office.client("applicant").get("/my/")

    assert f"最后一日：{last_day(stream)}" in text_of(page)
    assert f'href="{letter(stream, "")[:-5]}'.encode() in page.content


def test_a_holder_is_told_of_an_intent_with_its_last_day_and_letter(office: Office) -> None:
    stream = told(office)

    page = text_of(office.client("applicant").get(MINE))

    assert "等您处理" in page
    assert f"最后一日：{last_day(stream)}" in page
    assert (
        f"发证机关拟吊销。您可以陈述、申辩，也可以要求举行听证，最后一日为{last_day(stream)}"
        in page
    )
    assert letter(stream, "intended-revocation") in page


def test_before_its_letter_has_come_an_intent_has_no_last_day(office: Office) -> None:
    stream = told(office, is_served=False)
    client = office.client("applicant")

    client.get(letter(stream, "intended-revocation"))
    inbox, page = text_of(client.get(MINE)), text_of(client.get(f"{MINE}{stream}/"))

    assert "期限为自收到告知书之日起5个工作日内" in inbox
    for one in (inbox, page):
        assert "自收到告知书之日起5个工作日内" in one
        assert "在这里查看不等于送达" in one
        assert "最后一日" not in one


def test_the_letter_is_the_holder_s_alone(office: Office) -> None:
    stream = told(office)
    place = letter(stream, "intended-revocation")

    answer = office.client("applicant").get(place)

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    for other in ("stranger", "head"):
        assert office.client(other).get(place).status_code == 404
        assert office.client(other).get(f"{MINE}{stream}/").status_code == 404
    assert Client().get(place).status_code == 302
    assert office.client("applicant").get(letter(stream, "no-such")).status_code == 404


def test_who_has_spoken_and_given_up_the_hearing_has_nothing_waiting(office: Office) -> None:
    stream = told(office)
    done(office, "head", stream, "hear-holder", act="revocation", waived=True)
    done(office, "head", stream, "answer-holder", act="revocation", requested=False)

    assert "等您处理" not in text_of(office.client("applicant").get(MINE))


def asked(office: Office) -> UUID:
    """Return a licence whose holder has asked for a hearing on its intended revocation."""
    stream = told(office)
    done(office, "head", stream, "answer-holder", act="revocation", requested=True)
    return stream


def announced(office: Office) -> tuple[UUID, date]:
    """Return such a licence, and the day of the hearing of which its holder was told."""
    stream = asked(office)
    day = catalogue.calendar().next_working_day(office.act("head").on + timedelta(days=30))
    facts = {"document": "听通〔2026〕1号", "time": "上午九时", "place": "虚构路1号会议室"}
    when = {"act": "revocation", "hearing_day": day.isoformat(), "chair": "second"}
    done(office, "head", stream, "schedule-holder-hearing", **facts, **when)
    return stream, day


def test_who_asked_for_a_hearing_is_told_so_and_may_still_speak(office: Office) -> None:
    stream = asked(office)
    today = chinese_date(office.act("head").on)

    page = text_of(office.client("applicant").get(f"{MINE}{stream}/"))

    assert f"已要求听证（{today}）" in page
    assert "听证的时间和地点，发证机关另行通知" in page
    assert "可以陈述、申辩</span>" in page
    assert "要求听证</span>" not in page
    assert f"最后一日：{last_day(stream)}" in page


def test_a_hearing_is_told_with_its_hour_and_whether_its_notice_has_come(office: Office) -> None:
    stream, day = announced(office)
    client = office.client("applicant")

    before = text_of(client.get(f"{MINE}{stream}/"))
    served(office, stream, "hearing-revocation")
    after = text_of(client.get("/my/"))

    for page in (before, after):
        assert f"听证：{chinese_date(day)}上午九时，虚构路1号会议室" in page
    assert "听证通知书还没有送达" in before
    assert f"听证通知书已于{chinese_date(office.act('head').on)}送达" in after


def test_a_hearing_that_is_owed_waits_for_who_has_spoken(office: Office) -> None:
    stream = asked(office)
    said = {"act": "revocation", "statement": REASON}
    done(office, "head", stream, "hear-holder", **said)

    page = text_of(office.client("applicant").get(MINE))

    assert "已要求听证" in page
    assert f">最后一日：{last_day(stream)}" not in page


def test_what_is_not_done_after_all_is_told_too(office: Office) -> None:
    stream = told(office)
    done(office, "head", stream, "drop-intent", act="revocation", reason=REASON)

    page = text_of(office.client("applicant").get(MINE))

    assert "发证机关不再吊销，证照的效力不受影响" in page
    assert "等您处理" not in page


@pytest.mark.parametrize(
    ("burdened", "said", "slug"),
    [
        pytest.param(annulled, "已经决定撤销", "annulment-decision", id="annulled"),
        pytest.param(suspended, "已经决定暂扣", "suspension-decision", id="suspended"),
    ],
)
def test_a_decision_is_told_with_its_letter(
    office: Office, burdened: object, said: str, slug: str
) -> None:
    assert callable(burdened)
    stream = burdened(office)
    client = office.client("applicant")

    inbox, page = text_of(client.get(MINE)), text_of(client.get(f"{MINE}{stream}/"))

    assert said in inbox
    assert f"{MINE}{stream}/" in inbox
    assert letter(stream, slug) in page
    assert client.get(letter(stream, slug)).status_code == 200


def test_an_applicant_is_told_that_his_materials_are_held_untrue(office: Office) -> None:
    stream = office.received()
    act_on(stream, "tell-untruth", {"text": "检" * SHORTEST_REASON}, office.act("clerk"))

    page = text_of(office.client("applicant").get(MINE))

    assert "受理机关拟认定申请材料虚假" in page
    assert f"/my/{stream}/" in page


def test_what_was_typed_for_a_visitor_is_told_to_nobody_here(office: Office) -> None:
    stream = office.accepted(by="clerk", channel=Channel.WINDOW)
    act_on(stream, "tell-untruth", {"text": "检" * SHORTEST_REASON}, office.act("first"))

    assert not Message.objects.exists()

"""A hearing that its party lets pass, and a chair who is asked to stand aside, told in writing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from tests.casework.acts import act_on_licence
from tests.casework.licences import broken
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, done, held, served, state_of
from tests.rooms.register.test_written import printed

from xuke import catalogue
from xuke.kernel.licence.words import AdverseAct
from xuke.web.words.dates import chinese_date


def announced(office: Office) -> tuple[UUID, date]:
    """Return a licence whose holder was told of the hearing that he asked for, and its day."""
    stream = held(office)
    told = {"act": "revocation", "document": "虚构告〔2026〕1号", "text": REASON}
    done(office, "first", stream, "tell-holder", **told, basis=broken(stream, "revocation"))
    served(office, stream, "told-revocation")
    done(office, "first", stream, "answer-holder", act="revocation", requested=True)
    day = catalogue.calendar().next_working_day(office.act("head").on + timedelta(days=30))
    notice = {"document": "听通〔2026〕1号", "time": "上午九时", "place": "虚构路1号会议室"}
    when = {"act": "revocation", "hearing_day": day.isoformat(), "chair": "second"}
    done(office, "head", stream, "schedule-holder-hearing", **notice, **when)
    served(office, stream, "hearing-revocation")
    return stream, day


def missed(office: Office, **facts: Any) -> tuple[UUID, date]:  # noqa: ANN401 - any fact
    """Return a licence whose holder did not come to the hearing, and its day."""
    stream, day = announced(office)
    told = {"act": "revocation", "hearing_day": day.isoformat(), "finding": REASON, **facts}
    then = replace(office.act("first"), on=day)
    act_on_licence(stream, "miss-holder-hearing", told, then)
    return stream, day


def test_who_stays_away_without_just_cause_is_told_that_the_hearing_is_over(
    office: Office,
) -> None:
    stream, day = missed(office, justified=False)

    text = printed(office, stream, "holder-hearing-missed")

    assert "终止听证通知书" in text
    assert f"已经通知你单位于{chinese_date(day)}参加听证。你单位无正当理由没有出席听证。" in text
    assert "《中华人民共和国行政处罚法》第六十四条第六项" in text
    assert "视为你单位放弃听证权利" in text


def test_the_decision_tells_that_the_hearing_was_let_pass(office: Office) -> None:
    stream, day = missed(office, justified=False, left=True)
    then = replace(office.act("head"), on=day + timedelta(days=3))
    facts = {"document": "虚构罚〔2026〕1号", "reason": REASON, "reviewed": True, "discussed": True}
    act_on_licence(stream, "revoke", facts, then)

    text = printed(office, stream, "revocation-decision")

    assert f"本机关通知于{chinese_date(day)}举行，无正当理由未经许可中途退出" in text


def test_who_could_not_come_is_told_that_he_keeps_his_hearing(office: Office) -> None:
    stream, _day = missed(office, justified=True, excuse="突发急病住院")

    text = printed(office, stream, "holder-hearing-put-off")

    assert "你单位的听证权利不受影响" in text
    assert state_of(stream).intents[AdverseAct.REVOCATION].is_hearing_owed


def test_what_is_decided_on_a_chair_is_told_and_stands_in_the_history(office: Office) -> None:
    stream, _day = announced(office)
    asked = {"act": "revocation", "chair": "second", "grounds": "主持人与举报人是亲属"}
    done(office, "head", stream, "decide-chair-recusal", **asked, recused=True, reason=REASON)

    text = printed(office, stream, "chair-recusal")
    page = text_of(office.client("head").get(reverse("register:licence", args=[stream])))

    assert "主持人second某与本案有直接利害关系" in text
    assert "决定主持人回避，另行通知听证" in text
    assert "听证主持人second某回避" in page
    assert not [one for one in state_of(stream).undelivered if one.name == "hearing-revocation"]


def test_the_form_of_a_missed_hearing_asks_what_the_law_asks(office: Office) -> None:
    stream, day = announced(office)
    address = reverse("register:licence-act", args=[stream, "miss-holder-hearing"])

    page = text_of(office.client("first").get(address))

    assert "无正当理由，视为放弃听证" in page
    assert day.isoformat() in page or chinese_date(day) in page

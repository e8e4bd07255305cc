"""The days of a licence on its page: each clock with the reason why it is that day."""

from dataclasses import replace

import pytest
from django.urls import reverse
from tests.casework import journey
from tests.casework.acts import act_on_licence
from tests.casework.licences import GRANTED_ON, filed, licence
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import CLINIC, REASON, done, held, promised, state_of

from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.limit import add_months
from xuke.kernel.licence.clocks import LicenceClockName
from xuke.web.licence.clocks import days_left
from xuke.web.words.dates import chinese_date


def shown(office: Office, stream: object, name: str = "first") -> str:
    return text_of(office.client(name).get(reverse("register:licence", args=[stream])))


def test_a_term_says_until_when_and_by_when_to_renew(office: Office) -> None:
    text = shown(office, held(office))

    assert "没有延续的，次日起失效" in text
    assert "延续须在届满30日前申请" in text
    assert "《公共场所卫生管理条例实施细则》第二十七条" in text


def test_a_verification_says_how_often(office: Office) -> None:
    text = shown(office, held(office, CLINIC))

    assert "校验期满" in text
    assert "校验一次" in text


def test_a_deferral_says_whether_the_holder_may_go_on(office: Office) -> None:
    stream = held(office, CLINIC)
    until = add_months(office.act("first").on, 3)
    facts = {"until": until.isoformat(), "reason": REASON}
    done(office, "first", stream, "defer-verification", **facts)
    later = replace(office.act("first"), on=until + ONE_DAY)
    act_on_licence(stream, "fail-verification", {"reason": REASON}, later)

    text = shown(office, stream)

    assert "暂缓校验期满" in text
    assert f"决定暂缓校验至{chinese_date(until)}，期间不得执业" in text
    assert f"不合格：{REASON}" in text


def test_a_promise_is_looked_at_by_a_day_that_is_counted_out(office: Office) -> None:
    stream = promised(office)

    text = shown(office, stream)

    assert "承诺核查期限" in text
    assert "尚未核查" in text
    assert "自决定之日起" in text
    assert "逐日说明" in text
    assert "xk-trace" in text


def test_what_is_to_be_put_right_is_told(office: Office) -> None:
    stream = promised(office)
    found = {"officers": ["first", "second"], "result": "unmet", "findings": REASON}
    done(office, "first", stream, "check-commitment", **found)
    what = "补齐消毒间，面积不少于三平方米。"
    order = {"until": "2099-01-01", "what": what}
    done(office, "first", stream, "order-rectification", **order)

    text = shown(office, stream)

    assert "整改期满" in text
    assert what in text
    assert "first某、second某" in text


def test_idleness_says_when_it_counts_as_gone(office: Office) -> None:
    stream = held(office, CLINIC)
    since = office.act("first").on.isoformat()
    done(office, "first", stream, "note-idle", since=since, cause="other", findings=REASON)

    text = shown(office, stream)

    assert "停业可以注销的日期" in text
    assert "可以按歇业注销" in text


def test_a_stop_to_rebuild_is_not_counted(office: Office) -> None:
    stream = held(office, CLINIC)
    since = office.act("first").on.isoformat()
    done(office, "first", stream, "note-idle", since=since, cause="rebuilding", findings=REASON)

    text = shown(office, stream)

    assert "因改建、扩建、迁建" in text
    assert "停业可以注销的日期" not in text


@pytest.mark.django_db
def test_a_pending_renewal_is_led_to(office: Office) -> None:
    case = journey.issued()
    row = licence(case)
    renewal = filed(Action.RENEWAL, GRANTED_ON, existing_number=row.number)

    text = shown(office, row.stream)

    assert "收到申请，正在办理" in text
    assert reverse("desk:case", args=[renewal]) in text
    assert "逾期没有决定的，视为准予延续" in text


def test_a_day_is_told_by_calendar_days(office: Office) -> None:
    today = office.act("first").on

    def told(left: int) -> tuple[str, int | None, str, str]:
        view = days_left("", today.fromordinal(today.toordinal() + left), today)
        return view.before, view.number, view.word, view.tone

    assert told(0) == ("", None, "今天到期", "red")
    assert told(-2) == ("已过", 2, "天", "red")
    assert told(30) == ("还剩", 30, "天", "amber")
    assert told(31) == ("还剩", 31, "天", "plain")


def test_every_clock_but_the_counted_one_has_its_reason() -> None:
    from xuke.web.licence.clocks import _WHY  # noqa: PLC0415 - the table itself

    assert set(_WHY) == set(LicenceClockName) - {LicenceClockName.COMMITMENT_CHECK}


def test_the_form_of_a_check_offers_the_authority_s_officials(office: Office) -> None:
    stream = promised(office)

    address = reverse("register:licence-act", args=[stream, "check-commitment"])
    asked = text_of(office.client("first").get(address))

    assert "second某" in asked
    assert f'value="{office.person("first").id}"' in asked
    assert "尚未达到承诺" in asked
    assert state_of(stream).promise.value == "unchecked"

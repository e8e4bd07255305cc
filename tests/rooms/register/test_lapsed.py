"""What days alone do to a list of licences: terms that lapse, answers that do, renewals pending."""

from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from tests.casework.licences import broken
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, done, held, promised, state_of

from xuke.casework.models import LicenceRow
from xuke.web import clock

LIST = "/register/licences/"
OTHERS = "/desk/others/"
YESTERDAY = timedelta(days=1)


def shown(office: Office, address: str, name: str = "first") -> str:
    """Return a page as this official sees it."""
    return text_of(office.client(name).get(address))


def rectifying(office: Office, *, back: int) -> UUID:
    """Return a licence whose promise was to be put right until so many days ago."""
    stream = promised(office)
    found = {"officers": ["first", "second"], "result": "unmet", "findings": REASON}
    done(office, "first", stream, "check-commitment", **found)
    until = (clock.today() + timedelta(days=3)).isoformat()
    done(office, "first", stream, "order-rectification", until=until, what="补齐消毒设施并提交报告")
    row = LicenceRow.objects.filter(stream=stream)
    row.update(commitment_due=clock.today() - timedelta(days=back))
    return stream


def test_a_term_that_nobody_looked_at_again_is_a_line_of_its_own(office: Office) -> None:
    number = state_of(rectifying(office, back=1)).number

    told = shown(office, OTHERS)

    assert "有1件告知承诺整改期满没有复查，逾期未整改，待处理" in told
    assert "件告知承诺待核查" not in told
    assert number in shown(office, f"{LIST}?due=lapsed")
    assert number not in shown(office, f"{LIST}?due=promise")


def test_while_the_term_runs_it_waits_for_its_check(office: Office) -> None:
    number = state_of(rectifying(office, back=0)).number

    told = shown(office, OTHERS)

    assert "逾期未整改" not in told
    assert "有1件告知承诺待核查" in told
    assert number in shown(office, f"{LIST}?due=promise")
    assert number not in shown(office, f"{LIST}?due=lapsed")


def answering(office: Office) -> LicenceRow:
    """Return the row of a licence whose holder let his days of answering pass."""
    stream = held(office)
    facts = {"document": "虚构告〔2026〕1号", "text": REASON}
    basis = broken(stream, "revocation")
    done(office, "head", stream, "tell-holder", act="revocation", basis=basis, **facts)
    served = {"paper": "told-revocation", "way": "direct", "proof": "虚构某"}
    done(office, "head", stream, "deliver-paper", **served)
    LicenceRow.objects.filter(stream=stream).update(next_due=clock.today() - YESTERDAY)
    return LicenceRow.objects.get(stream=stream)


def test_days_of_answering_that_have_passed_make_nobody_late(office: Office) -> None:
    row = answering(office)

    assert row.number not in shown(office, f"{LIST}?due=late")
    assert "已期满，待决定" in shown(office, LIST)


def test_what_stands_behind_them_may_be_late_all_the_same(office: Office) -> None:
    row = answering(office)
    LicenceRow.objects.filter(pk=row.pk).update(check_due=clock.today() - YESTERDAY)

    assert row.number in shown(office, f"{LIST}?due=late")


def test_only_a_renewal_filed_in_time_keeps_a_term_that_is_over(office: Office) -> None:
    stream = held(office)
    row = LicenceRow.objects.filter(stream=stream)
    row.update(valid_until=clock.today() - YESTERDAY, renewal=stream)
    number = state_of(stream).number

    assert number in shown(office, f"{LIST}?status=expired")
    row.update(renewal_timely=True)
    assert number in shown(office, f"{LIST}?status=valid")
    assert number not in shown(office, f"{LIST}?status=expired")


def test_the_licence_itself_says_that_the_term_has_lapsed(office: Office) -> None:
    stream = rectifying(office, back=1)
    licence = state_of(stream)
    assert licence.rectification is not None
    day = licence.rectification.until

    assert licence.promise_on(day).value == "rectifying"
    assert licence.promise_on(day + YESTERDAY).value == "lapsed"
    assert "整改中" in shown(office, reverse("register:licence", args=[stream]))


def test_what_the_law_counts_in_working_days_is_told_in_them(office: Office) -> None:
    stream = held(office)
    basis = broken(stream, "revocation")
    facts = {"document": "虚构告〔2026〕1号", "text": REASON}
    done(office, "head", stream, "tell-holder", act="revocation", basis=basis, **facts)

    assert "个工作日" in shown(office, f"{LIST}?due=undelivered")

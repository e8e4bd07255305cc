"""我的证照: what somebody was granted on his own application, and of what he was reminded."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.test import Client
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, findings, text_of, visit
from tests.rooms.register.certificates import issued

from xuke.casework.models import LicenceRow, Message
from xuke.casework.stream.daywork import do_days_work
from xuke.kernel.item.rule import Channel
from xuke.web import clock

MINE = "/my/licences/"


@pytest.fixture
def office(db: None) -> Office:
    """Open an office with its staff."""
    return Office()


def ninety_days_before(end: date | None) -> None:
    """Do the day's work ninety days before a licence ends."""
    assert end
    on = date.fromordinal(end.toordinal() - 90)
    do_days_work(on, datetime(on.year, on.month, on.day, 9, tzinfo=clock.SHANGHAI))


def test_a_holder_sees_his_licence_and_what_he_was_told(office: Office) -> None:
    row = LicenceRow.objects.get(case=issued(office))
    ninety_days_before(row.valid_until)
    client = office.client("applicant")

    page = text_of(client.get(MINE))

    assert row.number in page
    assert "有效期届满" in page or "期限届满" in page or "延续" in page
    assert "知道了" in page
    key = Message.objects.get(stream=row.stream).key
    assert client.post(f"/my/messages/{key}/read/").status_code == 302
    assert "知道了" not in text_of(client.get(MINE))


def test_nobody_sees_what_is_not_his(office: Office) -> None:
    row = LicenceRow.objects.get(case=issued(office))
    ninety_days_before(row.valid_until)

    other = text_of(office.client("stranger").get(MINE))

    assert row.number not in other
    assert "还没有证照" in other
    assert Client().get(MINE).status_code == 302
    assert office.client("stranger").post(f"/my/messages/{uuid4()}/read/").status_code == 302
    assert Message.objects.get(stream=row.stream).read_at is None


def test_what_a_clerk_wrote_down_for_a_visitor_is_not_the_clerks(office: Office) -> None:
    stream = office.accepted(by="clerk", channel=Channel.WINDOW)
    act_on(stream, "verify-site", visit(), office.act("first"))
    for name in ("first", "second"):
        officials.examine(stream, findings(), office.act(name))
    officials.grant(stream, office.act("head"))
    officials.issue(stream, office.act("clerk"))
    row = LicenceRow.objects.get(case=stream)
    ninety_days_before(row.valid_until)

    assert row.number not in text_of(office.client("clerk").get(MINE))
    assert not Message.objects.filter(stream=row.stream).exists()
    late = text_of(office.client("clerk").get("/register/licences/?due=unreached"))
    assert row.number in late

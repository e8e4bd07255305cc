"""Who was stopped after a failed assessment waits for a second one, and the office is told."""

from datetime import date, timedelta
from uuid import UUID

from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, done, held, served, state_of

from xuke.casework.models import LicenceRow
from xuke.kernel.law.bar import last_day
from xuke.kernel.law.limit import Span, Unit
from xuke.web import clock
from xuke.web.words.dates import chinese_date

LIST = "/register/licences/?due=assessment"
OTHERS = "/desk/others/"
WAITS = "有1人暂停执业期满，待再次考核"


def stopped(office: Office) -> UUID:
    """Return a physician's licence that is suspended from today after a failed assessment."""
    stream = held(office, "physician-practice")
    told = {"act": "suspension", "document": "告1号", "text": REASON, "basis": "physicians-law/42"}
    done(office, "first", stream, "tell-holder", **told)
    served(office, stream, "told-suspension")
    done(office, "first", stream, "hear-holder", act="suspension", waived=True)
    done(office, "head", stream, "answer-holder", act="suspension", requested=False)
    facts = {"document": "停1号", "until": last(), "reason": REASON}
    done(office, "head", stream, "suspend", **facts)
    return stream


def last() -> str:
    return last_day(clock.today(), Span(3, Unit.MONTH)).isoformat()


def row_of(stream: UUID) -> LicenceRow:
    return LicenceRow.objects.get(stream=stream)


def shown(office: Office, address: str) -> str:
    return text_of(office.client("first").get(address))


def test_while_the_stop_runs_nobody_is_pressed(office: Office) -> None:
    stream = stopped(office)

    assert row_of(stream).assessment_due == date.fromisoformat(last()) + timedelta(days=1)
    assert WAITS not in shown(office, OTHERS)
    assert state_of(stream).number not in shown(office, LIST)


def test_once_it_is_over_the_first_page_and_the_list_say_since_when(office: Office) -> None:
    stream = stopped(office)
    since = clock.today() - timedelta(days=9)
    LicenceRow.objects.filter(stream=stream).update(assessment_due=since)

    told, listed = shown(office, OTHERS), shown(office, LIST)

    assert WAITS in told
    assert state_of(stream).number in listed
    assert f"待再次考核，{chinese_date(since)}起" in listed


def test_a_stop_that_was_set_aside_waits_for_nothing(office: Office) -> None:
    stream = stopped(office)
    given = {"document": "行初1号", "reason": REASON, "set_aside_by": "虚构区人民法院"}

    done(office, "head", stream, "restore", **given)

    assert row_of(stream).assessment_due is None
    assert state_of(stream).practises(clock.today())

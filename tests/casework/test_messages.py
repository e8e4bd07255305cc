"""A reminder reaches the account of who applied online, or is recorded as reaching nobody."""

from datetime import date

import pytest
from tests.casework import journey
from tests.casework.journey import APPLICANT, MORNING
from tests.casework.licences import END, imported, licence, work

from xuke.casework.licence.kind import load_licence
from xuke.casework.licence.opening import open_imported
from xuke.casework.messages import inbox, read
from xuke.casework.models import LicenceRow, Message
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.licence.events import Reminded
from xuke.kernel.person import IMPORT, Person

pytestmark = pytest.mark.django_db
NINETY = date(2029, 12, 3)


def told(case: LicenceRow) -> Reminded:
    """Return the last reminder of a licence."""
    event = load_licence(case.stream).history[-1].event
    assert isinstance(event, Reminded)
    return event


def test_a_reminder_lies_in_the_inbox_of_who_applied() -> None:
    case = journey.issued()

    work(NINETY)
    work(NINETY)

    (message,) = inbox(APPLICANT, "").rows
    assert told(licence(case)).account == APPLICANT.id
    assert (message.on, message.facts["due"], message.read_at) == (NINETY, END.isoformat(), None)
    assert licence(case).unreached is None
    assert inbox(Person("somebody-else"), "").rows == []


def test_only_its_reader_reads_a_message() -> None:
    journey.issued()
    work(NINETY)
    key = Message.objects.get().key

    read(Person("somebody-else"), key, MORNING)
    unread = Message.objects.get().read_at
    read(APPLICANT, key, MORNING)

    assert (unread, Message.objects.get().read_at) == (None, MORNING)


def test_a_holder_without_an_account_is_listed_as_reached_by_nobody() -> None:
    case = imported()
    open_imported(journey.HOME, journey.act(Person(IMPORT, journey.HOME)), lambda *_told: None)

    work(date(2027, 2, 6))

    row = licence(case)
    assert told(row).account == ""
    assert row.unreached == row.valid_until
    assert not Message.objects.filter(stream=row.stream).exists()
    rebuild()
    assert licence(case).unreached == row.unreached

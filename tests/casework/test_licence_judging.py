"""An act on a licence is judged by its item's rule of the day; what was relied on stays."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from tests.casework.acts import act_on_licence
from tests.casework.journey import CLERK, FIRST, HEAD, HOME
from tests.casework.licences import REASON, day, heard

from xuke import catalogue
from xuke.casework.bars import bars_for
from xuke.casework.licence.kind import LICENCES, load_licence
from xuke.casework.sealing import holder_index
from xuke.casework.stream.door import begin_new
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.case.events import Applicant
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import LicenceIssued
from xuke.kernel.licence.machine import LICENCE
from xuke.record.events import Stream
from xuke.web.licence import choices
from xuke.web.licence.file import open_licence_file

pytestmark = pytest.mark.django_db

PHYSICIAN = "physician-practice"
HOLDER = Applicant(kind="person", name="王某某（虚构）", identity_index="index-of-the-physician")
LONG_AGO = date(2020, 5, 6)


def registered() -> UUID:
    """Return a physician's licence that was issued under the law of before 2022."""
    issued = LicenceIssued(
        on=LONG_AGO,
        by=CLERK.id,
        number="110310105000001",
        item=PHYSICIAN,
        holder=HOLDER,
        decided_on=LONG_AGO,
        rule=catalogue.item(PHYSICIAN).licence_on(LONG_AGO).rule,
        valid_from=LONG_AGO,
    )
    stream = Stream(id=uuid4(), kind=LICENCE.kind, authority=HOME)
    begin_new(LICENCES, stream, "open", lambda _seen: issued, day(CLERK, LONG_AGO))
    return stream.id


def failed_twice() -> UUID:
    """Return such a licence, whose holder was stopped after an assessment and failed the second."""
    stream = registered()
    told = {"act": "suspension", "document": "告1号", "text": REASON, "basis": "physicians-law/42"}
    act_on_licence(stream, "tell-holder", told, day(FIRST, date(2025, 8, 25)))
    served = {"paper": "told-suspension", "way": "direct", "proof": "虚构某"}
    act_on_licence(stream, "deliver-paper", served, day(FIRST, date(2025, 8, 25)))
    stopped = {"document": "罚1号", "until": "2025-12-10", "reason": REASON}
    act_on_licence(stream, "suspend", stopped, day(HEAD, date(2025, 9, 10)))
    sat = {"assessed_on": "2026-01-08", "passed": False, "findings": REASON}
    act_on_licence(stream, "reassess", sat, day(FIRST, date(2026, 1, 12)))
    return stream


def test_a_suspension_of_today_keeps_to_the_bounds_of_today() -> None:
    stream = registered()
    heard(stream, "suspension")
    facts = {"document": "罚1号", "until": "2030-06-01", "reason": REASON}

    with pytest.raises(Unlawful) as refused:
        act_on_licence(stream, "suspend", facts, day(HEAD, date(2026, 6, 2)))

    assert (refused.value.code, str(refused.value.citation)) == (
        "suspension-out-of-bounds",
        "physicians-law/55",
    )


def test_a_ground_of_today_strikes_who_was_registered_before_and_bars_him() -> None:
    stream = failed_twice()
    heard(stream, "deregistration", further="assessment-failed-twice")
    facts = {
        "ground": "other-law",
        "further": "assessment-failed-twice",
        "reason": REASON,
        "document": "注1号",
    }
    act_on_licence(stream, "deregister", facts, day(HEAD, date(2026, 6, 2)))

    found = bars_for(holder_index(HOLDER))

    assert [(one.item, one.until, one.basis) for one in found] == [
        (PHYSICIAN, date(2027, 6, 2), "physicians-law/16/1/4"),
        ("tcm-specialty-physician-practice", date(2027, 6, 2), "physicians-law/16/1/4"),
    ]
    rebuild()
    assert bars_for(holder_index(HOLDER)) == found
    # What was issued stays on the record as it was.
    assert load_licence(stream).state.rule.further_grounds == ()


def test_the_page_offers_the_grounds_of_today() -> None:
    offered = choices.further_grounds(open_licence_file(registered(), FIRST))

    assert "criminal-penalty" in dict(offered)


def test_a_ban_that_an_office_enters_reaches_the_sister_items_everywhere() -> None:
    stream = registered()
    facts = {"ground": "health-care-ban", "since": "2026-06-01", "ends": "2031-06-01"}
    told = facts | {"document": "虚构罚〔2026〕1号", "issuer": "虚构卫健委", "reason": REASON}
    act_on_licence(stream, "note-ban", told, day(FIRST, date(2026, 6, 2)))
    assert bars_for(holder_index(HOLDER)) == ()
    ground = {"ground": "health-care-ban"}
    act_on_licence(stream, "confirm-ban", ground, day(HEAD, date(2026, 6, 3)))

    found = bars_for(holder_index(HOLDER))

    assert {one.item: one.until for one in found} == dict.fromkeys(
        (PHYSICIAN, "tcm-specialty-physician-practice", "nurse-practice", "maternal-infant-staff"),
        date(2031, 6, 1),
    )
    assert {one.since for one in found} == {date(2026, 6, 3)}
    rebuild()
    assert bars_for(holder_index(HOLDER)) == found
    mistaken = ground | {"reason": REASON, "evidence": "虚构卫健委复函"}
    act_on_licence(stream, "withdraw-ban", mistaken, day(HEAD, date(2026, 6, 4)))
    assert bars_for(holder_index(HOLDER)) == ()
    (past,) = load_licence(stream).state.bans_past
    assert (past.noted.document, past.withdrawn and past.withdrawn.on) == (
        "虚构罚〔2026〕1号",
        date(2026, 6, 4),
    )

"""Papers on a licence reach its holder: which are owed, by when, and what his days count from."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel.cases import PLAIN
from tests.kernel.licence_deeds import (
    Done,
    agree,
    answer,
    deliver,
    hear,
    order_rectification,
    refusal,
    revoke,
    tell,
)
from tests.kernel.licences import (
    BY_CLERK,
    BY_EXAMINER,
    BY_HEAD,
    ORDER,
    REVOKED,
    TOLD_ON,
    UNMET,
    after,
    heard,
    intent,
    issued,
    promised,
    refused,
)

from xuke.kernel.law.citation import CIVIL_PROCEDURE_LAW, LICENSING_LAW, PENALTY_LAW
from xuke.kernel.law.delivery import ElectronicAgreed
from xuke.kernel.licence.clocks import LicenceClockName, running_clocks
from xuke.kernel.licence.events import (
    Deregistered,
    IntentAnswered,
    IntentDropped,
    IntentTold,
    PaperDelivered,
    PaperKind,
    paper_name,
)
from xuke.kernel.licence.intent import answered_from
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct, DeregistrationGround

ACT = AdverseAct.REVOCATION
PAPER = paper_name(PaperKind.TOLD, ACT)
RECEIVED = date(2026, 5, 27)
DELIVERED = PaperDelivered(
    on=RECEIVED, by="clerk", paper=PAPER, way="direct", received_on=RECEIVED, proof="虚构某"
)


def told(*events: Any, act: AdverseAct = ACT) -> Licence:  # noqa: ANN401 - any event
    """Return a licence whose holder is told in writing what is intended, then these events."""
    return issued(replace(intent(act), owes_delivery=True), *events)


def served(licence: Licence, **changes: Any) -> Done:  # noqa: ANN401 - any fact
    return deliver(licence, replace(DELIVERED, **changes), BY_CLERK)


def test_a_telling_is_owed_to_the_holder() -> None:
    (event,) = tell(issued(), intent(ACT), BY_EXAMINER)

    assert isinstance(event, IntentTold)
    assert event.owes_delivery
    assert [one.name for one in after(issued(), (event,)).undelivered] == [PAPER]


def test_what_was_told_before_delivery_was_recorded_counts_from_its_own_day() -> None:
    licence = issued(intent(ACT))

    assert licence.undelivered == ()
    assert answered_from(licence, ACT) == TOLD_ON


def test_days_count_from_receipt_and_not_before() -> None:
    assert answered_from(told(), ACT) is None
    assert answered_from(told(DELIVERED), ACT) == RECEIVED
    assert answered_from(issued(), ACT) is None


def test_nothing_is_decided_on_what_did_not_reach_him() -> None:
    with refused("telling-undelivered", PENALTY_LAW.art(62), act="revocation"):
        revoke(told(heard(ACT)), replace(REVOKED, on=date(2026, 6, 30)), BY_HEAD)


def test_what_was_given_up_before_the_letter_came_binds_nobody() -> None:
    waived = replace(heard(ACT), on=TOLD_ON, statement="", waived=True)
    given_up = IntentAnswered(on=TOLD_ON, by="first", act=ACT, requested=False)
    recorded = told(waived, given_up, DELIVERED)

    with refused("telling-undelivered", PENALTY_LAW.art(62), act="revocation"):
        hear(told(), waived, BY_EXAMINER)
    with refused("telling-undelivered", PENALTY_LAW.art(62), act="revocation"):
        answer(told(), given_up, BY_EXAMINER)
    # Recorded before this was asked, it keeps him from nothing either.
    with refused("holder-may-answer", PENALTY_LAW.art(64), act="revocation", due="2026-06-03"):
        revoke(recorded, replace(REVOKED, on=RECEIVED), BY_HEAD)
    asked = replace(given_up, on=RECEIVED, requested=True)
    assert answer(recorded, asked, BY_EXAMINER) == (asked,)


@pytest.mark.parametrize(
    ("on", "open_still"),
    [(date(2026, 6, 3), True), (date(2026, 6, 4), False)],
    ids=["fifth working day after receipt", "sixth"],
)
def test_the_decision_waits_for_five_days_after_receipt(on: date, open_still: bool) -> None:
    licence, event = told(DELIVERED), replace(REVOKED, on=on)

    if open_still:
        due = "2026-06-03"
        with refused("holder-may-answer", PENALTY_LAW.art(64), act="revocation", due=due):
            revoke(licence, event, BY_HEAD)
    else:
        assert revoke(licence, event, BY_HEAD)


def test_the_day_that_is_not_told_is_that_of_the_act() -> None:
    assert served(told(), received_on=None) == (DELIVERED,)


def test_a_public_notice_has_served_when_its_days_are_over() -> None:
    facts = {"way": "notice", "published_on": TOLD_ON, "tried": "邮寄两次退回"}

    (event,) = served(told(), on=date(2026, 6, 25), received_on=date(2026, 6, 1), **facts)

    # The thirtieth day, 2026-06-19, is a working day of the plain calendar.
    assert isinstance(event, PaperDelivered)
    assert event.received_on == date(2026, 6, 19)


@pytest.mark.parametrize(
    ("signed_on", "agreed", "is_good"),
    [
        pytest.param(TOLD_ON, True, True, id="before it came"),
        pytest.param(RECEIVED, True, True, id="on its day"),
        pytest.param(date(2026, 5, 28), True, False, id="after it came"),
        pytest.param(TOLD_ON, False, False, id="taken back"),
    ],
)
def test_the_electronic_way_needs_consent_by_its_arrival(
    signed_on: date,
    agreed: bool,
    is_good: bool,
) -> None:
    signed = ElectronicAgreed(on=date(2026, 5, 28), by="clerk", signed_on=signed_on, agreed=agreed)
    licence = told(*agree(told(), signed, BY_CLERK))
    facts = {"way": "electronic", "proof": "", "on": date(2026, 5, 29)}

    if is_good:
        assert served(licence, **facts)
    else:
        with refused("electronic-not-agreed", CIVIL_PROCEDURE_LAW.art(90)):
            served(licence, **facts)


@pytest.mark.parametrize("day", [date(2026, 5, 19), date(2026, 5, 28)], ids=["before", "to come"])
def test_no_paper_came_before_it_was_written_or_after_today(day: date) -> None:
    bounds = {"first": "2026-05-20", "last": "2026-05-27"}

    with refused("received-out-of-bounds", CIVIL_PROCEDURE_LAW.art(87), **bounds):
        served(told(), received_on=day)


def test_what_is_handed_over_is_signed_for() -> None:
    with refused("receiver-missing", CIVIL_PROCEDURE_LAW.art(88)):
        served(told(), proof=" ")


def test_a_paper_is_delivered_once() -> None:
    licence = told(DELIVERED, replace(intent(AdverseAct.SUSPENSION), owes_delivery=True))

    owed = "told-suspension"
    with refused("no-such-paper", CIVIL_PROCEDURE_LAW.art(87), paper=PAPER, owed=owed):
        served(licence)


def test_what_is_told_anew_is_delivered_anew() -> None:
    licence = told(DELIVERED, replace(intent(ACT, RECEIVED), owes_delivery=True))

    assert answered_from(licence, ACT) is None
    assert [one.on for one in licence.undelivered] == [RECEIVED]


def test_what_is_dropped_need_not_be_delivered() -> None:
    dropped = IntentDropped(on=RECEIVED, by="first", act=ACT, reason="证据不足，不再处理")

    assert told(dropped).undelivered == ()
    assert refusal("deliver-paper", BY_CLERK.person, told(dropped))


@pytest.mark.parametrize(
    ("events", "name", "due", "basis"),
    [
        pytest.param((), PAPER, date(2026, 5, 29), PENALTY_LAW.art(61), id="what is told"),
        pytest.param(
            (DELIVERED, REVOKED),
            paper_name(PaperKind.DECIDED, ACT),
            date(2026, 6, 10),
            PENALTY_LAW.art(61),
            id="the penalty",
        ),
    ],
)
def test_papers_of_a_penalty_are_delivered_within_seven_working_days(
    events: tuple[Any, ...], name: str, due: date, basis: object
) -> None:
    licence = told(*events)

    assert [one.name for one in licence.undelivered] == [name]
    found = [one for one in running_clocks(licence, PLAIN) if one.name is LicenceClockName.DELIVERY]
    assert [(one.due, one.basis) for one in found] == [(due, basis)]


def test_other_papers_have_ten_working_days() -> None:
    licence = told(act=AdverseAct.ANNULMENT)

    found = {one.name: one for one in running_clocks(licence, PLAIN)}

    clock = found[LicenceClockName.DELIVERY]
    assert (clock.due, clock.basis) == (date(2026, 6, 3), LICENSING_LAW.art(44))


def test_a_decision_on_what_was_told_before_owes_nothing() -> None:
    assert issued(intent(ACT), REVOKED).undelivered == ()


def test_an_order_to_put_right_is_owed_too() -> None:
    licence = promised(UNMET)

    ordered = after(licence, order_rectification(licence, ORDER, BY_EXAMINER))

    assert [one.name for one in ordered.undelivered] == ["ordered"]
    assert promised(UNMET, ORDER).undelivered == ()


def test_who_is_struck_off_as_a_formality_gets_no_decision() -> None:
    struck = Deregistered(on=RECEIVED, by="clerk", ground=DeregistrationGround.BODY_DISSOLVED)
    licence = told(DELIVERED, struck, act=ACT)

    assert licence.undelivered == ()

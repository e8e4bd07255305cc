"""Who may strike off for what the record does not show: one states it, another stands by it."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel.cases import CLERK, HEAD, PLAIN
from tests.kernel.licence_deeds import deregister, drop_proposal, let_go, propose
from tests.kernel.licences import (
    BY_CLERK,
    BY_EXAMINER,
    BY_HEAD,
    EXPIRED,
    LATER,
    PERSON,
    REASON,
    SHORT,
    SUSPENDED,
    after,
    issued,
    refused,
    with_rule,
)

from xuke.kernel.item.licence import FurtherGround
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import LICENSING_LAW, Citation
from xuke.kernel.licence.clocks import LicenceClockName, running_clocks
from xuke.kernel.licence.days import wakes_on
from xuke.kernel.licence.events import (
    Deregistered,
    DeregistrationProposalDropped,
    DeregistrationProposalLapsed,
    DeregistrationProposed,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import DeregistrationGround as Ground
from xuke.kernel.occasion import Occasion

DEAD = DeregistrationProposed(on=LATER, by=CLERK.id, ground=Ground.PERSON_GONE, evidence=REASON)
GONE = Deregistered(on=LATER, by=HEAD.id, ground=Ground.PERSON_GONE)
LAST = date(2026, 6, 29)
"""The twentieth working day after it was stated."""
DIED = LICENSING_LAW.art(70, 1, 2)
PLACES = {
    Ground.PERSON_GONE: DIED,
    Ground.BODY_DISSOLVED: LICENSING_LAW.art(70, 1, 3),
    Ground.IMPOSSIBLE: LICENSING_LAW.art(70, 1, 5),
}


def held(ground: Ground, *events: DeregistrationProposed) -> Licence:
    """Return a licence of a holder of whom the ground can be true."""
    return issued(*events, holder=PERSON) if ground is Ground.PERSON_GONE else issued(*events)


@pytest.mark.parametrize("ground", PLACES)
def test_one_states_the_evidence_and_another_strikes_off(ground: Ground) -> None:
    told = replace(DEAD, ground=ground)
    struck = replace(GONE, ground=ground, reason=REASON)

    assert propose(held(ground), told, BY_CLERK) == (replace(told, lapses_on=LAST),)
    assert deregister(held(ground, told), struck, BY_HEAD) == (struck,)
    with refused("striking-unproposed", PLACES[ground], ground=ground):
        deregister(held(ground), struck, BY_HEAD)
    with refused("role-missing", None, role="decider"):
        deregister(held(ground, told), struck, BY_CLERK)


def test_who_stated_it_does_not_strike_off_himself() -> None:
    own = replace(DEAD, by=HEAD.id)

    assert propose(issued(holder=PERSON), own, BY_HEAD) == (replace(own, lapses_on=LAST),)
    with refused("proposed-by-same-person", DIED):
        deregister(issued(own, holder=PERSON), GONE, BY_HEAD)


DATED = replace(DEAD, lapses_on=LAST)
DROPPED = DeregistrationProposalDropped(on=LATER, by=HEAD.id, reason=REASON)


def test_what_nobody_stands_by_lapses_after_its_last_day() -> None:
    licence = issued(DATED, holder=PERSON)
    (lapsed,) = let_go(licence, on=LAST + ONE_DAY)

    assert wakes_on(licence) == LAST + ONE_DAY
    assert let_go(licence, on=LAST) == ()
    assert lapsed == DeregistrationProposalLapsed(on=LAST + ONE_DAY, by="system")
    assert after(licence, (lapsed,)).proposed is None
    assert let_go(after(licence, (EXPIRED,)), on=EXPIRED.on) == ()


def test_it_is_stood_by_on_its_last_day_and_not_on_the_day_after() -> None:
    licence = issued(DATED, holder=PERSON)

    assert deregister(licence, replace(GONE, on=LAST), BY_HEAD)
    with refused("proposal-lapsed", DIED, until=LAST.isoformat()):
        deregister(licence, replace(GONE, on=LAST + ONE_DAY), BY_HEAD)


def test_what_was_stated_before_has_no_last_day() -> None:
    licence = issued(DEAD, holder=PERSON)

    assert let_go(licence, on=date(2029, 1, 1)) == ()
    assert deregister(licence, replace(GONE, on=date(2029, 1, 1)), BY_HEAD)


def test_its_last_day_stands_among_the_days_of_the_licence() -> None:
    clocks = {one.name: one.due for one in running_clocks(issued(DATED, holder=PERSON), PLAIN)}

    assert clocks[LicenceClockName.PROPOSAL] == LAST


@pytest.mark.parametrize("at", [BY_CLERK, BY_HEAD])
def test_either_of_the_two_drops_it_with_a_reason(at: Occasion) -> None:
    licence = issued(DATED, holder=PERSON)
    told = replace(DROPPED, by=at.person.id)

    assert after(licence, drop_proposal(licence, told, at)).proposed is None
    with refused("reason-too-short", LICENSING_LAW.art(70)):
        drop_proposal(licence, replace(told, reason=SHORT), at)
    with refused("wrong-status", LICENSING_LAW.art(70), phase="valid", step="drop-proposal"):
        drop_proposal(issued(holder=PERSON), told, at)


def test_what_was_dropped_strikes_nothing_off() -> None:
    with refused("striking-unproposed", DIED, ground=Ground.PERSON_GONE):
        deregister(issued(DATED, DROPPED, holder=PERSON), GONE, BY_HEAD)


def test_what_was_stated_of_one_ground_strikes_off_on_no_other() -> None:
    body = replace(DEAD, ground=Ground.BODY_DISSOLVED)
    with refused("striking-unproposed", PLACES[Ground.IMPOSSIBLE], ground="impossible"):
        deregister(issued(body), replace(GONE, ground=Ground.IMPOSSIBLE, reason=REASON), BY_HEAD)


def test_nobody_asks_after_his_death_and_a_body_that_is_wound_up_may() -> None:
    asked = replace(GONE, on_application=True)
    body = replace(asked, ground=Ground.BODY_DISSOLVED)

    assert deregister(issued(), body, BY_CLERK) == (body,)
    with refused("striking-unproposed", DIED, ground="person-gone"):
        deregister(issued(holder=PERSON), asked, BY_HEAD)


def test_what_is_stated_has_its_evidence_and_fits_the_holder() -> None:
    with refused("reason-too-short", DIED):
        propose(issued(holder=PERSON), replace(DEAD, evidence=SHORT), BY_CLERK)
    with refused("holder-is-no-person", DIED):
        propose(issued(), DEAD, BY_CLERK)
    with refused("proposal-not-needed", LICENSING_LAW.art(70, 1, 6), ground="other-law"):
        propose(issued(), replace(DEAD, ground=Ground.OTHER_LAW), BY_CLERK)
    with refused("role-missing", None, role="clerk"):
        propose(issued(holder=PERSON), DEAD, BY_EXAMINER)


def test_what_was_stated_is_kept_and_changes_nothing_by_itself() -> None:
    licence = after(issued(SUSPENDED, holder=PERSON), (DEAD,))

    assert (licence.proposed, str(licence.status)) == (DEAD, "suspended")


def test_the_second_assessment_alone_makes_its_ground_true() -> None:
    ground = FurtherGround(id="assessment-failed-twice", basis="physicians-law/17/1/4")
    struck = replace(GONE, ground=Ground.OTHER_LAW, further=ground.id)
    with refused("assessment-not-failed", Citation.parse(ground.basis)):
        deregister(issued(SUSPENDED, **with_rule(further_grounds=(ground,))), struck, BY_HEAD)

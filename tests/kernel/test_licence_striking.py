"""Who may strike off for what the record does not show: one states it, another stands by it."""

from dataclasses import replace

import pytest
from tests.kernel.cases import CLERK, HEAD
from tests.kernel.licence_deeds import deregister, propose
from tests.kernel.licences import (
    BY_CLERK,
    BY_EXAMINER,
    BY_HEAD,
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
from xuke.kernel.law.citation import LICENSING_LAW, Citation
from xuke.kernel.licence.events import Deregistered, DeregistrationProposed
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import DeregistrationGround as Ground

DEAD = DeregistrationProposed(on=LATER, by=CLERK.id, ground=Ground.PERSON_GONE, evidence=REASON)
GONE = Deregistered(on=LATER, by=HEAD.id, ground=Ground.PERSON_GONE)
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

    assert propose(held(ground), told, BY_CLERK) == (told,)
    assert deregister(held(ground, told), struck, BY_HEAD) == (struck,)
    with refused("striking-unproposed", PLACES[ground], ground=ground):
        deregister(held(ground), struck, BY_HEAD)
    with refused("role-missing", None, role="decider"):
        deregister(held(ground, told), struck, BY_CLERK)


def test_who_stated_it_does_not_strike_off_himself() -> None:
    own = replace(DEAD, by=HEAD.id)

    assert propose(issued(holder=PERSON), own, BY_HEAD) == (own,)
    with refused("proposed-by-same-person", DIED):
        deregister(issued(own, holder=PERSON), GONE, BY_HEAD)


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

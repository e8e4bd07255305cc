"""注销 (article 70): six grounds, each true only of what it is true of."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel.cases import CLERK, FIRST, PLAIN
from tests.kernel.licence_deeds import announce, deregister
from tests.kernel.licences import (
    ANNULLED,
    BY_CLERK,
    BY_EXAMINER,
    BY_HEAD,
    EXPIRED,
    LATER,
    PERSON,
    PUBLISHER,
    REASON,
    REVOKED,
    SHORT,
    START,
    SUSPENDED,
    WITHDRAWN,
    after,
    heard,
    intent,
    issued,
    refused,
    with_rule,
)

from xuke.kernel.item.licence import FurtherGround
from xuke.kernel.law.citation import (
    LICENSING_LAW,
    MEDICAL_INSTITUTIONS,
    MEDICAL_INSTITUTIONS_RULES,
    PENALTY_LAW,
    Citation,
)
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.licence.events import (
    Deregistered,
    DeregistrationAnnounced,
    DeregistrationProposed,
    IdleNoted,
    VerificationFailed,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct, DeregistrationGround
from xuke.kernel.occasion import Occasion


def struck(ground: DeregistrationGround, **facts: object) -> Deregistered:
    """Return a deregistration on this ground."""
    event = Deregistered(on=LATER, by=CLERK.id, ground=ground)
    return replace(event, **facts)  # type: ignore[arg-type]


TOLD = (intent(AdverseAct.DEREGISTRATION), heard(AdverseAct.DEREGISTRATION))
"""The holder knows that he is to be struck off, and was heard."""


def decided(further: str, **facts: object) -> Deregistered:
    """Return a decision to strike off against the holder's will, for what a special law names."""
    told = {"reason": REASON, "document": "长卫注〔2026〕1号", **facts}
    return struck(DeregistrationGround.OTHER_LAW, further=further, **told)


GROUND = DeregistrationGround


def proposed(ground: DeregistrationGround) -> DeregistrationProposed:
    """Return that a clerk found this of the holder."""
    return DeregistrationProposed(on=LATER, by=CLERK.id, ground=ground, evidence=REASON)


FORMAL = [
    pytest.param(issued(EXPIRED), struck(GROUND.EXPIRED), id="(一)期满未延续"),
    pytest.param(issued(), struck(GROUND.BODY_DISSOLVED, on_application=True), id="(三)清算组申请"),
    pytest.param(issued(WITHDRAWN), struck(GROUND.ENDED), id="(四)撤回"),
    pytest.param(issued(ANNULLED), struck(GROUND.ENDED), id="(四)撤销"),
    pytest.param(issued(REVOKED), struck(GROUND.ENDED), id="(四)吊销"),
    pytest.param(issued(), struck(GROUND.OTHER_LAW, on_application=True), id="(六)申请注销"),
]
TRUE = [
    *FORMAL,
    pytest.param(
        issued(proposed(GROUND.PERSON_GONE), holder=PERSON),
        struck(GROUND.PERSON_GONE),
        id="(二)公民死亡",
    ),
    pytest.param(
        issued(proposed(GROUND.BODY_DISSOLVED)), struck(GROUND.BODY_DISSOLVED), id="(三)组织终止"
    ),
    pytest.param(
        issued(proposed(GROUND.IMPOSSIBLE)),
        struck(GROUND.IMPOSSIBLE, reason=REASON),
        id="(五)不可抗力",
    ),
    pytest.param(issued(SUSPENDED, *TOLD), decided("on-report"), id="(六)特别法"),
]


@pytest.mark.parametrize(("licence", "event"), TRUE)
def test_each_of_the_six_grounds_strikes_what_it_is_true_of(
    licence: Licence, event: Deregistered
) -> None:
    assert deregister(licence, event, BY_HEAD) == (event,)


@pytest.mark.parametrize(("licence", "event"), FORMAL)
def test_a_clerk_does_what_is_a_formality(licence: Licence, event: Deregistered) -> None:
    assert deregister(licence, event, BY_CLERK) == (event,)


@pytest.mark.parametrize(
    ("last", "true"),
    [
        ((), {GROUND.PERSON_GONE, GROUND.BODY_DISSOLVED, GROUND.IMPOSSIBLE, GROUND.OTHER_LAW}),
        (
            (SUSPENDED,),
            {GROUND.PERSON_GONE, GROUND.BODY_DISSOLVED, GROUND.IMPOSSIBLE, GROUND.OTHER_LAW},
        ),
        ((EXPIRED,), {GROUND.EXPIRED}),
        ((WITHDRAWN,), {GROUND.ENDED}),
        ((ANNULLED,), {GROUND.ENDED}),
        ((REVOKED,), {GROUND.ENDED}),
    ],
)
def test_every_other_ground_is_not_true(last: tuple[Any, ...], true: set[GROUND]) -> None:
    licence = issued(*last)
    for place, ground in enumerate(GROUND, start=1):
        if ground in true:
            continue
        basis, status = LICENSING_LAW.art(70, 1, place), licence.status
        with refused("ground-not-true", basis, ground=ground, status=status):
            deregister(licence, struck(ground), BY_CLERK)


def test_persons_die_and_bodies_are_dissolved() -> None:
    with refused("holder-is-no-person", LICENSING_LAW.art(70, 1, 2)):
        deregister(issued(), struck(GROUND.PERSON_GONE), BY_CLERK)
    with refused("holder-is-no-body", LICENSING_LAW.art(70, 1, 3)):
        deregister(issued(holder=PERSON), struck(GROUND.BODY_DISSOLVED), BY_CLERK)


def test_an_impossibility_is_explained() -> None:
    with refused("reason-too-short", LICENSING_LAW.art(70, 1, 5)):
        deregister(issued(), struck(GROUND.IMPOSSIBLE, reason=SHORT), BY_CLERK)


@pytest.mark.parametrize(
    ("further", "on_application"), [("", False), ("unheard-of", False), ("unheard-of", True)]
)
def test_a_special_laws_ground_is_one_that_it_gives(further: str, *, on_application: bool) -> None:
    event = struck(GROUND.OTHER_LAW, further=further, on_application=on_application)
    with refused("no-such-ground", LICENSING_LAW.art(70, 1, 6), ground=further):
        deregister(issued(), event, BY_CLERK)


@pytest.mark.parametrize(
    ("on", "last"),
    [
        pytest.param(date(2027, 3, 2), "2027-03-02", id="a year, not more"),
        pytest.param(date(2027, 3, 3), None, id="more than a year"),
    ],
)
def test_who_is_idle_for_more_than_a_year_has_gone_out_of_business(
    on: date, last: str | None
) -> None:
    licence = issued(IdleNoted(on=LATER, by=FIRST.id, since=START, findings=REASON))
    licence = after(licence, TOLD)
    event = decided("closed", on=on)
    if last is None:
        assert deregister(licence, event, BY_HEAD) == (event,)
        return
    with refused("not-idle-long-enough", MEDICAL_INSTITUTIONS.art(20, 2), last=last):
        deregister(licence, event, BY_CLERK)


@pytest.mark.parametrize(
    "licence",
    [
        pytest.param(issued(), id="never idle"),
        pytest.param(
            issued(
                IdleNoted(on=LATER, by=FIRST.id, since=START, findings=REASON),
                **with_rule(idle_after=None),
            ),
            id="a law that knows no such ground",
        ),
    ],
)
def test_who_is_not_idle_has_not_gone_out_of_business(licence: Licence) -> None:
    event = replace(struck(GROUND.OTHER_LAW, further="closed"), on=date(2029, 1, 1))
    with refused("not-idle-long-enough", MEDICAL_INSTITUTIONS.art(20, 2)):
        deregister(licence, event, BY_CLERK)


def test_who_closes_of_his_own_will_need_not_be_idle_first() -> None:
    event = struck(GROUND.OTHER_LAW, further="closed", on_application=True)

    assert deregister(issued(), event, BY_CLERK) == (event,)


def test_no_clerk_strikes_off_against_the_holders_will() -> None:
    with refused("role-missing", None, role="decider"):
        deregister(issued(*TOLD), decided("on-report"), BY_CLERK)


def test_a_decision_to_strike_off_tells_facts_and_has_a_number() -> None:
    place = Citation("physicians-law", 17, 1, 6)
    with refused("reason-too-short", place):
        deregister(issued(*TOLD), decided("on-report", reason=SHORT), BY_HEAD)
    with refused("document-missing", place):
        deregister(issued(*TOLD), decided("on-report", document=" "), BY_HEAD)


def test_who_is_struck_off_is_told_before_and_has_his_days() -> None:
    with refused("statement-missing", LICENSING_LAW.art(7), act="deregistration"):
        deregister(issued(), decided("on-report"), BY_HEAD)
    due = {"act": "deregistration", "due": "2026-05-27"}
    with refused("holder-may-answer", PENALTY_LAW.art(64), **due):
        deregister(issued(TOLD[0]), decided("on-report", on=date(2026, 5, 27)), BY_HEAD)
    later = decided("on-report", on=date(2026, 5, 28))

    assert deregister(issued(TOLD[0]), later, BY_HEAD) == (later,)
    assert after(issued(*TOLD), (later,)).intents == {}


def test_nobody_is_barred_at_his_own_wish() -> None:
    barring = FurtherGround(id="failed", basis="physicians-law/17/1/4", bar=Span(1, Unit.YEAR))
    event = struck(GROUND.OTHER_LAW, further="failed", on_application=True)
    with refused("ground-bars", Citation.parse(barring.basis), ground="failed"):
        deregister(issued(**with_rule(further_grounds=(barring,))), event, BY_CLERK)


def test_a_ground_that_the_items_law_does_not_give_is_none() -> None:
    other = issued(**with_rule(further_grounds=()))
    for further in ("closed", "deferral-failed", "on-report"):
        with refused("no-such-ground", LICENSING_LAW.art(70, 1, 6), ground=further):
            deregister(other, struck(GROUND.OTHER_LAW, further=further), BY_CLERK)


def test_a_verification_failed_again_strikes_and_nothing_less() -> None:
    failed = VerificationFailed(on=LATER, by=FIRST.id, reason=REASON)
    event = decided("deferral-failed")

    assert deregister(issued(failed, *TOLD), event, BY_HEAD) == (event,)
    with refused("verification-not-failed", MEDICAL_INSTITUTIONS_RULES.art(37)):
        deregister(issued(), event, BY_CLERK)


def test_what_is_struck_is_not_struck_again() -> None:
    event = struck(GROUND.BODY_DISSOLVED, on_application=True)
    cited = LICENSING_LAW.art(70)
    with refused("wrong-status", cited, phase="deregistered", step="deregister"):
        deregister(issued(event), event, BY_CLERK)
    with refused("role-missing", None, role="clerk"):
        deregister(issued(), event, BY_EXAMINER)


ANNOUNCED = DeregistrationAnnounced(on=LATER, by=CLERK.id, document="公告1号")


def test_a_deregistration_is_announced_once() -> None:
    licence = issued(struck(GROUND.BODY_DISSOLVED))
    cited = LICENSING_LAW.art(70)

    assert announce(licence, ANNOUNCED, BY_CLERK) == (ANNOUNCED,)
    assert announce(licence, ANNOUNCED, Occasion(PUBLISHER, PLAIN)) == (ANNOUNCED,)
    with refused("document-missing", cited):
        announce(licence, replace(ANNOUNCED, document=""), BY_CLERK)
    with refused("role-missing", None, role="clerk"):
        announce(licence, ANNOUNCED, BY_HEAD)
    with refused("wrong-status", cited, phase="valid", step="announce-deregistration"):
        announce(issued(), ANNOUNCED, BY_CLERK)
    again = issued(struck(GROUND.BODY_DISSOLVED), ANNOUNCED)
    with refused("wrong-status", cited, phase="deregistered", step="announce-deregistration"):
        announce(again, ANNOUNCED, BY_CLERK)

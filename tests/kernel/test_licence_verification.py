"""校验、复核、停业, and the promise of 告知承诺 that is looked at after the grant."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel.cases import FIRST, PLAIN
from tests.kernel.licence_deeds import (
    check_commitment,
    defer,
    fail,
    note_credit_repair,
    note_idle,
    note_resumed,
    order_rectification,
    review,
    verify,
)
from tests.kernel.licences import (
    ANNULLED,
    BY_CLERK,
    BY_EXAMINER,
    BY_HEAD,
    DEFERRED,
    EXPIRED,
    FALSE,
    IDLE,
    LATER,
    MET,
    ORDER,
    OVER,
    REASON,
    REVOKED,
    SHORT,
    SUSPENDED,
    UNMET,
    issued,
    plain,
    promised,
    refused,
    with_rule,
)

from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, MEDICAL_INSTITUTIONS
from xuke.kernel.licence.application import Asked, refusal_of
from xuke.kernel.licence.events import (
    CommitmentChecked,
    CreditRepaired,
    Deregistered,
    PeriodicallyVerified,
    RectificationOrdered,
    Resumed,
    ReviewPassed,
    VerificationFailed,
)
from xuke.kernel.licence.state import Licence, evolve
from xuke.kernel.licence.words import DeregistrationGround, Promise
from xuke.kernel.occasion import Occasion

VERIFIED = PeriodicallyVerified(on=date(2027, 2, 1), by=FIRST.id)


@pytest.mark.parametrize(
    ("on", "following"),
    [
        pytest.param(date(2027, 2, 1), date(2028, 3, 2), id="early: no day is lost"),
        pytest.param(date(2027, 3, 2), date(2028, 3, 2), id="on the last day"),
        pytest.param(date(2027, 3, 3), date(2028, 3, 3), id="late: from the day itself"),
    ],
)
def test_verification_says_when_it_is_due_again(on: date, following: date) -> None:
    event = replace(VERIFIED, on=on)

    assert verify(issued(), event, BY_EXAMINER) == (replace(event, next_due=following),)


def test_an_imported_licence_is_verified_from_the_day_itself() -> None:
    assert verify(issued(imported=True), VERIFIED, BY_HEAD) == (
        replace(VERIFIED, next_due=date(2028, 2, 1)),
    )


def test_what_is_verified_with_another_licence_has_no_day_of_its_own() -> None:
    licence = issued(**with_rule(verification=(), verified_with=("medical-institution-practice",)))

    assert verify(licence, VERIFIED, BY_EXAMINER) == (VERIFIED,)
    assert (licence.is_verified, licence.next_check_due) == (True, None)
    ask = Asked(action=Action.PERIODIC_VERIFICATION, on=LATER)
    assert refusal_of(licence, ask, PLAIN) is None


def test_verification_is_for_whoever_the_law_verifies() -> None:
    with refused("no-verification", LICENSING_LAW.art(61, 1)):
        verify(plain(), VERIFIED, BY_EXAMINER)
    with refused("role-missing", None, role="decider"):
        verify(issued(), VERIFIED, BY_CLERK)
    cited = LICENSING_LAW.art(61, 1)
    with refused("wrong-status", cited, phase="revoked", step="verify"):
        verify(issued(REVOKED), VERIFIED, BY_EXAMINER)
    with refused("term-over", LICENSING_LAW.art(70, 1, 1), until="2030-03-01"):
        verify(issued(), replace(VERIFIED, on=OVER), BY_EXAMINER)


@pytest.mark.parametrize(
    ("until", "fits"),
    [
        pytest.param(date(2026, 6, 30), False, id="a day less than a month"),
        pytest.param(date(2026, 7, 1), True, id="a month"),
        pytest.param(date(2026, 12, 1), True, id="six months"),
        pytest.param(date(2026, 12, 2), False, id="a day more"),
    ],
)
def test_a_deferral_lasts_one_to_six_months(until: date, *, fits: bool) -> None:
    event = replace(DEFERRED, until=until)
    if fits:
        assert defer(issued(), event, BY_EXAMINER) == (event,)
        return
    cited = MEDICAL_INSTITUTIONS.art(21)
    with refused("deferral-out-of-bounds", cited, first="2026-07-01", last="2026-12-01"):
        defer(issued(), event, BY_EXAMINER)


@pytest.mark.parametrize(
    ("beds", "practises", "may"),
    [(0, False, True), (0, True, False), (1, True, True), (1, False, True)],
)
def test_without_beds_there_is_no_practice_during_a_deferral(
    beds: int, *, practises: bool, may: bool
) -> None:
    event = replace(DEFERRED, practises=practises)
    licence = issued(beds=beds)
    if may:
        assert defer(licence, event, BY_EXAMINER) == (event,)
        return
    with refused("may-not-practise", MEDICAL_INSTITUTIONS.art(21)):
        defer(licence, event, BY_EXAMINER)


def test_a_deferral_is_one_that_the_law_knows_with_its_reason_and_once() -> None:
    cited = MEDICAL_INSTITUTIONS.art(21)
    with refused("no-deferral", cited):
        defer(issued(**with_rule(deferral=None)), DEFERRED, BY_EXAMINER)
    with refused("reason-too-short", cited):
        defer(issued(), replace(DEFERRED, reason=SHORT), BY_EXAMINER)
    supervised = LICENSING_LAW.art(61, 1)
    with refused("wrong-status", supervised, phase="valid", step="defer-verification"):
        defer(issued(DEFERRED), DEFERRED, BY_EXAMINER)
    with refused("term-over", LICENSING_LAW.art(70, 1, 1), until="2030-03-01"):
        defer(issued(), replace(DEFERRED, on=OVER), BY_EXAMINER)


FAILED = VerificationFailed(on=date(2026, 9, 2), by=FIRST.id, reason=REASON)


def test_only_after_a_deferral_is_verification_failed_for_good() -> None:
    assert fail(issued(DEFERRED), FAILED, BY_EXAMINER) == (FAILED,)
    cited = LICENSING_LAW.art(61, 1)
    with refused("wrong-status", cited, phase="valid", step="fail-verification"):
        fail(issued(), FAILED, BY_EXAMINER)
    with refused("reason-too-short", MEDICAL_INSTITUTIONS.art(21)):
        fail(issued(DEFERRED), replace(FAILED, reason=SHORT), BY_EXAMINER)


def test_a_review_says_when_it_is_due_again() -> None:
    event = ReviewPassed(on=date(2028, 2, 1), by="clerk")

    assert review(issued(), event, BY_CLERK) == (replace(event, next_due=date(2030, 3, 2)),)
    assert review(issued(), event, BY_EXAMINER)
    with refused("review-not-required", LICENSING_LAW.art(61, 1)):
        review(plain(), event, BY_CLERK)
    with refused("term-over", LICENSING_LAW.art(70, 1, 1), until="2030-03-01"):
        review(issued(), replace(event, on=OVER), BY_CLERK)
    cited = LICENSING_LAW.art(61, 1)
    with refused("wrong-status", cited, phase="suspended", step="review"):
        review(issued(SUSPENDED), event, BY_CLERK)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        pytest.param(date(2028, 3, 2), date(2028, 3, 2), id="owed until the very day"),
        pytest.param(date(2028, 3, 1), None, id="abolished before it fell due"),
    ],
)
def test_no_review_is_owed_once_the_law_has_abolished_it(until: date, due: date | None) -> None:
    assert issued(**with_rule(review_until=until)).next_review_due == due


def test_a_review_that_the_law_has_abolished_is_not_made() -> None:
    licence = issued(**with_rule(review_until=date(2028, 2, 1)))
    event = ReviewPassed(on=date(2028, 2, 1), by="clerk")
    (made,) = review(licence, event, BY_CLERK)

    assert evolve(licence, made).next_review_due is None
    with refused("review-not-required", LICENSING_LAW.art(61, 1)):
        review(licence, replace(event, on=date(2028, 2, 2)), BY_CLERK)


RESUMED = Resumed(on=LATER, by=FIRST.id, findings=REASON)


def test_idleness_is_noted_with_its_findings_and_its_end() -> None:
    cited, filed = LICENSING_LAW.art(67, 1), LICENSING_LAW.art(61, 2)

    assert note_idle(issued(), IDLE, BY_EXAMINER) == (IDLE,)
    assert note_resumed(issued(IDLE), RESUMED, BY_EXAMINER) == (RESUMED,)
    with refused("idle-since-later", cited, since="2026-06-02"):
        note_idle(issued(), replace(IDLE, since=date(2026, 6, 2)), BY_EXAMINER)
    with refused("reason-too-short", filed):
        note_idle(issued(), replace(IDLE, findings=SHORT), BY_EXAMINER)
    with refused("reason-too-short", filed):
        note_resumed(issued(IDLE), replace(RESUMED, findings=SHORT), BY_EXAMINER)
    with refused("wrong-status", cited, phase="valid", step="note-idle"):
        note_idle(issued(IDLE), IDLE, BY_EXAMINER)
    with refused("wrong-status", cited, phase="valid", step="note-resumed"):
        note_resumed(issued(), RESUMED, BY_EXAMINER)


@pytest.mark.parametrize(
    ("licence", "promise"),
    [
        pytest.param(Licence(), Promise.NONE, id="no licence"),
        pytest.param(issued(), Promise.NONE, id="no promise"),
        pytest.param(promised(), Promise.UNCHECKED, id="not looked at"),
        pytest.param(promised(MET), Promise.KEPT, id="kept"),
        pytest.param(promised(FALSE), Promise.BROKEN, id="untrue"),
        pytest.param(promised(UNMET), Promise.UNMET, id="not yet kept"),
        pytest.param(promised(UNMET, ORDER), Promise.RECTIFYING, id="being put right"),
        pytest.param(promised(UNMET, ORDER, MET), Promise.KEPT, id="put right"),
        pytest.param(promised(UNMET, ORDER, UNMET), Promise.BROKEN, id="still not"),
        pytest.param(promised(UNMET, ORDER, FALSE), Promise.BROKEN, id="untrue after all"),
    ],
)
def test_how_a_promise_stands(licence: Licence, promise: Promise) -> None:
    assert licence.promise is promise


AFTER_TERM = date(2026, 7, 2)


def test_a_term_to_put_a_promise_right_lapses_the_day_after_it_unless_it_was_looked_at() -> None:
    ordered = promised(UNMET, ORDER)

    assert ordered.promise_on(ORDER.until) is Promise.RECTIFYING
    assert ordered.promise_on(AFTER_TERM) is Promise.LAPSED
    assert promised(UNMET, ORDER, MET).promise_on(AFTER_TERM) is Promise.KEPT
    assert promised(UNMET).promise_on(AFTER_TERM) is Promise.UNMET


@pytest.mark.parametrize("licence", [promised(), promised(UNMET, ORDER)])
@pytest.mark.parametrize("event", [MET, UNMET, FALSE])
def test_a_promise_is_looked_at_and_looked_at_again(
    licence: Licence, event: CommitmentChecked
) -> None:
    event = replace(event, on=AFTER_TERM)

    assert check_commitment(licence, event, BY_EXAMINER) == (event,)


def test_a_promise_is_not_broken_before_its_term_has_run_out() -> None:
    licence = promised(UNMET, ORDER)
    for on in (LATER, ORDER.until):
        with refused("rectification-running", COMMITMENT_OPINION.art(4), until="2026-07-01"):
            check_commitment(licence, replace(UNMET, on=on), BY_EXAMINER)
    early = replace(MET, on=ORDER.until)
    assert check_commitment(licence, early, BY_EXAMINER) == (early,)


def owed(order: RectificationOrdered) -> RectificationOrdered:
    """Return the order as it is recorded: its delivery is owed."""
    return replace(order, owes_delivery=True)


def test_a_longer_or_a_second_term_is_given_but_no_shorter_one() -> None:
    longer = replace(ORDER, until=date(2026, 8, 1))
    failed = replace(UNMET, on=AFTER_TERM)

    assert order_rectification(promised(UNMET, ORDER), longer, BY_EXAMINER) == (owed(longer),)
    assert order_rectification(promised(UNMET, ORDER, failed), longer, BY_EXAMINER) == (
        owed(longer),
    )
    assert promised(UNMET, ORDER, failed, longer).promise is Promise.RECTIFYING
    with refused("rectification-shortened", COMMITMENT_OPINION.art(4), until="2026-07-01"):
        order_rectification(promised(UNMET, ORDER), ORDER, BY_EXAMINER)


@pytest.mark.parametrize(
    "licence",
    [issued(), promised(MET), promised(UNMET), promised(FALSE), promised(UNMET, ORDER, UNMET)],
)
def test_what_was_not_promised_or_is_settled_is_not_looked_at(licence: Licence) -> None:
    cited = LICENSING_LAW.art(61, 1)
    with refused("wrong-status", cited, phase="valid", step="check-commitment"):
        check_commitment(licence, MET, BY_EXAMINER)


@pytest.mark.parametrize(
    "officers", [(), ("first",), ("first", "first"), ("first", " "), ("first", "second", "")]
)
def test_two_officers_look(officers: tuple[str, ...]) -> None:
    with refused("two-officers-needed", LICENSING_LAW.art(61, 2)):
        check_commitment(promised(), replace(MET, officers=officers), BY_EXAMINER)


def test_three_officers_may_look_and_say_what_they_found() -> None:
    three = replace(MET, officers=("first", "second", "third"))

    assert check_commitment(promised(), three, BY_EXAMINER) == (three,)
    with refused("reason-too-short", LICENSING_LAW.art(61, 2)):
        check_commitment(promised(), replace(MET, findings=SHORT), BY_EXAMINER)
    with refused("role-missing", None, role="examiner"):
        check_commitment(promised(), MET, BY_HEAD)


def test_rectification_is_ordered_for_what_is_not_kept() -> None:
    cited, supervised = COMMITMENT_OPINION.art(4), LICENSING_LAW.art(61, 1)

    assert order_rectification(promised(UNMET), ORDER, BY_EXAMINER) == (owed(ORDER),)
    assert order_rectification(promised(UNMET), ORDER, BY_HEAD) == (owed(ORDER),)
    for settled in (promised(), promised(FALSE), promised(MET)):
        with refused("wrong-status", supervised, phase="valid", step="order-rectification"):
            order_rectification(settled, ORDER, BY_EXAMINER)
    with refused("reason-too-short", cited):
        order_rectification(promised(UNMET), replace(ORDER, what=SHORT), BY_EXAMINER)
    with refused("until-passed", cited, until="2026-06-01"):
        order_rectification(promised(UNMET), replace(ORDER, until=LATER), BY_EXAMINER)


CREDIT = CreditRepaired(on=LATER, by="clerk", document="信用修复〔2026〕1号")
STRUCK = Deregistered(on=LATER, by="clerk", ground=DeregistrationGround.ENDED)


@pytest.mark.parametrize("by", [BY_CLERK, BY_HEAD])
@pytest.mark.parametrize("struck", [(), (STRUCK,)])
def test_a_repaired_credit_record_is_noted_by_its_document(
    struck: tuple[Deregistered, ...], by: Occasion
) -> None:
    licence = promised(FALSE, ANNULLED, *struck)

    assert note_credit_repair(licence, CREDIT, by) == (CREDIT,)
    assert evolve(licence, CREDIT).repaired == CREDIT
    with refused("document-missing", COMMITMENT_OPINION.art(2)):
        note_credit_repair(licence, replace(CREDIT, document=" "), by)


@pytest.mark.parametrize(
    ("licence", "status"),
    [
        pytest.param(promised(FALSE), "valid", id="not annulled yet"),
        pytest.param(promised(MET, ANNULLED), "annulled", id="a promise that was kept"),
        pytest.param(promised(FALSE, EXPIRED, STRUCK), "deregistered", id="ended otherwise"),
        pytest.param(promised(FALSE, ANNULLED, CREDIT), "annulled", id="repaired before"),
    ],
)
def test_only_a_standing_bar_on_promises_is_repaired(licence: Licence, status: str) -> None:
    with refused(
        "wrong-status", COMMITMENT_OPINION.art(2), phase=status, step="note-credit-repair"
    ):
        note_credit_repair(licence, CREDIT, BY_CLERK)


def test_an_examiner_repairs_no_record() -> None:
    with refused("role-missing", None, role="clerk"):
        note_credit_repair(promised(FALSE, ANNULLED), CREDIT, BY_EXAMINER)

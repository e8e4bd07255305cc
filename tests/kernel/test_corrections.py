"""A limit or term that no provision gives is corrected in favour only, by nobody's hand."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import CLERK, MON, PLAIN
from tests.kernel.licences import END, LATER, START, issued

from xuke.kernel.case.decision_limits import committed_due, statutory_due
from xuke.kernel.case.events import RuleCorrected
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import Expired, TermCorrected
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence, evolve
from xuke.kernel.licence.words import Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person

NOBODY = Occasion(Person(SYSTEM), PLAIN)
SHORTER = RuleCorrected(
    on=MON,
    by=SYSTEM,
    statutory=Span(10, Unit.WORKING),
    counted_from_receipt=False,
    extendable=True,
    basis="administrative-licensing-law/42/1",
    reason="事项资料已经更正，原来的没有依据",
)
LIFTED = TermCorrected(
    on=LATER,
    by=SYSTEM,
    basis="administrative-licensing-law/70/1/1",
    reason="事项资料已经更正，原来的没有依据",
    was_until=None,
)


def test_a_shorter_limit_is_recorded_with_both_days() -> None:
    case = cases.accepted()

    (event,) = deeds.done("correct-rule", case, SHORTER, NOBODY)

    assert isinstance(event, RuleCorrected)
    assert (event.was_due, event.now_due) == (date(2026, 3, 30), date(2026, 3, 16))
    due = statutory_due(cases.after(case, (event,)), PLAIN)
    assert due
    assert due.due == date(2026, 3, 16)


@pytest.mark.parametrize(("promised", "kept"), [(15, False), (10, True), (5, True)])
def test_a_promise_longer_than_the_corrected_limit_goes(promised: int, *, kept: bool) -> None:
    case = cases.accepted()
    filed = replace(case.filed_rule, committed=Span(promised, Unit.WORKING))
    case = replace(case, rule=filed)

    after = cases.after(case, deeds.done("correct-rule", case, SHORTER, NOBODY))

    assert (committed_due(after, PLAIN) is not None) is kept


def test_before_acceptance_it_is_reckoned_from_receipt() -> None:
    (event,) = deeds.done("correct-rule", cases.received(), SHORTER, NOBODY)

    assert isinstance(event, RuleCorrected)
    assert event.now_due == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param({"statutory": Span(21, Unit.WORKING)}, "correction-burdens", id="longer"),
        pytest.param({"reason": "短"}, "reason-too-short", id="without a reason"),
    ],
)
def test_what_burdens_or_says_nothing_is_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(Unlawful, match=code):
        deeds.done("correct-rule", cases.accepted(), replace(SHORTER, **changes), NOBODY)  # type: ignore[arg-type]


def test_the_same_day_is_neutral_and_recorded() -> None:
    same = replace(SHORTER, statutory=Span(20, Unit.WORKING), extendable=False)

    assert deeds.done("correct-rule", cases.accepted(), same, NOBODY)


def test_a_decided_case_keeps_its_limit() -> None:
    with pytest.raises(Unlawful, match="wrong-phase"):
        deeds.done("correct-rule", cases.granted(), SHORTER, NOBODY)


def test_no_person_corrects_a_limit_or_a_term() -> None:
    at = Occasion(CLERK, PLAIN)

    with pytest.raises(Unlawful, match="role-missing"):
        deeds.done("correct-rule", cases.accepted(), SHORTER, at)
    with pytest.raises(Unlawful, match="role-missing"):
        LICENCE.decide(LICENCE.verbs["correct-term"], issued(), LIFTED, at)


def corrected(before: Licence, event: TermCorrected = LIFTED) -> Licence:
    """Return the licence after this correction."""
    done = LICENCE.decide(LICENCE.verbs["correct-term"], before, event, NOBODY)
    return LICENCE.after(before, done)


def test_without_a_term_it_stands_and_remembers_the_old_end() -> None:
    before = issued()

    (event,) = LICENCE.decide(LICENCE.verbs["correct-term"], before, LIFTED, NOBODY)

    assert event.was_until == before.valid_until
    after = evolve(before, event)
    assert (after.status, after.valid_until, after.rule.validity) == (Status.VALID, None, None)


def test_what_had_expired_by_it_is_valid_again() -> None:
    expired = evolve(issued(), Expired(on=END, by=SYSTEM))

    after = corrected(expired)

    assert (after.status, after.ending) == (Status.VALID, None)


def test_a_later_end_is_recorded_and_an_earlier_one_refused() -> None:
    before = issued()
    assert before.valid_until
    later = replace(LIFTED, valid_until=date(2031, 3, 1), validity=Span(5, Unit.YEAR))
    earlier = replace(LIFTED, valid_until=START, validity=Span(1, Unit.YEAR))

    assert corrected(before, later).valid_until == date(2031, 3, 1)
    with pytest.raises(Unlawful, match="correction-burdens"):
        corrected(before, earlier)


def test_without_a_term_there_is_none_to_correct() -> None:
    with pytest.raises(Unlawful, match="correction-burdens"):
        corrected(corrected(issued()))

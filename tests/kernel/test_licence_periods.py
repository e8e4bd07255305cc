"""校验期: how long it is for a kind of holder, after a deferral, and for whom there is none."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel.cases import FIRST
from tests.kernel.licence_deeds import verify
from tests.kernel.licences import BY_EXAMINER, DEFERRED, RULE, issued, with_rule

from xuke.kernel.item.licence import VerificationRule
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.licence.events import PeriodicallyVerified
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import evolve

VERIFIED = PeriodicallyVerified(on=date(2026, 9, 2), by=FIRST.id)
JOINT = VerificationRule(beds=0, every=Span(1, Unit.YEAR), field="ownership", answers=("joint",))
HOSPITALS = (*RULE.verification, JOINT)


@pytest.mark.parametrize(
    ("ownership", "due"),
    [
        pytest.param("private", date(2029, 3, 2), id="by its beds: three years"),
        pytest.param("joint", date(2027, 3, 2), id="of a kind that is verified every year"),
    ],
)
def test_a_kind_that_has_its_own_period_has_it_whatever_its_beds(ownership: str, due: date) -> None:
    licence = issued(beds=100, face={"ownership": ownership}, **with_rule(verification=HOSPITALS))

    assert licence.next_check_due == due


@pytest.mark.parametrize(
    ("own", "due"),
    [
        pytest.param(Span(1, Unit.YEAR), date(2027, 9, 2), id="a year after a deferral"),
        pytest.param(None, date(2029, 9, 2), id="no period of its own: as ever"),
    ],
)
def test_who_passes_after_a_deferral_is_verified_again_sooner(own: Span | None, due: date) -> None:
    licence = issued(DEFERRED, beds=100, **with_rule(verification_after_deferral=own))
    licence = replace(licence, next_check_due=date(2026, 5, 1))

    (passed,) = verify(licence, VERIFIED, BY_EXAMINER)

    assert passed == replace(VERIFIED, next_due=due)
    assert evolve(licence, passed).deferred is None


def test_what_the_law_does_not_want_is_not_offered() -> None:
    unverified = issued(**with_rule(verification=(), deferral=None, review_every=None))
    offered = {one.name for one in LICENCE.next(BY_EXAMINER.person, unverified) if one.allowed}
    wanted = {one.name for one in LICENCE.next(BY_EXAMINER.person, issued()) if one.allowed}

    assert not offered & {"verify", "defer-verification", "review"}
    assert {"verify", "defer-verification", "review"} <= wanted

"""Facts that the tests of the licence share: a clinic's licence, and what happens to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.kernel.cases import CLERK, FIRST, HEAD, HOME, PLAIN

from xuke.kernel.case.events import Applicant
from xuke.kernel.item.licence import Deferral, FurtherGround, LicenceRule, VerificationRule
from xuke.kernel.item.penalty import Penalty, PenaltyKind
from xuke.kernel.law.citation import Citation
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import (
    Annulled,
    CommitmentChecked,
    Expired,
    IdleNoted,
    IntentTold,
    LicenceEvent,
    LicenceIssued,
    RectificationOrdered,
    RenewalFiled,
    Revoked,
    StatementHeard,
    Suspended,
    VerificationDeferred,
    Withdrawn,
)
from xuke.kernel.licence.known import PENALTIES as ACTS, Known
from xuke.kernel.licence.state import Licence, evolve, replay
from xuke.kernel.licence.words import AdverseAct, AnnulmentCause, CheckResult
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role

START = date(2026, 3, 2)
END = date(2030, 3, 1)
LATER = date(2026, 6, 1)
REASON = "事实清楚，证据确凿，理由充分"
SHORT = "事实清楚证据确凿了"
"""Nine characters: one fewer than a reason has."""

RULE = LicenceRule(
    item="medical-institution-practice",
    validity=Span(4, Unit.YEAR),
    verification=(
        VerificationRule(beds=0, every=Span(1, Unit.YEAR)),
        VerificationRule(beds=100, every=Span(3, Unit.YEAR)),
    ),
    verification_lead=Span(3, Unit.MONTH),
    deferral=Deferral(least=Span(1, Unit.MONTH), most=Span(6, Unit.MONTH), practises_from_beds=1),
    review_every=Span(2, Unit.YEAR),
    idle_after=Span(1, Unit.YEAR),
    new_application_for=("address", "business_items"),
    further_grounds=(
        FurtherGround(
            id="unfit-twice",
            basis="physicians-law/17/1/4",
            bar=Span(1, Unit.YEAR),
        ),
        FurtherGround(id="on-report", basis="physicians-law/17/1/6"),
        FurtherGround(id="closed", basis="medical-institutions-regulations/20"),
        FurtherGround(id="deferral-failed", basis="medical-institutions-rules/37"),
    ),
)
HOLDER = Applicant(kind="organisation", name="虚构门诊部", identity_index="index")
PERSON = Applicant(kind="person", name="虚构某", identity_index="person")
ISSUED = LicenceIssued(
    on=date(2026, 3, 4),
    by=CLERK.id,
    number="长卫医〔2026〕0001",
    identifier="id.001",
    item=RULE.item,
    holder=HOLDER,
    decided_on=START,
    rule=RULE,
    case="case-1",
    case_number="310105-20260302-000001",
    valid_from=START,
    valid_until=END,
    face={"name": "虚构门诊部", "address": "虚构路1号"},
)

PUBLISHER = Person("publisher", HOME, frozenset({Role.PUBLISHER}))
BROKEN_LAW = "medical-institutions-regulations/46"
PENALTIES = (
    *(Penalty(kind=kind, basis=BROKEN_LAW, measure=f"{kind} by law") for kind in PenaltyKind),
    Penalty(kind=PenaltyKind.SUSPENSION, basis="physicians-law/42", measure="assessed again"),
)
"""Provisions that let the office take away a clinic's licence, for a term or for good."""
KNOWN = Known(penalties=PENALTIES, is_law=True)
BY_CLERK = Occasion(CLERK, PLAIN, KNOWN)
BY_EXAMINER = Occasion(FIRST, PLAIN, KNOWN)
BY_HEAD = Occasion(HEAD, PLAIN, KNOWN)


def issued(*events: LicenceEvent, **changes: Any) -> Licence:  # noqa: ANN401 - any field
    """Return a licence that was issued with these changes, after these events."""
    return replay([replace(ISSUED, **changes), *events])


def with_rule(**changes: Any) -> dict[str, LicenceRule]:  # noqa: ANN401 - any field
    """Return the change to a licence that has another rule."""
    return {"rule": replace(RULE, **changes)}


def after(licence: Licence, events: tuple[LicenceEvent, ...]) -> Licence:
    """Return the licence after these events."""
    for event in events:
        licence = evolve(licence, event)
    return licence


TOLD_ON = date(2026, 5, 20)
"""More than five working days before most of what is done here."""


def intent(act: AdverseAct, on: date = TOLD_ON) -> IntentTold:
    """Return that the holder was told what is intended."""
    basis, measure = (BROKEN_LAW, f"{act} by law") if act in ACTS else ("", "")
    return IntentTold(
        on=on,
        by=FIRST.id,
        act=act,
        document="长卫告〔2026〕1号",
        text=REASON,
        basis=basis,
        measure=measure,
    )


def heard(act: AdverseAct) -> StatementHeard:
    """Return that the holder was heard on this act."""
    return StatementHeard(
        on=LATER, by=FIRST.id, act=act, told_on=TOLD_ON, statement="我单位愿意整改"
    )


DEFERRED = VerificationDeferred(on=LATER, by=FIRST.id, until=date(2026, 9, 1), reason=REASON)
SUSPENDED = Suspended(
    on=LATER,
    by=HEAD.id,
    document="长卫罚〔2026〕1号",
    until=date(2026, 12, 1),
    reason=REASON,
    basis=BROKEN_LAW,
    measure="suspension by law",
)
WITHDRAWN = Withdrawn(
    on=LATER,
    by=HEAD.id,
    basis="public-places-hygiene-regulations/8",
    reason=REASON,
    compensation_owed=True,
    compensation=Decimal(30000),
    public_interest="保障公共卫生安全",
)
ANNULLED = Annulled(
    on=LATER,
    by=HEAD.id,
    cause=AnnulmentCause.NOT_QUALIFIED,
    reason=REASON,
    weighed="不影响公共利益",
    damages_owed=True,
)
DECEIT = replace(ANNULLED, cause=AnnulmentCause.DECEIT, damages_owed=False)
REVOKED = Revoked(
    on=LATER,
    by=HEAD.id,
    document="长卫罚〔2026〕2号",
    reason=REASON,
    hearing_offered=True,
    reviewed=True,
    discussed=True,
    basis=BROKEN_LAW,
    measure="revocation by law",
)
EXPIRED = Expired(on=date(2030, 3, 2), by="system")


def checked(result: CheckResult, on: date = LATER) -> CommitmentChecked:
    """Return a check of the promise by two officers."""
    return CommitmentChecked(
        on=on, by=FIRST.id, officers=("first", "second"), result=result, findings=REASON
    )


OVER = date(2030, 3, 2)
"""The day after the last day of the term."""
RENEWAL_FILED = RenewalFiled(on=date(2030, 1, 10), by="applicant", case="case-3", timely=True)
IDLE = IdleNoted(on=LATER, by=FIRST.id, since=LATER, findings=REASON)
ORDER = RectificationOrdered(on=LATER, by=FIRST.id, until=date(2026, 7, 1), what=REASON)
MET, UNMET, FALSE = (checked(one) for one in CheckResult)


def promised(*events: LicenceEvent) -> Licence:
    """Return a licence that was granted on a promise, after these events."""
    return issued(*events, commitment=True)


def plain(*events: LicenceEvent, **changes: object) -> Licence:
    """Return a licence that is neither verified nor reviewed."""
    return issued(*events, **with_rule(verification=(), review_every=None), **changes)


@contextmanager
def refused(code: str, provision: Citation | None, /, **facts: str) -> Iterator[None]:
    """Assert that the block is refused with this code, provision and facts."""
    with pytest.raises(Unlawful) as found:
        yield
    assert told(found.value) == (code, provision, facts)


def told(reason: Unlawful | None) -> tuple[str, Citation | None, dict[str, str]] | None:
    """Return what a refusal says."""
    return (reason.code, reason.citation, reason.facts) if reason else None

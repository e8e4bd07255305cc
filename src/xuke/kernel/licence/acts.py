"""Each step of a licence with the event that records it, and the decision on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xuke.kernel.licence import adverse, change, commitment, ending, events, verification
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.steps import LicenceStep
from xuke.kernel.occasion import Occasion

Decide = Callable[[Licence, Any, Occasion], tuple[LicenceEvent, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceActRule:
    """An act on a licence: the event that tells it, and the decision on it.

    `settled` names the facts that nobody is asked for; an act that only a case brings about
    `follows` it, and nobody does it by hand.
    """

    event: type
    decide: Decide
    settled: frozenset[str] = field(default_factory=frozenset)
    follows: bool = False


def _by_hand(event: type, decide: Decide, *settled: str) -> LicenceActRule:
    return LicenceActRule(event=event, decide=decide, settled=frozenset(settled))


def _after_case(event: type, decide: Decide) -> LicenceActRule:
    return LicenceActRule(event=event, decide=decide, follows=True)


ACTS: Mapping[LicenceStep, LicenceActRule] = {
    LicenceStep.MODIFY: _after_case(events.Modified, change.modify),
    LicenceStep.RENEW: _after_case(events.Renewed, change.renew),
    LicenceStep.CERTIFY_RENEWAL: _after_case(events.RenewalCertified, change.certify_renewal),
    LicenceStep.REISSUE: _after_case(events.Reissued, change.reissue),
    LicenceStep.VERIFY: _by_hand(
        events.PeriodicallyVerified, verification.verify, "next_due", "case"
    ),
    LicenceStep.DEFER_VERIFICATION: _by_hand(
        events.VerificationDeferred, verification.defer, "case"
    ),
    LicenceStep.FAIL_VERIFICATION: _by_hand(events.VerificationFailed, verification.fail, "case"),
    LicenceStep.REVIEW: _by_hand(
        events.ReviewPassed, verification.review, "next_due", "case", "number", "identifier"
    ),
    LicenceStep.CHECK_COMMITMENT: _by_hand(events.CommitmentChecked, commitment.check_commitment),
    LicenceStep.ORDER_RECTIFICATION: _by_hand(
        events.RectificationOrdered, commitment.order_rectification
    ),
    LicenceStep.NOTE_CREDIT_REPAIR: _by_hand(events.CreditRepaired, commitment.note_credit_repair),
    LicenceStep.NOTE_IDLE: _by_hand(events.IdleNoted, verification.note_idle),
    LicenceStep.NOTE_RESUMED: _by_hand(events.Resumed, verification.note_resumed),
    LicenceStep.HEAR: _by_hand(events.StatementHeard, adverse.hear),
    LicenceStep.SUSPEND: _by_hand(events.Suspended, adverse.suspend),
    LicenceStep.RESTORE: _by_hand(events.Restored, adverse.restore),
    LicenceStep.WITHDRAW: _by_hand(events.Withdrawn, adverse.withdraw),
    LicenceStep.ANNUL: _by_hand(events.Annulled, adverse.annul),
    LicenceStep.DECLINE_ANNULMENT: _by_hand(events.AnnulmentDeclined, adverse.decline_annulment),
    LicenceStep.REVOKE: _by_hand(events.Revoked, adverse.revoke),
    LicenceStep.DEREGISTER: _by_hand(events.Deregistered, ending.deregister, "case"),
    LicenceStep.ANNOUNCE: _by_hand(events.DeregistrationAnnounced, ending.announce),
}

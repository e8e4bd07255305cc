"""The acts of procedure by their steps: which event each records, and who decides on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xuke.kernel.case import acceptance, events, examination, handover, hearing, limits
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case
from xuke.kernel.case.step import Step
from xuke.kernel.occasion import Occasion

Decide = Callable[[Case, Any, Occasion], tuple[CaseEvent, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRule:
    """An act of procedure: the event that tells it, and the decision on it.

    `settled` names the event's facts that nobody is asked for: the decision settles them.
    """

    event: type
    decide: Decide
    settled: frozenset[str] = field(default_factory=frozenset)


def _rule(event: type, decide: Decide, *settled: str) -> ActRule:
    return ActRule(event=event, decide=decide, settled=frozenset(settled))


ACTS: Mapping[Step, ActRule] = {
    Step.ACCEPT_PENDING: _rule(events.Accepted, acceptance.accept_pending, "deemed"),
    Step.CORRECT_ON_THE_SPOT: _rule(
        events.CorrectedOnTheSpot, acceptance.correct_on_the_spot, "applicant"
    ),
    Step.SUPPLY_PENDING: _rule(events.PendingSupplied, acceptance.supply_pending),
    Step.TERMINATE: _rule(events.Terminated, acceptance.terminate),
    Step.VERIFY_SITE: _rule(events.SiteVerified, examination.verify_site),
    Step.APPOINT_TESTERS: _rule(events.TestersAppointed, examination.appoint_testers),
    Step.TEST: _rule(events.Tested, examination.record_test),
    Step.APPOINT_EXPERTS: _rule(events.ExpertsAppointed, examination.appoint_experts),
    Step.REPORT_EXPERTS: _rule(events.ExpertsReported, examination.report_experts),
    Step.INFORM_PARTY: _rule(events.PartyInformed, examination.inform_party),
    Step.HEAR: _rule(events.RepresentationsHeard, examination.hear),
    Step.OFFER_HEARING: _rule(events.HearingOffered, hearing.offer),
    Step.REQUEST_HEARING: _rule(events.HearingRequested, hearing.ask),
    Step.WAIVE_HEARING: _rule(events.HearingWaived, hearing.waive),
    Step.ORDER_HEARING: _rule(events.HearingOrdered, hearing.order),
    Step.SCHEDULE_HEARING: _rule(events.HearingScheduled, hearing.schedule),
    Step.HOLD_HEARING: _rule(events.HearingHeld, hearing.hold),
    Step.EXCLUDE: _rule(events.ExclusionAnnounced, limits.exclude),
    Step.END_EXCLUSION: _rule(events.ExclusionEnded, limits.end_exclusion),
    Step.EXTEND: _rule(events.LimitExtended, limits.extend),
    Step.FORWARD: _rule(events.Forwarded, examination.forward),
    Step.REVIEW_LEGALITY: _rule(events.LegalityReviewed, examination.review_legality),
    Step.DISCUSS: _rule(events.Discussed, examination.discuss),
    Step.HAND_OVER: _rule(events.HandedOver, handover.hand_over),
    Step.RECUSE: _rule(events.Recused, handover.recuse),
    Step.CALL_BACK: _rule(events.CalledBack, handover.call_back),
    Step.RETURN: _rule(events.Returned, handover.send_back),
    Step.REQUEST_COUNTERSIGN: _rule(events.CountersignRequested, handover.request_countersign),
    Step.COUNTERSIGN: _rule(events.Countersigned, handover.countersign),
    Step.ADD_SIGNER: _rule(events.SignerAdded, handover.add_signer),
    Step.REMOVE_SIGNER: _rule(events.SignerRemoved, handover.remove_signer),
}
"""Every step whose decision is made of the case, its event, and the occasion, and nothing else."""

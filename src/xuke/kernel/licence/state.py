"""The licence as it stands: a fold over its events, from issue to its announced end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from xuke.kernel.copying import replace
from xuke.kernel.licence import events
from xuke.kernel.licence.inquiry import Inquiry, with_investigators
from xuke.kernel.licence.words import RemindedOf, Status


@dataclass(frozen=True, kw_only=True)
class Licence(
    events.Renewal,
    events.Verification,
    events.Papers,
    events.Adverse,
    events.Ending,
    events.Idleness,
    events.Reminders,
    events.Commitment,
    Inquiry,
):
    """许可: what a grant gave, and all that became of it; each part beside its own events."""

    def practises(self, on: date) -> bool:
        """Whether the holder may act under the licence on the day."""
        idle = self.deferred is not None and not self.deferred.practises
        return self.status is Status.VALID and not idle and not self.is_over(on)

    @property
    def unreached_due(self) -> date | None:
        """Return the first day on which something falls due of which nobody could be reminded."""
        due = {
            (RemindedOf.EXPIRY, self.valid_until),
            (RemindedOf.VERIFICATION, self.next_check_due),
            (RemindedOf.REVIEW, self.next_review_due),
        }
        missed = (day for of, day in self.unreached if (of, day) in due)
        return min(missed, default=None) if self.is_in_force else None


def replay(history: Iterable[events.LicenceEvent]) -> Licence:
    """Return the licence as it stands after these events."""
    licence = Licence()
    for event in history:
        licence = evolve(licence, event)
    return licence


def evolve(licence: Licence, event: events.LicenceEvent) -> Licence:  # noqa: C901, PLR0911, PLR0912 - one arm a subject
    """Return the licence as it stands after one more event."""
    licence = with_investigators(events.with_papers(licence, event), event)
    licence = replace(licence, version=licence.version + 1)
    # What is told of every licence comes first.
    if isinstance(event, events.IssueEvent):
        return events.fold_issue(licence, event)
    if isinstance(event, events.RemindersEvent):
        return events.fold_reminders(licence, event)
    if isinstance(event, events.VerificationEvent):
        return events.fold_verification(licence, event)
    if isinstance(event, events.RenewalEvent):
        return events.fold_renewal(licence, event)
    if isinstance(event, events.EndingEvent):
        return events.fold_ending(licence, event)
    if isinstance(event, events.IntentEvent):
        return events.fold_intent(licence, event)
    if isinstance(event, events.AdverseEvent):
        return events.fold_adverse(licence, event)
    if isinstance(event, events.DeliveryEvent):
        return events.fold_delivery(licence, event)
    if isinstance(event, events.CommitmentEvent):
        return events.fold_commitment(licence, event)
    if isinstance(event, events.IdlenessEvent):
        return events.fold_idleness(licence, event)
    assert_never(event)

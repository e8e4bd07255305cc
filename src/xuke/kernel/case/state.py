"""The case as it stands: a fold over its events; nobody sets a status."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from xuke.kernel.case import events
from xuke.kernel.case.phase import Phase
from xuke.kernel.copying import replace

__all__ = ["Case", "Outcome", "Phase", "evolve", "replay"]


class Outcome(StrEnum):
    """How a case was closed; the first three are 办结 in the yearly table."""

    GRANTED = "granted"
    REFUSED = "refused"
    NOT_ACCEPTED = "not-accepted"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"


@dataclass(frozen=True, kw_only=True)
class Case(events.Materials, events.Limits, events.Amendment, events.Ending):
    """办件: one application's whole life, folded from its events; each part beside its own."""

    @property
    def outcome(self) -> Outcome | None:
        """How the case was closed, or nothing while it is open."""
        if self.terminated:
            return Outcome.TERMINATED
        if self.decision:
            granted = isinstance(self.decision, events.Granted)
            return Outcome.GRANTED if granted else Outcome.REFUSED
        if self.not_accepted:
            return Outcome.NOT_ACCEPTED
        return Outcome.WITHDRAWN if self.withdrawn_on else None

    @property
    def closed_on(self) -> date | None:
        """The day of the act that closed the case."""
        act = self.terminated or self.decision or self.not_accepted
        return act.on if act else self.withdrawn_on


def replay(history: Iterable[events.CaseEvent]) -> Case:
    """Return the case as it stands after these events."""
    case = Case()
    for event in history:
        case = evolve(case, event)
    return case


def evolve(case: Case, event: events.CaseEvent) -> Case:  # noqa: C901, PLR0911, PLR0912 - one arm a subject
    """Return the case as it stands after one more event."""
    case = replace(case, version=case.version + 1)
    # What is told of every case comes first.
    if isinstance(event, events.FilingEvent):
        return events.fold_filing(case, event)
    if isinstance(event, events.MaterialsEvent):
        return events.fold_materials(case, event)
    if isinstance(event, events.AcceptanceEvent):
        return events.fold_acceptance(case, event)
    if isinstance(event, events.ExaminationEvent):
        return events.fold_examination(case, event)
    if isinstance(event, events.DecisionEvent):
        return events.fold_decision(case, event)
    if isinstance(event, events.EndingEvent):
        return events.fold_ending(case, event)
    if isinstance(event, events.HearingEvent):
        return replace(case, procedure=events.fold_hearing(case.procedure, event))
    if isinstance(event, events.CommentEvent):
        return replace(case, procedure=events.fold_comment(case.procedure, event))
    if isinstance(event, events.ExclusionEvent):
        return replace(case, procedure=events.fold_exclusion(case.procedure, event))
    if isinstance(event, events.UntruthEvent):
        return replace(case, procedure=events.fold_untruth(case.procedure, event))
    if isinstance(event, events.LimitsEvent):
        return events.fold_limits(case, event)
    if isinstance(event, events.HandlingEvent):
        return replace(case, handling=events.fold_handling(case.handling, event))
    if isinstance(event, events.ReopeningEvent):
        return events.fold_reopening(case, event)
    if isinstance(event, events.AmendmentEvent):
        return events.fold_amendment(case, event)
    assert_never(event)

"""What happened between acceptance and decision: heard, verified, tested, advised, reviewed."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, assert_never

from xuke.kernel.case.events import (
    Discussed,
    ExclusionAnnounced,
    ExclusionEnded,
    ExpertsAppointed,
    ExpertsReported,
    Forwarded,
    HearingHeld,
    HearingOffered,
    HearingOrdered,
    HearingRequested,
    HearingScheduled,
    HearingWaived,
    LegalityReviewed,
    PartyInformed,
    RepresentationsHeard,
    SiteVerified,
    SpecialProcedure,
    Tested,
    TestersAppointed,
)

if TYPE_CHECKING:
    from dataclasses import replace
else:
    # As in state.py: quick at run time, and checked.
    from xuke.kernel.copying import replace

ProcedureEvent = (
    PartyInformed
    | RepresentationsHeard
    | SiteVerified
    | TestersAppointed
    | Tested
    | ExpertsAppointed
    | ExpertsReported
    | Forwarded
    | LegalityReviewed
    | Discussed
    | HearingOffered
    | HearingRequested
    | HearingWaived
    | HearingOrdered
    | HearingScheduled
    | HearingHeld
    | ExclusionAnnounced
    | ExclusionEnded
)


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """不计入期限: announced from `since` for so many working days; over on `until`, if it is."""

    procedure: SpecialProcedure
    since: date
    days: int
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """审查程序: the acts of the procedure, as far as they have been done."""

    parties: tuple[PartyInformed, ...] = ()
    heard: tuple[RepresentationsHeard, ...] = ()
    verified: tuple[SiteVerified, ...] = ()
    testers: TestersAppointed | None = None
    tested: tuple[Tested, ...] = ()
    experts: tuple[str, ...] = ()
    expert_report: ExpertsReported | None = None
    forwarded: Forwarded | None = None
    legality: LegalityReviewed | None = None
    legality_by: frozenset[str] = frozenset()
    discussed: Discussed | None = None
    offered: tuple[HearingOffered, ...] = ()
    requested: tuple[HearingRequested, ...] = ()
    waived: frozenset[str] = frozenset()
    ordered: HearingOrdered | None = None
    scheduled: HearingScheduled | None = None
    held: HearingHeld | None = None
    late: frozenset[str] = frozenset()
    exclusions: tuple[Exclusion, ...] = ()

    @property
    def open_exclusions(self) -> tuple[Exclusion, ...]:
        """Return the special procedures that are still going on."""
        return tuple(one for one in self.exclusions if one.until is None)

    @property
    def silent_experts(self) -> tuple[str, ...]:
        """Return the experts that were appointed and have not reported."""
        told = self.expert_report.experts if self.expert_report else ()
        return tuple(one for one in self.experts if one not in told)

    @property
    def awaiting(self) -> tuple[HearingRequested, ...]:
        """Return the requests on which no hearing was held yet."""
        return tuple(one for one in self.requested if self.held is None or one.party in self.late)

    @property
    def hearing_owed(self) -> bool:
        """Whether a hearing was asked for or ordered, and has not been held."""
        return bool(self.awaiting) or (self.ordered is not None and self.held is None)

    @property
    def is_scheduled(self) -> bool:
        """Whether a day is announced on which no hearing was held yet."""
        held = self.held
        day = (held.held_on or held.on) if held else None
        return self.scheduled is not None and self.scheduled.day != day

    @property
    def unheard(self) -> tuple[PartyInformed, ...]:
        """Return the parties that were informed and have neither spoken nor waived."""
        spoke = {one.party for one in self.heard}
        return tuple(one for one in self.parties if one.party not in spoke)


NO_PROCEDURE = Procedure()


def proceed(before: Procedure, event: ProcedureEvent) -> Procedure:  # noqa: C901, PLR0911, PLR0912
    """Return the procedure after one more of its events."""
    match event:
        case PartyInformed():
            late = before.late | {event.party} if before.held else before.late
            return replace(before, parties=(*before.parties, event), late=late)
        case RepresentationsHeard():
            return replace(before, heard=(*before.heard, event))
        case SiteVerified():
            return replace(before, verified=(*before.verified, event))
        case TestersAppointed():
            return replace(before, testers=event)
        case Tested():
            return replace(before, tested=(*before.tested, event))
        case ExpertsAppointed():
            return replace(before, experts=(*before.experts, *event.experts))
        case ExpertsReported():
            return replace(before, expert_report=event)
        case Forwarded():
            return replace(before, forwarded=event)
        case LegalityReviewed():
            return replace(before, legality=event, legality_by=before.legality_by | {event.by})
        case Discussed():
            return replace(before, discussed=event)
        case HearingOffered():
            return replace(before, offered=(*before.offered, event))
        case HearingRequested():
            return replace(before, requested=(*before.requested, event))
        case HearingWaived():
            return _waived(before, event.party)
        case HearingOrdered():
            return replace(before, ordered=event)
        case HearingScheduled():
            return replace(before, scheduled=event)
        case HearingHeld():
            return replace(before, held=event, late=frozenset())
        case ExclusionAnnounced() | ExclusionEnded():
            return replace(before, exclusions=_exclusions(before, event))
        case _:
            assert_never(event)


def without_opinions(before: Procedure) -> Procedure:
    """Return the procedure of a case that must be examined anew: reviews rested on the old one."""
    return replace(before, legality=None, discussed=None)


def without_recused(before: Procedure, person: str) -> Procedure:
    """Return the procedure without what rests on a person who had to stand aside 回避."""
    chaired = before.scheduled is not None and before.scheduled.chair == person
    testers, report, review = before.testers, before.expert_report, before.legality
    met = before.discussed
    return replace(
        before,
        verified=tuple(one for one in before.verified if person not in one.officers),
        testers=None if testers and person in testers.officers else testers,
        tested=tuple(one for one in before.tested if one.by != person),
        experts=tuple(one for one in before.experts if one != person),
        expert_report=None if report and person in report.experts else report,
        legality=None if review and review.by == person else review,
        discussed=None if met and person in met.members else met,
        scheduled=None if chaired else before.scheduled,
        held=None if chaired else before.held,
    )


def _waived(before: Procedure, party: str) -> Procedure:
    """Note that the party gave the right up; what it had asked for is asked for no more."""
    left = tuple(one for one in before.requested if one.party != party)
    return replace(before, waived=before.waived | {party}, requested=left)


def _exclusions(
    before: Procedure, event: ExclusionAnnounced | ExclusionEnded
) -> tuple[Exclusion, ...]:
    if isinstance(event, ExclusionAnnounced):
        return _announced(before, event)
    return _ended(before, event)


def _announced(before: Procedure, event: ExclusionAnnounced) -> tuple[Exclusion, ...]:
    """Add the exclusion; a further notice of one that goes on replaces its announced days."""
    others = tuple(
        one for one in before.exclusions if one.procedure is not event.procedure or one.until
    )
    return (*others, Exclusion(procedure=event.procedure, since=event.since, days=event.days))


def _ended(before: Procedure, event: ExclusionEnded) -> tuple[Exclusion, ...]:
    """End the exclusion that goes on; the fact ends it, not the announcement."""
    return tuple(
        replace(one, until=event.until)
        if one.procedure is event.procedure and one.until is None
        else one
        for one in before.exclusions
    )

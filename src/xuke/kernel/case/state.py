"""The case as it stands: a fold over its events; nobody sets a status."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from xuke.kernel.case import events
from xuke.kernel.case.handling import NO_HANDLING, Handling, handled, released, without_signatures
from xuke.kernel.case.procedure import (
    NO_PROCEDURE,
    Procedure,
    proceed,
    without_opinions,
    without_recused,
)
from xuke.kernel.item.rule import Action, Channel, ItemRule
from xuke.kernel.person import Role

if TYPE_CHECKING:
    from dataclasses import replace
else:
    # The checker knows the standard library's; at run time a fold needs the quick one.
    from xuke.kernel.copying import replace


class Phase(StrEnum):
    """Where a case stands in law."""

    NONE = "none"
    DRAFT = "draft"
    RECEIVED = "received"
    IN_CORRECTION = "in-correction"
    ACCEPTED = "accepted"
    EXAMINED = "examined"
    GRANTED = "granted"
    ISSUED = "issued"
    REFUSED = "refused"
    NOT_ACCEPTED = "not-accepted"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    CONCLUDED = "concluded"


class Outcome(StrEnum):
    """How a case was closed; the first three are 办结 in the yearly table."""

    GRANTED = "granted"
    REFUSED = "refused"
    NOT_ACCEPTED = "not-accepted"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"


@dataclass(frozen=True, kw_only=True)
class Case:
    """办件: one application's whole life, folded from its events."""

    version: int = 0
    phase: Phase = Phase.NONE
    item: str = ""
    action: Action = Action.NEW
    channel: Channel = Channel.ONLINE
    owner: str = ""
    commitment: bool = False
    fully_online: bool = False
    imported: bool = False
    number: str = ""
    applicant: events.Applicant | None = None
    rule: ItemRule | None = None
    licence: str = ""
    letter: str = ""
    in_name_of: str = ""
    bar: events.BarFound | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    materials: tuple[events.MaterialAttached, ...] = ()
    received: events.Received | None = None
    notice: events.CorrectionRequested | None = None
    attached_since_notice: frozenset[str] = frozenset()
    corrected_on: date | None = None
    completeness_from: date | None = None
    accepted: events.Accepted | None = None
    not_accepted: events.NotAccepted | None = None
    examinations: tuple[events.Examined, ...] = ()
    examined_before: frozenset[str] = frozenset()
    pending: frozenset[str] = frozenset()
    supplied_on: date | None = None
    excluded: tuple[events.TimeExcluded, ...] = ()
    procedure: Procedure = NO_PROCEDURE
    handling: Handling = NO_HANDLING
    extension: events.LimitExtended | None = None
    fee: Decimal = Decimal(0)
    decision: events.Granted | events.Refused | None = None
    certificate: events.CertificateIssued | None = None
    delivered: events.Delivered | None = None
    disclosed_on: date | None = None
    withdrawn_on: date | None = None
    terminated: events.Terminated | None = None
    concluded_on: date | None = None

    @property
    def filed_rule(self) -> ItemRule:
        """Return the rule copied onto the case; a draft has none yet."""
        if self.rule is None:
            raise LookupError(self.phase)
        return self.rule

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

    @property
    def is_examined(self) -> bool:
        """Whether as many persons have examined as the rule asks."""
        needed = self.filed_rule.examinations_needed(commitment=self.commitment)
        return len(self.examinations) >= needed


def replay(history: Iterable[events.CaseEvent]) -> Case:
    """Return the case as it stands after these events."""
    case = Case()
    for event in history:
        case = evolve(case, event)
    return case


def evolve(case: Case, event: events.CaseEvent) -> Case:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one arm an event
    """Return the case as it stands after one more event."""
    case = replace(case, version=case.version + 1)
    match event:
        case events.Drafted():
            return _drafted(case, event)
        case events.MaterialAttached():
            return _attached(case, event)
        case events.MaterialRemoved():
            return replace(case, materials=tuple(_without(case, event)))
        case events.Submitted():
            return _submitted(case, event)
        case events.Received():
            return _received(case, event)
        case events.CorrectionRequested():
            return replace(case, phase=Phase.IN_CORRECTION, notice=event)
        case events.Corrected():
            return _corrected(case, event)
        case events.Accepted():
            return replace(
                case, phase=Phase.ACCEPTED, accepted=event, pending=frozenset(event.pending)
            )
        case events.NotAccepted():
            return replace(case, phase=Phase.NOT_ACCEPTED, not_accepted=event)
        case events.Examined():
            return _examined(case, event)
        case events.LimitExtended():
            return replace(case, extension=event)
        case events.TimeExcluded():
            return replace(case, excluded=(*case.excluded, event))
        case events.FeeCharged():
            return replace(case, fee=case.fee + event.amount)
        case events.Granted():
            return replace(case, phase=Phase.GRANTED, decision=event)
        case events.Refused():
            return replace(case, phase=Phase.REFUSED, decision=event)
        case events.CertificateIssued():
            return replace(case, phase=Phase.ISSUED, certificate=event)
        case events.Delivered():
            return replace(case, delivered=event)
        case events.Disclosed():
            return replace(case, disclosed_on=event.on)
        case events.BarFound():
            return replace(case, bar=event)
        case events.CorrectedOnTheSpot():
            return _mended(case, event)
        case events.PendingSupplied():
            return replace(case, pending=case.pending - set(event.materials), supplied_on=event.on)
        case (
            events.PartyInformed()
            | events.RepresentationsHeard()
            | events.SiteVerified()
            | events.TestersAppointed()
            | events.Tested()
            | events.ExpertsAppointed()
            | events.ExpertsReported()
            | events.Forwarded()
            | events.LegalityReviewed()
            | events.Discussed()
            | events.HearingOffered()
            | events.HearingRequested()
            | events.HearingWaived()
            | events.HearingOrdered()
            | events.HearingScheduled()
            | events.HearingHeld()
            | events.ExclusionAnnounced()
            | events.ExclusionEnded()
        ):
            return replace(case, procedure=proceed(case.procedure, event))
        case (
            events.HandedOver()
            | events.CountersignRequested()
            | events.Countersigned()
            | events.SignerAdded()
            | events.SignerRemoved()
        ):
            return replace(case, handling=handled(case.handling, event))
        case events.Recused():
            return _recused(case, event)
        case events.Returned():
            return _returned(case)
        case events.CalledBack():
            return _called_back(case, event)
        case events.CalendarChanged():
            return case
        case events.Terminated():
            return replace(case, phase=Phase.TERMINATED, terminated=event)
        case events.ApplicationWithdrawn():
            return replace(case, phase=Phase.WITHDRAWN, withdrawn_on=event.on)
        case events.Concluded():
            return replace(case, phase=Phase.CONCLUDED, concluded_on=event.on)
        case _:
            assert_never(event)


def _drafted(case: Case, event: events.Drafted) -> Case:
    """Open the draft with what is asked for, and by whom."""
    return replace(
        case,
        phase=Phase.DRAFT,
        item=event.item,
        action=event.action,
        channel=event.channel,
        owner=event.owner,
        commitment=event.commitment,
    )


def _attached(case: Case, event: events.MaterialAttached) -> Case:
    """Add the file, and remember what came in after a notice."""
    since = case.attached_since_notice
    if case.notice:
        since |= {event.material}
    return replace(case, materials=(*case.materials, event), attached_since_notice=since)


def _without(case: Case, event: events.MaterialRemoved) -> Iterator[events.MaterialAttached]:
    """Yield the files that stay; the same file may also stand under another material."""
    gone = (event.material, event.digest)
    return (one for one in case.materials if (one.material, one.digest) != gone)


def _submitted(case: Case, event: events.Submitted) -> Case:
    """Take over what was filed; it replaces what the draft said."""
    return replace(
        case,
        item=event.rule.item,
        action=event.action,
        channel=event.channel,
        owner=event.owner or case.owner,
        commitment=event.commitment,
        fully_online=event.fully_online,
        imported=event.imported,
        number=event.number,
        applicant=event.applicant,
        rule=event.rule,
        form=event.form,
        licence=event.licence,
        letter=event.letter,
        in_name_of=event.in_name_of,
    )


def _received(case: Case, event: events.Received) -> Case:
    """Fix the day of receipt, and day zero of the days for completeness."""
    return replace(case, phase=Phase.RECEIVED, received=event, completeness_from=event.counts_from)


def _corrected(case: Case, event: events.Corrected) -> Case:
    """Take over the corrected answers, and the applicant whom they name."""
    return replace(
        case,
        phase=Phase.RECEIVED,
        corrected_on=event.on,
        completeness_from=event.counts_from or event.on,
        form={**case.form, **event.form},
        applicant=event.applicant or case.applicant,
    )


def _examined(case: Case, event: events.Examined) -> Case:
    """Add the examination; the last one needed makes the case ready for decision."""
    handling = released(case.handling, Role.EXAMINER)
    case = replace(case, examinations=(*case.examinations, event), handling=handling)
    return replace(case, phase=Phase.EXAMINED) if case.is_examined else case


def _mended(case: Case, event: events.CorrectedOnTheSpot) -> Case:
    """Take over an answer that was mended on the spot; a mended paper changes no answer."""
    if event.target not in case.filed_rule.fields:
        return case
    form = {**case.form, event.target: event.value}
    return replace(case, form=form, applicant=event.applicant or case.applicant)


def _recused(case: Case, event: events.Recused) -> Case:
    """Take the person out; before the decision, what he contributed cannot carry it either."""
    case = replace(case, handling=handled(case.handling, event))
    if case.decision:
        return case
    left = tuple(one for one in case.examinations if one.by != event.person)
    procedure = without_recused(case.procedure, event.person)
    case = replace(case, examinations=left, procedure=procedure)
    return _reopened(case) if case.phase is Phase.EXAMINED and not case.is_examined else case


def _returned(case: Case) -> Case:
    """Begin the examination anew; who examined once has examined, be it that it fell."""
    before = case.examined_before | {one.by for one in case.examinations}
    return _reopened(replace(case, examinations=(), examined_before=before))


def _reopened(case: Case) -> Case:
    """Ask for examination again; what was advised and signed on the old one falls with it."""
    return replace(
        case,
        phase=Phase.ACCEPTED,
        procedure=without_opinions(case.procedure),
        handling=without_signatures(case.handling),
    )


def _called_back(case: Case, event: events.CalledBack) -> Case:
    """Take one examiner's opinion out; the others stand."""
    left = tuple(one for one in case.examinations if one.by != event.by)
    before = case.examined_before | {event.by}
    return replace(case, phase=Phase.ACCEPTED, examinations=left, examined_before=before)

"""The case as it stands: a fold over its events; nobody sets a status."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    ApplicationWithdrawn,
    CaseEvent,
    CertificateIssued,
    Concluded,
    Corrected,
    CorrectionRequested,
    Delivered,
    Disclosed,
    Drafted,
    Examined,
    FeeCharged,
    Granted,
    LimitExtended,
    MaterialAttached,
    MaterialRemoved,
    NotAccepted,
    Received,
    Refused,
    Submitted,
    TimeExcluded,
)
from xuke.kernel.case.rule import Action, Channel, ItemRule


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
    CONCLUDED = "concluded"


class Outcome(StrEnum):
    """How a case was closed; the first three are 办结 in the yearly table."""

    GRANTED = "granted"
    REFUSED = "refused"
    NOT_ACCEPTED = "not-accepted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
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
    applicant: Applicant | None = None
    rule: ItemRule | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    materials: tuple[MaterialAttached, ...] = ()
    received: Received | None = None
    notice: CorrectionRequested | None = None
    attached_since_notice: frozenset[str] = frozenset()
    corrected_on: date | None = None
    completeness_from: date | None = None
    accepted: Accepted | None = None
    not_accepted: NotAccepted | None = None
    examinations: tuple[Examined, ...] = ()
    excluded: tuple[TimeExcluded, ...] = ()
    extension: LimitExtended | None = None
    fee: Decimal = Decimal(0)
    decision: Granted | Refused | None = None
    certificate: CertificateIssued | None = None
    delivered: Delivered | None = None
    disclosed_on: date | None = None
    withdrawn_on: date | None = None
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
        if self.decision:
            granted = isinstance(self.decision, Granted)
            return Outcome.GRANTED if granted else Outcome.REFUSED
        if self.not_accepted:
            return Outcome.NOT_ACCEPTED
        return Outcome.WITHDRAWN if self.withdrawn_on else None

    @property
    def closed_on(self) -> date | None:
        """The day of the act that closed the case."""
        if self.decision:
            return self.decision.on
        return self.not_accepted.on if self.not_accepted else self.withdrawn_on

    @property
    def is_examined(self) -> bool:
        """Whether as many persons have examined as the rule asks."""
        needed = self.filed_rule.examinations_needed(commitment=self.commitment)
        return len(self.examinations) >= needed


def replay(events: Iterable[CaseEvent]) -> Case:
    """Return the case as it stands after these events."""
    case = Case()
    for event in events:
        case = evolve(case, event)
    return case


def evolve(case: Case, event: CaseEvent) -> Case:  # noqa: C901, PLR0911, PLR0912 - one arm per event
    """Return the case as it stands after one more event."""
    case = replace(case, version=case.version + 1)
    match event:
        case Drafted():
            return _drafted(case, event)
        case MaterialAttached():
            return _attached(case, event)
        case MaterialRemoved():
            return replace(case, materials=tuple(_without(case, event)))
        case Submitted():
            return _submitted(case, event)
        case Received():
            return _received(case, event)
        case CorrectionRequested():
            return replace(case, phase=Phase.IN_CORRECTION, notice=event)
        case Corrected():
            return _corrected(case, event)
        case Accepted():
            return replace(case, phase=Phase.ACCEPTED, accepted=event)
        case NotAccepted():
            return replace(case, phase=Phase.NOT_ACCEPTED, not_accepted=event)
        case Examined():
            return _examined(case, event)
        case LimitExtended():
            return replace(case, extension=event)
        case TimeExcluded():
            return replace(case, excluded=(*case.excluded, event))
        case FeeCharged():
            return replace(case, fee=case.fee + event.amount)
        case Granted():
            return replace(case, phase=Phase.GRANTED, decision=event)
        case Refused():
            return replace(case, phase=Phase.REFUSED, decision=event)
        case CertificateIssued():
            return replace(case, phase=Phase.ISSUED, certificate=event)
        case Delivered():
            return replace(case, delivered=event)
        case Disclosed():
            return replace(case, disclosed_on=event.on)
        case ApplicationWithdrawn():
            return replace(case, phase=Phase.WITHDRAWN, withdrawn_on=event.on)
        case Concluded():
            return replace(case, phase=Phase.CONCLUDED, concluded_on=event.on)
        case _:
            assert_never(event)


def _drafted(case: Case, event: Drafted) -> Case:
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


def _attached(case: Case, event: MaterialAttached) -> Case:
    """Add the file, and remember what came in after a notice."""
    since = case.attached_since_notice
    if case.notice:
        since |= {event.material}
    return replace(case, materials=(*case.materials, event), attached_since_notice=since)


def _without(case: Case, event: MaterialRemoved) -> Iterator[MaterialAttached]:
    """Yield the files that stay; the same file may also stand under another material."""
    gone = (event.material, event.digest)
    return (one for one in case.materials if (one.material, one.digest) != gone)


def _submitted(case: Case, event: Submitted) -> Case:
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
    )


def _received(case: Case, event: Received) -> Case:
    """Fix the day of receipt, and day zero of the days for completeness."""
    return replace(case, phase=Phase.RECEIVED, received=event, completeness_from=event.counts_from)


def _corrected(case: Case, event: Corrected) -> Case:
    """Take over the corrected answers, and the applicant whom they name."""
    return replace(
        case,
        phase=Phase.RECEIVED,
        corrected_on=event.on,
        completeness_from=event.counts_from or event.on,
        form={**case.form, **event.form},
        applicant=event.applicant or case.applicant,
    )


def _examined(case: Case, event: Examined) -> Case:
    """Add the examination; the last one needed makes the case ready for decision."""
    case = replace(case, examinations=(*case.examinations, event))
    return replace(case, phase=Phase.EXAMINED) if case.is_examined else case

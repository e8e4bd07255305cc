"""Delivery 送达 on a licence: which papers its holder is owed, and which have reached him when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.law.delivery import ELECTRONIC, ElectronicAgreed, is_agreed_on, last_signed
from xuke.kernel.licence.events.adverse import AnnulmentDeclined, Suspended
from xuke.kernel.licence.events.commitment import RectificationOrdered
from xuke.kernel.licence.events.ending import Annulled, Deregistered, Revoked, Withdrawn
from xuke.kernel.licence.events.intent import (
    ChairRecusalDecided,
    IntentDropped,
    IntentHearingMissed,
    IntentHearingScheduled,
    Intents,
    IntentTold,
)
from xuke.kernel.licence.words import AdverseAct


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDelivered:
    """文书送达: a paper on the licence reached its holder on `received_on`, in this way.

    `paper` names it (`told-revocation`); the other facts are those of a case's delivery.
    """

    on: date
    by: str
    paper: str
    way: str
    received_on: date | None = None
    proof: str = ""
    witnesses: tuple[str, ...] = ()
    published_on: date | None = None
    tried: str = ""


DeliveryEvent = ElectronicAgreed | PaperDelivered


class PaperKind(StrEnum):
    """What a paper tells the holder."""

    TOLD = "told"
    HEARING = "hearing"
    DECIDED = "decided"
    ORDERED = "ordered"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """文书: a paper that is owed to the holder, its day and number, and its delivery.

    `act` is the intended or decided act; an order to put right a promise is of none.
    """

    kind: PaperKind
    act: AdverseAct | None
    on: date
    document: str
    delivered: PaperDelivered | None = None

    @property
    def name(self) -> str:
        """Return its name among the papers of the licence."""
        return paper_name(self.kind, self.act)

    @property
    def received_on(self) -> date | None:
        """Return the day on which the holder had it, from which days are counted."""
        return self.delivered.received_on if self.delivered else None


def paper_name(kind: PaperKind, act: AdverseAct | None) -> str:
    """Return what a paper is called in facts.

    >>> paper_name(PaperKind.TOLD, AdverseAct.REVOCATION)
    'told-revocation'
    """
    return f"{kind}-{act}" if act else str(kind)


@dataclass(frozen=True, kw_only=True)
class Papers(Intents):
    """送达: the papers that are owed to the holder, by name, and what he signed on the way.

    A paper that turns out to have come after consent was taken back is owed again. What was
    written before delivery was recorded is not among them.
    """

    papers: Mapping[str, Paper] = field(default_factory=dict)
    electronic: tuple[ElectronicAgreed, ...] = ()

    @property
    def consent(self) -> ElectronicAgreed | None:
        """Return the confirmation by which the electronic way stands agreed to, if it does."""
        last = last_signed(self.electronic)
        return last if last and last.agreed else None

    @property
    def undelivered(self) -> tuple[Paper, ...]:
        """Return what has not reached the holder yet, as it was written."""
        return tuple(one for one in self.papers.values() if one.delivered is None)


_Decision = Suspended | Withdrawn | Annulled | Revoked | Deregistered
_DECIDES: Mapping[type, AdverseAct] = {
    Suspended: AdverseAct.SUSPENSION,
    Withdrawn: AdverseAct.WITHDRAWAL,
    Annulled: AdverseAct.ANNULMENT,
    Revoked: AdverseAct.REVOCATION,
    Deregistered: AdverseAct.DEREGISTRATION,
}
_Licence = TypeVar("_Licence", bound=Papers)


def fold_delivery(licence: _Licence, event: DeliveryEvent) -> _Licence:
    """Return the licence after a paper reached its holder, or after he said how it may."""
    match event:
        case ElectronicAgreed():
            signed = (*licence.electronic, event)
            papers = {name: _arrived(one, signed) for name, one in licence.papers.items()}
            return replace(licence, electronic=signed, papers=papers)
        case PaperDelivered():
            paper = replace(licence.papers[event.paper], delivered=event)
            return replace(licence, papers={**licence.papers, event.paper: paper})
        case _:
            assert_never(event)


def _arrived(paper: Paper, signed: tuple[ElectronicAgreed, ...]) -> Paper:
    """Return the paper, owed again where the electronic way was not agreed to on its arrival."""
    day = paper.received_on
    if day is None or paper.delivered is None or paper.delivered.way != ELECTRONIC:
        return paper
    return paper if is_agreed_on(signed, day, before=False) else replace(paper, delivered=None)


def with_papers(licence: _Licence, event: object) -> _Licence:  # noqa: PLR0911 - one arm an event
    """Return the licence with the paper that an event of any subject brings, before its own fold.

    The telling alone says whether delivery is recorded: notice and decision follow it. Told anew,
    or dropped, what was written before need not be delivered any more; nor is the notice of a
    hearing that is not held as it says.
    """
    match event:
        case IntentTold():
            gone = _without(licence, event.act)
            return _with(gone, PaperKind.TOLD, event) if event.owes_delivery else gone
        case IntentDropped():
            return _without(licence, event.act)
        case AnnulmentDeclined():
            return _without(licence, AdverseAct.ANNULMENT)
        case IntentHearingScheduled():
            owed = licence.owes_delivery(event.act)
            return _with(licence, PaperKind.HEARING, event) if owed else licence
        case IntentHearingMissed() | ChairRecusalDecided():
            is_void = event.justified if isinstance(event, IntentHearingMissed) else event.recused
            return _without(licence, event.act, PaperKind.HEARING) if is_void else licence
        case RectificationOrdered():
            return _ordered(licence, event) if event.owes_delivery else licence
        case Suspended() | Withdrawn() | Annulled() | Revoked() | Deregistered():
            return _decided(licence, event)
        case _:
            return licence


def _with(
    licence: _Licence, kind: PaperKind, event: IntentTold | IntentHearingScheduled
) -> _Licence:
    paper = Paper(kind=kind, act=event.act, on=event.on, document=event.document)
    return _added(licence, paper)


def _ordered(licence: _Licence, event: RectificationOrdered) -> _Licence:
    return _added(licence, Paper(kind=PaperKind.ORDERED, act=None, on=event.on, document=""))


def _decided(licence: _Licence, event: _Decision) -> _Licence:
    """Add the decision; who is struck off at his own wish, or for a formality, gets none."""
    act = _DECIDES[type(event)]
    is_formality = isinstance(event, Deregistered) and not event.document
    if is_formality or not licence.owes_delivery(act):
        return licence
    paper = Paper(kind=PaperKind.DECIDED, act=act, on=event.on, document=event.document)
    return _added(licence, paper)


def _added(licence: _Licence, paper: Paper) -> _Licence:
    return replace(licence, papers={**licence.papers, paper.name: paper})


def _without(licence: _Licence, act: AdverseAct, *kinds: PaperKind) -> _Licence:
    """Return the licence without what came before a decision on the act: all of it, or kinds."""
    gone = {paper_name(kind, act) for kind in kinds or (PaperKind.TOLD, PaperKind.HEARING)}
    if not gone & licence.papers.keys():
        return licence
    kept = {name: one for name, one in licence.papers.items() if name not in gone}
    return replace(licence, papers=kept)

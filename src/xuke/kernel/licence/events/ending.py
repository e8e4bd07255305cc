"""Ending 撤回、撤销、吊销、失效、注销: what takes the licence away, or strikes it off."""

from dataclasses import dataclass, replace as changed
from datetime import date
from decimal import Decimal
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.law.limit import Span
from xuke.kernel.licence.events.intent import Intents, without_intent
from xuke.kernel.licence.words import (
    IN_FORCE,
    AdverseAct,
    AnnulmentCause,
    DeregistrationGround,
    Status,
)
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """撤回 (article 8): lawful when granted; the law or the facts have changed since.

    `public_interest` says what asks for it; what was recorded before does not.
    """

    on: date
    by: str
    basis: str
    reason: str
    compensation_owed: bool
    compensation: Decimal | None = None
    document: str = ""
    public_interest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annulled:
    """撤销 (article 69): it ought not to have been granted.

    `request_by` is the interested party who asked, or nothing; `superior` the higher authority
    that annulled; `weighed` says why the public interest does not forbid it (69(3)). `damages`
    are in yuan; where they are owed and not named, they are settled apart from the decision.
    """

    on: date
    by: str
    cause: AnnulmentCause
    reason: str
    weighed: str
    damages_owed: bool
    request_by: str = ""
    superior: str = ""
    document: str = ""
    damages: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoked:
    """吊销: a penalty for a violation after issue, by the whole penalty procedure.

    `basis` is the provision that was broken, `measure` what that calls the penalty; what was
    recorded before names neither.
    """

    on: date
    by: str
    document: str
    reason: str
    hearing_offered: bool = True
    reviewed: bool
    discussed: bool
    basis: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """失效: the term has run out without renewal; the day after its last day."""

    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregistrationProposed:
    """拟注销: what one official found of a holder who has not asked: death, end, impossibility.

    `evidence` is what shows it. Whoever decides strikes the licence off on it until `lapses_on`, or
    does not; proposals of before have no last day.
    """

    on: date
    by: str
    ground: DeregistrationGround
    evidence: str
    lapses_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregistrationProposalDropped:
    """不予注销: what one official found of the holder does not hold, or strikes nothing off."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregistrationProposalLapsed:
    """拟注销失效: nobody stood by what one official found; the day after its last day."""

    on: date
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deregistered:
    """注销 (article 70): a formality that strikes the entry, on one of six grounds.

    `further` names the case that a special law gives (70(6)); struck off so against his will, the
    holder gets a decision, whose number is `document`. What was recorded before has none.
    """

    on: date
    by: str
    ground: DeregistrationGround
    reason: str = ""
    further: str = ""
    on_application: bool = False
    certificate_returned: bool = False
    case: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeregistrationAnnounced:
    """注销公告: the public was told that the certificate counts no more."""

    on: date
    by: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCorrected:
    """有效期更正: the term on the licence was none that a provision gives, or too short a one.

    Without a day the licence has no end; one that had expired by that term is in force again.
    `validity` is what its rule says from now on, `basis` the provision on which that rests.
    """

    on: date
    by: str
    basis: str
    reason: str
    was_until: date | None
    valid_until: date | None = None
    validity: Span | None = None


EndingEvent = (
    Withdrawn
    | Annulled
    | Revoked
    | Expired
    | DeregistrationProposed
    | DeregistrationProposalDropped
    | DeregistrationProposalLapsed
    | Deregistered
    | DeregistrationAnnounced
    | TermCorrected
)


@dataclass(frozen=True, kw_only=True)
class Ending(Intents):
    """终止: by what the licence ended, how it was to be and was struck off, and announced.

    `annulled_after` is the annulment, for deceit, of one that had ended otherwise (article 79).
    """

    ending: Withdrawn | Annulled | Revoked | Expired | None = None
    annulled_after: Annulled | None = None
    proposed: DeregistrationProposed | None = None
    deregistered: Deregistered | None = None
    announced: DeregistrationAnnounced | None = None

    @property
    def annulled(self) -> Annulled | None:
        """Return the annulment, whether the licence ended by it or had ended before."""
        return self.ending if isinstance(self.ending, Annulled) else self.annulled_after


ENDING_WAYS: tuple[Way, ...] = (
    Way(name="expired", to=Status.EXPIRED, since=IN_FORCE),
    Way(name="withdraw-licence", to=Status.WITHDRAWN),
    Way(name="annul", to=Status.ANNULLED, since=IN_FORCE | {Status.EXPIRED}),
    Way(name="revoke", to=Status.REVOKED),
    Way(name="deregister", to=Status.DEREGISTERED),
    Way(name="correct-term", to=Status.VALID, since=frozenset({Status.EXPIRED})),
)
"""Where its verbs and its days lead."""

_Licence = TypeVar("_Licence", bound=Ending)


def fold_ending(licence: _Licence, event: EndingEvent) -> _Licence:  # noqa: C901, PLR0911, PLR0912 - one arm an event
    """Return the licence after one more event of its end."""
    match event:
        case Withdrawn():
            ended = replace(licence, status=Status.WITHDRAWN, ending=event)
            return without_intent(ended, AdverseAct.WITHDRAWAL)
        case Annulled():
            return _annulled(licence, event)
        case Revoked():
            ended = replace(licence, status=Status.REVOKED, ending=event)
            return without_intent(ended, AdverseAct.REVOCATION)
        case Expired():
            return replace(licence, status=Status.EXPIRED, ending=event)
        case DeregistrationProposed():
            return replace(licence, proposed=event)
        case DeregistrationProposalDropped() | DeregistrationProposalLapsed():
            return replace(licence, proposed=None)
        case Deregistered():
            struck = replace(licence, status=Status.DEREGISTERED, deregistered=event)
            return without_intent(struck, AdverseAct.DEREGISTRATION)
        case DeregistrationAnnounced():
            return replace(licence, announced=event)
        case TermCorrected():
            return _corrected(licence, event)
        case _:
            assert_never(event)


def _corrected(licence: _Licence, event: TermCorrected) -> _Licence:
    """Put another end, or none, in the place of the old one; what it alone had ended is valid."""
    rule = changed(licence.origin.rule, validity=event.validity)
    issued = changed(licence.origin, rule=rule)
    licence = replace(licence, valid_until=event.valid_until, issued=issued)
    if not isinstance(licence.ending, Expired):
        return licence
    return replace(licence, status=Status.VALID, ending=None)


def _annulled(licence: _Licence, event: Annulled) -> _Licence:
    """Annul the licence; one that was ended by an act, or struck off, stays so."""
    licence = without_intent(licence, AdverseAct.ANNULMENT)
    if licence.status in IN_FORCE | {Status.EXPIRED}:
        return replace(licence, status=Status.ANNULLED, ending=event)
    return replace(licence, annulled_after=event)

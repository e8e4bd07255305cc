"""Adverse acts 暂扣、不予撤销: what burdens the holder and passes again."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.licence.events.intent import Intents, without_intent
from xuke.kernel.licence.words import AdverseAct, AnnulmentCause, Status
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspended:
    """暂扣许可证件: a penalty with a term; `until` is its last day.

    `basis` is the provision that was broken, `measure` what that calls the penalty; what was
    recorded before names neither. After a hearing its legality was `reviewed`.
    """

    on: date
    by: str
    document: str
    until: date
    reason: str
    reviewed: bool = False
    basis: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """暂扣发还: the term is over, or a decision ended it early."""

    on: date
    by: str
    document: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentDeclined:
    """不予撤销 (article 69(3)): annulment would gravely harm the public interest."""

    on: date
    by: str
    cause: AnnulmentCause
    reason: str
    request_by: str = ""


AdverseEvent = Suspended | Restored | AnnulmentDeclined


@dataclass(frozen=True, kw_only=True)
class Adverse(Intents):
    """不利行为: the suspension that runs, what was declined."""

    suspension: Suspended | None = None
    declined: AnnulmentDeclined | None = None


ADVERSE_WAYS: tuple[Way, ...] = (
    Way(name="suspend", to=Status.SUSPENDED),
    Way(name="restore", to=Status.VALID),
    Way(name="restored", to=Status.VALID, since=frozenset({Status.SUSPENDED})),
)
"""Where its verbs and its days lead."""

_Licence = TypeVar("_Licence", bound=Adverse)


def fold_adverse(licence: _Licence, event: AdverseEvent) -> _Licence:
    """Return the licence after one more act that burdens the holder, or was to do so."""
    match event:
        case Suspended():
            suspended = replace(licence, status=Status.SUSPENDED, suspension=event)
            return without_intent(suspended, AdverseAct.SUSPENSION)
        case Restored():
            return replace(licence, status=Status.VALID, suspension=None)
        case AnnulmentDeclined():
            declined = replace(licence, declined=event)
            return without_intent(declined, AdverseAct.ANNULMENT)
        case _:
            assert_never(event)

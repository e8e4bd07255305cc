"""Adverse acts 暂扣、不予撤销: what burdens the holder and passes again."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.item.ban import BanEvent, Banned, fold_ban
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import PHYSICIANS_LAW
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
    """暂扣发还: the term is over, or a decision ended it early.

    `set_aside_by` is the court or the reviewing body that set the suspension itself aside; what
    was recorded before names none.
    """

    on: date
    by: str
    document: str = ""
    reason: str = ""
    set_aside_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassessed:
    """再次考核 (Physicians Law 42): whose practice was stopped after an assessment sat another one.

    `assessed_on` is its day, `passed` its result; who passed practises again at once.
    """

    on: date
    by: str
    assessed_on: date
    passed: bool
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnulmentDeclined:
    """不予撤销 (article 69(3)): annulment would gravely harm the public interest."""

    on: date
    by: str
    cause: AnnulmentCause
    reason: str
    request_by: str = ""


AFTER_ASSESSMENT = str(PHYSICIANS_LAW.art(42))
"""定期考核不合格: practice that was stopped under it returns by a second assessment alone."""

AdverseEvent = Suspended | Restored | Reassessed | AnnulmentDeclined | BanEvent


@dataclass(frozen=True, kw_only=True)
class Adverse(Intents, Banned):
    """不利行为: the suspension that runs, a second assessment failed after it, what is declined."""

    suspension: Suspended | None = None
    reassessment: Reassessed | None = None
    declined: AnnulmentDeclined | None = None

    @property
    def is_assessed_again(self) -> bool:
        """Whether a failed assessment stopped practice, so that a second one decides (42)."""
        return self.suspension is not None and self.suspension.basis == AFTER_ASSESSMENT

    @property
    def assessment_due(self) -> date | None:
        """Return from which day on a second assessment may be held; nothing once one was."""
        stop = self.suspension if self.is_assessed_again and self.reassessment is None else None
        return stop.until + ONE_DAY if stop else None

    @property
    def returns_after(self) -> date | None:
        """Return the last day of a suspension that ends by itself, or nothing."""
        return None if self.suspension is None or self.is_assessed_again else self.suspension.until


ADVERSE_WAYS: tuple[Way, ...] = (
    Way(name="suspend", to=Status.SUSPENDED),
    Way(name="restore", to=Status.VALID),
    Way(name="reassess", to=Status.VALID, sometimes=True),
    Way(name="restored", to=Status.VALID, since=frozenset({Status.SUSPENDED})),
)
"""Where its verbs and its days lead."""

_Licence = TypeVar("_Licence", bound=Adverse)


def fold_adverse(licence: _Licence, event: AdverseEvent) -> _Licence:
    """Return the licence after one more act that burdens the holder, or was to do so."""
    if isinstance(event, BanEvent):
        return fold_ban(licence, event)
    match event:
        case Suspended():
            suspended = replace(
                licence, status=Status.SUSPENDED, suspension=event, reassessment=None
            )
            return without_intent(suspended, AdverseAct.SUSPENSION)
        case Restored():
            return replace(licence, status=Status.VALID, suspension=None, reassessment=None)
        case Reassessed():
            return replace(licence, reassessment=None if event.passed else event)
        case AnnulmentDeclined():
            declined = replace(licence, declined=event)
            return without_intent(declined, AdverseAct.ANNULMENT)
        case _:
            assert_never(event)

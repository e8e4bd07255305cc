"""Intended acts 拟作出的决定: told to the holder, answered, heard or missed, dropped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.licence.events.issue import Issue
from xuke.kernel.licence.words import AdverseAct, AnnulmentCause
from xuke.kernel.official import Official


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentTold:
    """拟处理告知: on this day the holder was told what is intended, why, and of his rights.

    Of a penalty he is told the provision that was broken, and what that calls the penalty; of an
    annulment its cause, of a striking off the special law's ground, `further`. What was recorded
    before names none of them. `owes_delivery` says that its
    delivery is recorded, and his days counted from it; tellings of before count from their own day.
    """

    on: date
    by: str
    act: AdverseAct
    document: str
    text: str
    basis: str = ""
    measure: str = ""
    cause: AnnulmentCause | None = None
    owes_delivery: bool = False
    further: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementHeard:
    """陈述申辩: told on that day what is intended, the holder has spoken, or has waived."""

    on: date
    by: str
    act: AdverseAct
    told_on: date | None = None
    statement: str = ""
    waived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentAnswered:
    """听证权利的答复: the holder asks for a hearing on what is intended, or gives it up.

    `asked_on` is the day on which he handed it in, or posted it, where that is not the day of the
    act; answers of before do not say it.
    """

    on: date
    by: str
    act: AdverseAct
    requested: bool
    asked_on: date | None = None

    @property
    def asked(self) -> date:
        """Return the day on which he asked: where none is told that of the act."""
        return self.asked_on or self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentHearingScheduled:
    """听证通知: the holder was told day, time, place and chair of the hearing he asked for."""

    on: date
    by: str
    act: AdverseAct
    document: str
    hearing_day: date
    time: str
    place: str
    chair: Official


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentHearingHeld:
    """听证笔录: the hearing that the holder asked for, announced on `noticed_on`, and its minutes.

    `held_on` is its day; the minutes may be written later.
    """

    on: date
    by: str
    act: AdverseAct
    noticed_on: date
    held_on: date
    chair: Official
    minutes: str
    text: str
    signed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentHearingMissed:
    """缺席、中途退出听证: who asked for the hearing stayed away, or left without permission.

    `hearing_day` is the day that its notice names, `left` that he came and left, `excuse` what he
    says kept him, nothing where he says nothing. Where it is `justified` he keeps his hearing,
    which is told of anew; else he counts as having given it up. `finding` is why.
    """

    on: date
    by: str
    act: AdverseAct
    hearing_day: date
    left: bool = False
    excuse: str = ""
    justified: bool
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairRecusalDecided:
    """听证主持人回避: the holder asked that the chair stand aside for a direct interest; decided.

    `grounds` is what he says of the chair's interest, `asked_on` the day of his request where it
    is not that of the act, `reason` why the chair is recused, or stays.
    """

    on: date
    by: str
    act: AdverseAct
    chair: Official
    grounds: str
    recused: bool
    reason: str
    asked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentDropped:
    """不再处理: what the holder was told is not done."""

    on: date
    by: str
    act: AdverseAct
    reason: str


IntentEvent = (
    IntentTold
    | StatementHeard
    | IntentAnswered
    | IntentHearingScheduled
    | IntentHearingHeld
    | IntentHearingMissed
    | ChairRecusalDecided
    | IntentDropped
)


@dataclass(frozen=True, kw_only=True)
class Intent:
    """拟处理: what was told of one act, what the holder answered, the hearing told of and held.

    `missed` is how he let it pass without just cause: it counts as given up.
    """

    told: IntentTold
    answer: IntentAnswered | None = None
    scheduled: IntentHearingScheduled | None = None
    held: IntentHearingHeld | None = None
    missed: IntentHearingMissed | None = None

    @property
    def is_hearing_owed(self) -> bool:
        """Whether the hearing was asked for, and was neither held nor let pass."""
        is_asked = self.answer is not None and self.answer.requested
        return is_asked and self.held is None and self.missed is None


@dataclass(frozen=True, kw_only=True)
class Intents(Issue):
    """拟处理: what the holder was told and has not been decided, and what he has said to it.

    `recused` are those who had to stand aside as chairs, for a direct interest.
    """

    intents: Mapping[AdverseAct, Intent] = field(default_factory=dict)
    heard: Mapping[AdverseAct, StatementHeard] = field(default_factory=dict)
    recused: frozenset[str] = frozenset()

    def is_intended(self, act: AdverseAct) -> bool:
        """Whether the holder knows of the act; records of before tell it by the statement."""
        return act in self.intents or act in self.heard

    def owes_delivery(self, act: AdverseAct) -> bool:
        """Whether what is written of the act must be delivered: since its telling says so."""
        intent = self.intents.get(act)
        return intent is not None and intent.told.owes_delivery


_Licence = TypeVar("_Licence", bound=Intents)


def fold_intent(licence: _Licence, event: IntentEvent) -> _Licence:  # noqa: C901, PLR0911, PLR0912 - one arm an event
    """Return the licence after one more event of what is intended."""
    match event:
        case IntentTold():
            told = {**licence.intents, event.act: Intent(told=event)}
            return replace(without_intent(licence, event.act), intents=told)
        case StatementHeard():
            return replace(licence, heard={**licence.heard, event.act: event})
        case IntentAnswered():
            return _with(licence, replace(licence.intents[event.act], answer=event))
        case IntentHearingScheduled():
            return _with(licence, replace(licence.intents[event.act], scheduled=event))
        case IntentHearingHeld():
            return _with(licence, replace(licence.intents[event.act], held=event))
        case IntentHearingMissed():
            return _missed(licence, event)
        case ChairRecusalDecided():
            return _recusal_decided(licence, event)
        case IntentDropped():
            return without_intent(licence, event.act)
        case _:
            assert_never(event)


def _missed(licence: _Licence, event: IntentHearingMissed) -> _Licence:
    """End the hearing; with just cause it is told of anew, on another day."""
    intent = licence.intents[event.act]
    changed = {"scheduled": None} if event.justified else {"missed": event}
    return _with(licence, replace(intent, **changed))


def _recusal_decided(licence: _Licence, event: ChairRecusalDecided) -> _Licence:
    """Take a chair out who is recused; the hearing is told of anew, with another one."""
    if not event.recused:
        return licence
    licence = replace(licence, recused=licence.recused | {event.chair})
    return _with(licence, replace(licence.intents[event.act], scheduled=None))


def _with(licence: _Licence, intent: Intent) -> _Licence:
    return replace(licence, intents={**licence.intents, intent.told.act: intent})


def without_intent(licence: _Licence, act: AdverseAct) -> _Licence:
    """Return the licence whose holder must be told and heard anew before another such act."""
    intents = {one: intent for one, intent in licence.intents.items() if one is not act}
    heard = {one: statement for one, statement in licence.heard.items() if one is not act}
    return replace(licence, intents=intents, heard=heard)

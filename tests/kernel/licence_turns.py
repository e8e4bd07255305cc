"""Turns with a licence: what anybody might tell when he takes a step on it, lawful or not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from tests.kernel.ban_turns import ban_turns
from tests.kernel.dice import Dice, Told
from tests.kernel.licences import BROKEN_LAW, KNOWN

from xuke.kernel.case.term import valid_until
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.delivery import WAYS
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.licence.events.adverse import AFTER_ASSESSMENT
from xuke.kernel.licence.known import PENALTIES
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.striking import TOLD_OF_HOLDER
from xuke.kernel.licence.words import (
    GROUNDS_BY_STATUS,
    AdverseAct,
    AnnulmentCause,
    CheckResult,
    DeregistrationGround,
)
from xuke.kernel.occasion import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceTurn(Dice):
    """Somebody's turn with a licence."""

    licence: Licence
    calendar: Calendar
    deemed: bool = False
    """Whether it was silence that renewed the licence last."""


def _modify(turn: LicenceTurn) -> Told:
    holder = turn.licence.holder
    named = replace(holder, name="改名后") if holder else None
    other = replace(holder, kind="person") if holder else None
    return {
        "case": "case-2",
        "changes": turn.or_wild({"name": "改名后"}, {}, {"address": "虚构路9号"}),
        "holder": turn.of(None, named, *turn.if_wild(other)),
        "beds": turn.of(None, 0, 150),
        "number": turn.of("", "新号"),
    }


def _renew(turn: LicenceTurn) -> Told:
    old = turn.licence.valid_until or turn.on
    since = turn.or_wild(old + ONE_DAY, old, turn.on)
    until = valid_until(since, turn.licence.rule.validity)
    return {
        "case": "case-3",
        "valid_from": since,
        "valid_until": turn.or_wild(until, since - ONE_DAY),
        "deemed": turn.or_wild(0, 1) > 0,
        "number": "续号",
    }


def _reissue(turn: LicenceTurn) -> Told:
    return {
        "case": "case-4",
        "loss_declared_on": turn.of(turn.on, None, *turn.if_wild(turn.on + ONE_DAY)),
        "old_returned": not turn.wild or turn.coin,
    }


def _withdraw(turn: LicenceTurn) -> Told:
    owed = turn.coin
    return {
        "basis": turn.or_wild("public-places-hygiene-regulations/8", ""),
        "reason": turn.words,
        "compensation_owed": owed,
        "public_interest": turn.or_wild("保障公共卫生安全", ""),
        "compensation": turn.or_wild(Decimal(100) if owed else None, Decimal(0), None),
    }


def _deregister(turn: LicenceTurn) -> Told:
    fitting = GROUNDS_BY_STATUS.get(turn.licence.status, ())
    grounds = sorted(DeregistrationGround if turn.wild or not fitting else fitting)
    return {
        "ground": turn.of(*grounds),
        "reason": turn.words,
        "further": turn.of("", *(one.id for one in turn.licence.rule.further_grounds), "x"),
        "on_application": turn.coin,
    }


def _tell(turn: LicenceTurn) -> Told:
    act = turn.of(*AdverseAct)
    lawful = BROKEN_LAW if act in PENALTIES else ""
    if act is AdverseAct.SUSPENSION:
        lawful = turn.of(BROKEN_LAW, AFTER_ASSESSMENT)
    return {
        "act": act,
        "document": turn.name,
        "text": turn.words,
        "basis": turn.or_wild(lawful, "", "第八条"),
        "cause": turn.of(*AnnulmentCause) if act is AdverseAct.ANNULMENT else None,
        "further": turn.of(*(one.id for one in turn.licence.rule.further_grounds))
        if act is AdverseAct.DEREGISTRATION
        else "",
    }


def _cause(turn: LicenceTurn) -> AnnulmentCause:
    """Return the cause that the holder was told, or any."""
    intent = turn.licence.intents.get(AdverseAct.ANNULMENT)
    told = intent.told.cause if intent else None
    cause: AnnulmentCause = (
        turn.or_wild(told, *AnnulmentCause) if told else turn.of(*AnnulmentCause)
    )
    return cause


def _hearing(turn: LicenceTurn) -> Told:
    """Return the days of the hearing, mostly those that the holder was told."""
    act = _intended(turn)
    intent = turn.licence.intents.get(act)
    notice = intent.scheduled if intent else None
    return {
        "act": act,
        "noticed_on": turn.or_wild(notice.on if notice else turn.on, turn.on),
        "held_on": turn.or_wild(notice.hearing_day if notice else turn.on, turn.on),
    }


def _miss(turn: LicenceTurn) -> Told:
    """Return that nobody came to a hearing, mostly to the one that the holder was told of."""
    act = _intended(turn)
    intent = turn.licence.intents.get(act)
    notice = intent.scheduled if intent else None
    return {
        "act": act,
        "hearing_day": turn.or_wild(notice.hearing_day if notice else turn.on, turn.on),
        "excuse": turn.or_wild("住院", ""),
        "justified": turn.coin,
        "finding": turn.words,
    }


def _intended(turn: LicenceTurn) -> AdverseAct:
    """Return mostly an act that the holder was told of."""
    told = sorted(turn.licence.intents)
    act: AdverseAct = turn.of(*(AdverseAct if turn.wild or not told else told))
    return act


def _deliver(turn: LicenceTurn) -> Told:
    """Return a delivery, mostly of a paper that is owed."""
    owed = [one.name for one in turn.licence.undelivered]
    return {
        "paper": turn.of(*(owed or ["told-revocation"]), *turn.if_wild("x")),
        "way": turn.of(*sorted(WAYS), *turn.if_wild("pigeon")),
        "received_on": turn.or_wild(None, turn.on - timedelta(days=9), turn.on + ONE_DAY),
        "proof": turn.name,
        "witnesses": turn.or_wild(("邻居",), ()),
        "published_on": turn.on - timedelta(days=turn.of(30, 40, *turn.if_wild(20))),
        "tried": turn.name,
    }


FACTS: Mapping[str, Callable[[LicenceTurn], Told]] = {
    "modify": _modify,
    "renew": _renew,
    "certify-renewal": lambda t: {
        "case": t.or_wild(t.licence.uncertified, "case-9"),
        "number": t.or_wild("续号", ""),
        "deemed": t.deemed,
    },
    "reissue": _reissue,
    "verify": lambda _t: {},
    "defer-verification": lambda t: {
        "until": t.after(40, 100, *t.if_wild(10, 300)),
        "reason": t.words,
        "practises": t.coin,
    },
    "fail-verification": lambda t: {"reason": t.words},
    "review": lambda _t: {},
    "check-commitment": lambda t: {
        "officers": t.team,
        "result": t.of(*CheckResult),
        "findings": t.words,
    },
    "order-rectification": lambda t: {"until": t.after(10, 30), "what": t.words},
    "note-idle": lambda t: {
        "since": t.on - timedelta(days=t.of(0, 100, 400, *t.if_wild(-1))),
        "findings": t.words,
    },
    "note-resumed": lambda t: {"findings": t.words},
    "tell-holder": _tell,
    "hear-holder": lambda t: {
        "act": _intended(t),
        "statement": t.name,
        "waived": t.wild and t.coin,
    },
    "answer-holder": lambda t: {"act": _intended(t), "requested": t.coin},
    "schedule-holder-hearing": lambda t: {
        "act": _intended(t),
        "document": t.name,
        "hearing_day": t.after(12, 20, *t.if_wild(1)),
        "time": "上午九时",
        "place": t.name,
        "chair": "chair",
    },
    "hold-holder-hearing": lambda t: {
        **_hearing(t),
        "chair": "chair",
        "minutes": t.name,
        "text": t.words,
        "signed_by": (t.name,),
    },
    "miss-holder-hearing": _miss,
    "decide-chair-recusal": lambda t: {
        "act": _intended(t),
        "chair": t.or_wild("chair", "second"),
        "grounds": t.name,
        "recused": t.coin,
        "reason": t.words,
    },
    "agree-electronic": lambda t: {
        "signed_on": t.on - timedelta(days=t.of(0, 9, *t.if_wild(-1))),
        "agreed": t.passed,
    },
    "deliver-paper": _deliver,
    "drop-intent": lambda t: {"act": _intended(t), "reason": t.words},
    "suspend": lambda t: {
        "document": t.name,
        "until": t.after(10, 60),
        "reason": t.words,
    },
    "restore": lambda t: {
        "document": t.name,
        "reason": t.words,
        "set_aside_by": t.of("", "虚构法院"),
    },
    **ban_turns(lambda t: t.licence),
    "reassess": lambda t: {
        "assessed_on": t.on - timedelta(days=t.of(0, 1, *t.if_wild(-1))),
        "passed": t.coin,
        "findings": t.words,
    },
    "withdraw-licence": _withdraw,
    "annul": lambda t: {
        "cause": _cause(t),
        "reason": t.words,
        "weighed": t.name,
        "damages_owed": t.coin,
    },
    "decline-annulment": lambda t: {
        "cause": t.of(*AnnulmentCause),
        "reason": t.words,
    },
    "revoke": lambda t: {
        "document": t.name,
        "reason": t.words,
        "reviewed": not t.wild or t.passed,
        "discussed": not t.wild or t.passed,
    },
    "note-credit-repair": lambda t: {"document": t.name},
    "propose-deregistration": lambda t: {
        "ground": t.of(*sorted(DeregistrationGround if t.wild else TOLD_OF_HOLDER)),
        "evidence": t.words,
    },
    "drop-proposal": lambda t: {"reason": t.words},
    "deregister": _deregister,
    "announce-deregistration": lambda t: {"document": t.name},
}
"""What is told of each act on a licence."""


def take(step: str, turn: LicenceTurn) -> tuple[LicenceEvent, ...]:
    """Take the step."""
    verb = LICENCE.verbs[step]
    told = verb.event(**turn.signed, **FACTS[step](turn))
    return LICENCE.decide(verb, turn.licence, told, Occasion(turn.person, turn.calendar, KNOWN))

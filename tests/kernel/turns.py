"""Turns of a random walk: what anybody might tell when he does something, lawful or not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from tests.kernel import cases, deeds, handling
from tests.kernel.ban_turns import ban_turns
from tests.kernel.cases import APPLICANT, FILING, HOME, PLAIN, REMEDIES, file_of
from tests.kernel.deeds import Filing
from tests.kernel.dice import NAMES, TEN, Dice, Told

from xuke.kernel.case import acceptance, decision, ending, events
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.known import Known, Twin
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.rights import HELD_BY
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law import delivery, limit
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person, Role

Done = tuple[CaseEvent, ...]
NEIGHBOUR = "邻居"
PEOPLE = {APPLICANT.id: APPLICANT} | {name: Person(name, HOME, frozenset(Role)) for name in NAMES}
"""The applicant, and officials who hold every role: only the law keeps them apart."""
EVERYBODY = (
    PEOPLE
    | {f"only-{role}": Person(f"only-{role}", HOME, frozenset({role})) for role in Role}
    | {"official-who-applies": Person(APPLICANT.id, HOME, frozenset(Role))}
    | {"stranger": Person("stranger")}
)
"""Also who holds one role alone, an official who applies himself, and somebody from the street."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Dice):
    """Somebody's turn with a case, of which he may or may not know the law."""

    case: Case
    filing: Filing = FILING
    calendar: Calendar = PLAIN
    old_until: date | None = None

    @property
    def rule(self) -> ItemRule:
        """Return the item's rule, also for what is no more than a draft."""
        return self.filing.rule

    @property
    def other(self) -> str:
        """Return some official, or whom nobody may name."""
        return self.of(*NAMES, *self.if_wild("", APPLICANT.id, self.filing.applicant.name))

    @property
    def party(self) -> str:
        """Return the applicant, or a neighbour."""
        return self.of(self.filing.applicant.name, NEIGHBOUR, *self.if_wild("路人"))


def _attach(turn: Turn) -> Done:
    notice, pending = turn.case.notice, sorted(turn.case.pending)
    asked = [gap.target for gap in notice.gaps] if notice else pending
    listed = [one.id for one in turn.rule.materials]
    fitting = [one for one in asked if one in listed] or listed
    material = turn.of(*([*listed, "tax-return"] if turn.wild else fitting))
    file = file_of(material, turn.on)
    return deeds.attach(turn.case, file, person=turn.person, rule=turn.rule)


def _remove(turn: Turn) -> Done:
    there = [one.material for one in turn.case.materials]
    material = turn.of(*there, *(turn.if_wild("tax-return") if there else ("floor-plan",)))
    digest = turn.or_wild(file_of(material).digest, "of no file")
    return deeds.remove(turn.case, person=turn.person, material=material, digest=digest, on=turn.on)


def _submit(turn: Turn) -> Done:
    filed = turn.filing
    if turn.wild:
        filed = replace(filed, letter=turn.of("", "v1"), fully_online=turn.coin)
    zero = _day_zero(turn)
    return deeds.submit(turn.case, filed, person=turn.person, on=turn.on, counts_from=zero)


def _day_zero(turn: Turn) -> date:
    late, rolls = turn.coin, turn.coin
    return limit.day_zero(turn.on, turn.calendar, after_hours=late, rolls=rolls)


def _correct(turn: Turn) -> Done:
    notice = turn.case.notice
    asked = [gap.target for gap in notice.gaps] if notice else []
    form = {one: "虚构路2号" for one in asked if one in turn.rule.fields}
    return deeds.correct(
        turn.case,
        person=turn.person,
        form=turn.or_wild(form, {}, {"address": "虚构路3号"}),
        on=turn.on,
        counts_from=_day_zero(turn),
    )


def _withdraw(turn: Turn) -> Done:
    return deeds.withdraw(turn.case, person=turn.person, reason=turn.words, on=turn.on)


def _accept(turn: Turn) -> Done:
    return deeds.accept(turn.case, person=turn.person, on=turn.on, calendar=turn.calendar)


def _missing(turn: Turn) -> tuple[str, ...]:
    return tuple(sorted(acceptance.missing_materials(turn.case))) if turn.case.rule else ()


def _accept_pending(turn: Turn) -> Done:
    accepted = events.Accepted(
        **turn.signed,
        pending=turn.or_wild(_missing(turn), (), ("floor-plan",)),
        pending_until=turn.of(None, turn.after(3)),
        promise=turn.name,
    )
    at = Occasion(turn.person, turn.calendar)
    return deeds.accept_pending(turn.case, accepted, at, bars=turn.filing.bars)


def _request_correction(turn: Turn) -> Done:
    targets = _missing(turn) or turn.of(("address",), ("floor-plan",))
    targets = turn.or_wild(targets, (), ("test-report",), ("tax-return",), ("address",) * 2)
    kind, what = turn.or_wild("missing", "no-kind"), turn.or_wild("请补交", "")
    return deeds.request_correction(
        turn.case,
        person=turn.person,
        gaps=tuple(events.Gap(target=one, kind=kind, what=what) for one in targets),
        answer_by=turn.after(10, 15),
        on=turn.on,
        calendar=turn.calendar,
    )


def _not_accept(turn: Turn) -> Done:
    told = events.NotAccepted(
        **turn.signed,
        reason=turn.of(*sorted(acceptance.NON_ACCEPTANCE_REASONS), *turn.if_wild("x")),
        text=turn.words,
        competent=turn.name,
        remedies=turn.or_wild(REMEDIES, None, replace(REMEDIES, review_days=30)),
    )
    return deeds.not_accept(turn.case, told, person=turn.person, calendar=turn.calendar)


def _examine(turn: Turn) -> Done:
    found = cases.examination(turn.person, passed=turn.passed, on=turn.on)
    found = replace(found, opinion=turn.or_wild(TEN, ""))
    if turn.wild:
        found = replace(found, checks=turn.of({}, {"layout": False}, {"layout": True}))
    return deeds.examine(turn.case, found, person=turn.person)


def _minutes(turn: Turn) -> str:
    held = turn.case.procedure.held
    return turn.or_wild(held.minutes if held else "", "", "别的笔录")


def _grant(turn: Turn) -> Done:
    granted = events.Granted(**turn.signed, document="1号", minutes=_minutes(turn))
    return deeds.grant(
        turn.case,
        granted,
        person=turn.person,
        calendar=turn.calendar,
        old_until=turn.old_until,
    )


def _refuse(turn: Turn) -> Done:
    refused = events.Refused(
        **turn.signed,
        document="2号",
        reason=turn.of(*sorted(decision.REFUSAL_REASONS), *turn.if_wild("x")),
        facts=turn.words,
        text=turn.words,
        basis=turn.or_wild("administrative-licensing-law/38/2", "", "第三十八条"),
        remedies=turn.or_wild(REMEDIES, None, replace(REMEDIES, court=" ")),
        minutes=_minutes(turn),
    )
    return deeds.refuse(turn.case, refused, person=turn.person, calendar=turn.calendar)


def _issue(turn: Turn) -> Done:
    issued = events.CertificateIssued(**turn.signed, number=turn.or_wild("证1号", ""))
    return deeds.issue(turn.case, issued, person=turn.person)


def _deliver(turn: Turn) -> Done:
    delivered = events.Delivered(
        **turn.signed,
        way=turn.of(*sorted(delivery.WAYS), *turn.if_wild("pigeon")),
        witnesses=turn.or_wild(("邻居",), ()),
        proof=turn.name,
        published_on=turn.on - timedelta(days=turn.of(30, 40, *turn.if_wild(20, 29))),
        tried=turn.name,
    )
    return deeds.deliver(turn.case, delivered, person=turn.person, calendar=turn.calendar)


def _disclose(turn: Turn) -> Done:
    return deeds.disclose(turn.case, person=turn.person, on=turn.on)


def _terminate(turn: Turn) -> Told:
    reasons = sorted(ending.TERMINATION_REASONS)
    return {
        "reason": turn.of(*reasons, *turn.if_wild("x")),
        "text": turn.words,
        "other": turn.or_wild("310105-20260302-000009", FILING.number, ""),
        "basis": turn.or_wild("public-places-hygiene-regulations/8", "", "第八条"),
    }


def _beside(turn: Turn) -> Known:
    """Return what is known beside a case that is ended: the one that it is said to repeat."""
    twin = Twin(item=turn.case.item, action=turn.case.action, is_same_applicant=True, is_alive=True)
    others = (replace(twin, is_same_applicant=False), replace(twin, is_alive=False), None)
    return Known(twin=turn.or_wild(twin, *others))


def _exclude(turn: Turn) -> Told:
    going_on = turn.case.procedure.open_exclusions
    kinds = [one for one in events.SpecialProcedure if turn.wild or one != "rectification"]
    procedure = turn.of(*kinds, *(one.procedure for one in going_on))
    since = [one.since for one in going_on if one.procedure is procedure]
    return {
        "procedure": procedure,
        "since": turn.of(*since) if since else turn.after(0, 1, 3),
        "days": turn.of(1, 5, 20, *turn.if_wild(0)),
        "reason": turn.words,
        "document": turn.name,
    }


def _end_exclusion(turn: Turn) -> Told:
    going_on = turn.case.procedure.open_exclusions
    kinds = events.SpecialProcedure if turn.wild or not going_on else ()
    return {
        "procedure": turn.of(*(one.procedure for one in going_on), *kinds),
        "until": turn.on - timedelta(days=turn.of(0, 1, *turn.if_wild(-1, 30))),
    }


FACTS: Mapping[str, Callable[[Turn], Told]] = {
    "request-amendment": lambda t: {
        "form": t.or_wild(
            {"address": "虚构路2号"}, {}, {"tax-return": "1"}, {"applicant_name": "乙"}
        ),
        "reason": t.words,
    },
    "allow-amendment": lambda t: {"reason": t.words},
    "refuse-amendment": lambda t: {"reason": t.words},
    "correct-on-the-spot": lambda t: {
        "target": t.of(*t.rule.fields, "floor-plan", *t.if_wild("tax-return")),
        "what": t.name,
        "value": t.name,
    },
    "supply-answer": lambda t: {
        "target": t.of(*t.rule.fields, *t.if_wild("tax-return")),
        "value": t.name,
    },
    "supply-pending": lambda t: {
        "materials": t.or_wild(tuple(sorted(t.case.pending)), (), ("floor-plan",), ("x", "x"))
    },
    "terminate": _terminate,
    "tell-untruth": lambda t: {"text": t.words},
    "answer-untruth": lambda t: {"statement": t.name, "waived": t.wild and t.coin},
    **ban_turns(lambda t: t.case),
    "verify-site": lambda t: {"officers": t.team, "findings": t.words, "passed": t.passed},
    "appoint-testers": lambda t: {"officers": t.team},
    "test": lambda t: {"standard": t.name, "findings": t.words, "passed": t.passed},
    "appoint-experts": lambda t: {"experts": t.or_wild((t.of("甲", "乙"),), (), ("甲", "甲"))},
    "report-experts": lambda t: {
        "experts": t.or_wild(t.case.procedure.experts, ("甲",), ("丙",)),
        "opinion": t.words,
        "passed": t.passed,
    },
    "inform-party": lambda t: {
        "party": t.party,
        "interest": t.or_wild("采光", ""),
        "answer_by": t.after(14, 14, 3),
    },
    "hear": lambda t: {
        "party": t.party,
        "text": t.or_wild("意见", ""),
        "waived": t.wild and t.coin,
    },
    "forward": lambda t: {"to": t.name, "opinion": t.words},
    "review-legality": lambda t: {"opinion": t.words, "passed": t.passed},
    "discuss": lambda t: {"members": t.team, "conclusion": t.name},
    "agree-electronic": lambda t: {
        "signed_on": t.on - timedelta(days=t.of(0, 9, *t.if_wild(-1))),
        "agreed": t.passed,
    },
    "offer-hearing": lambda t: {"party": t.party},
    "request-hearing": lambda t: {"party": t.party},
    "waive-hearing": lambda t: {"party": t.party},
    "order-hearing": lambda t: {"reason": t.words},
    "schedule-hearing": lambda t: {
        "day": t.after(11, 12),
        "place": t.name,
        "chair": t.other,
        "announced": not t.wild or t.coin,
    },
    "hold-hearing": lambda t: {
        "minutes": t.name,
        "text": t.name,
        "signed_by": t.or_wild(("甲",), (), ("chair",)),
        "held_on": t.case.procedure.scheduled.day if t.case.procedure.scheduled else None,
    },
    "decide-chair-recusal": handling.recusal_of_chair,
    "invite-comment": lambda t: {
        "until": t.or_wild(None if t.rule.public_notice else t.after(3), t.after(1, 20))
    },
    "object": lambda t: {"author": t.name, "text": t.or_wild("采光不足", " ")},
    "note-objection": lambda t: {"author": t.name, "text": t.or_wild("采光不足", " ")},
    "end-comment": lambda t: {"conclusion": t.words},
    "exclude": _exclude,
    "end-exclusion": _end_exclusion,
    "extend": lambda t: {
        "days": t.of(1, 10, *t.if_wild(0, 11, 15, 16)),
        "reason": t.words,
        "approved_by": t.name,
        "document": t.name,
    },
    "hand-over": lambda t: {
        "role": t.of(*HELD_BY, *t.if_wild(Role.APPLICANT)),
        "to": t.other,
        "reason": t.words,
    },
    "recuse": lambda t: {
        "person": t.of(t.other, t.person.id, "甲", *(one.by for one in t.case.examinations)),
        "reason": t.words,
    },
    "charge-fee": lambda t: {
        "amount": t.or_wild(t.rule.fee, t.rule.fee + 1, Decimal(0)),
        "exemption": t.words,
        "receipt": t.name,
    },
    "call-back": lambda t: {"reason": t.words},
    "return": lambda t: {"reason": t.words},
    "request-countersign": lambda t: {"signers": t.or_wild((t.other,), (), t.team)},
    "countersign": lambda t: {"agreed": t.passed, "opinion": t.words},
    "add-signer": lambda t: {"signer": t.other, "reason": t.words},
    "remove-signer": lambda t: {
        "signer": t.of(*(t.case.handling.unsigned or ("",)), t.other),
        "reason": t.words,
    },
}
"""What is told of each act of procedure."""


def _act(name: str, facts: Callable[[Turn], Told]) -> Callable[[Turn], Done]:
    """Return the turn that takes an act of procedure."""
    verb = CASE.verbs[name]

    def take(turn: Turn) -> Done:
        told = verb.event(**turn.signed, **facts(turn))
        known = _beside(turn) if name == "terminate" else None
        return CASE.decide(verb, turn.case, told, Occasion(turn.person, turn.calendar, known))

    return take


TURNS: Mapping[str, Callable[[Turn], Done]] = {
    "attach": _attach,
    "remove": _remove,
    "submit": _submit,
    "correct": _correct,
    "withdraw": _withdraw,
    "accept": _accept,
    "accept-pending": _accept_pending,
    "request-correction": _request_correction,
    "not-accept": _not_accept,
    "examine": _examine,
    "grant": _grant,
    "refuse": _refuse,
    "issue": _issue,
    "deliver": _deliver,
    "disclose": _disclose,
    **{name: _act(name, facts) for name, facts in FACTS.items()},
}
"""All that somebody might do by hand, as he might do it."""

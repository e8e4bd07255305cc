"""What casework adds to the acts on a case: numbers, remedies, accounts, seals, what is known."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from xuke import catalogue
from xuke.access.people import colleagues
from xuke.casework.bars import bars_for
from xuke.casework.case.answers import answers_of, applicant_as, rule_of
from xuke.casework.case.certificate import old_until
from xuke.casework.case.numbers import decision_number
from xuke.casework.sealing import seal_answers
from xuke.casework.stream.facts import FactsInvalid
from xuke.casework.stream.kinds import Seen
from xuke.kernel.case.events import (
    Accepted,
    AnswerSupplied,
    CorrectedOnTheSpot,
    Drafted,
    ExclusionAnnounced,
    Granted,
    HandedOver,
    LimitExtended,
    MaterialAttached,
    Recused,
    SignerRemoved,
)
from xuke.kernel.case.known import Known
from xuke.kernel.case.state import Case

UNNUMBERED: Final = "…"
"""Stands for the number of a document that is only foreseen."""
Numbered = TypeVar("Numbered", LimitExtended, ExclusionAnnounced)
Answered = TypeVar("Answered", CorrectedOnTheSpot, AnswerSupplied)


def named(event: object, case: Case) -> frozenset[str]:
    """Return who may be named in an event beside the officials of today."""
    match event:
        case Recused():
            return frozenset(case.procedure.experts)
        case SignerRemoved():
            # Whoever was asked may have left the authority since: then just he must come off.
            return frozenset(case.handling.signers)
        case _:
            return frozenset()


def _numbered(event: Numbered, seen: Seen[Case]) -> Numbered:
    """Give the written notice the authority's next number, where none was given."""
    if event.document:
        return event
    return replace(event, document=next_decision(seen, UNNUMBERED))


def next_decision(seen: Seen[Case], foreseen: str = "") -> str:
    """Return the next number of the authority's written decisions."""
    return seen.number(lambda: decision_number(seen.stream.authority, seen.act.on), foreseen)


def _to_who_can(event: HandedOver, seen: Seen[Case]) -> HandedOver:
    """Refuse to give a case to somebody who could not act on it."""
    here = colleagues(seen.stream.authority, seen.act.on)
    roles = next((one.roles for one in here if one.id == event.to), frozenset())
    if event.role not in roles:
        raise FactsInvalid({"to": "role-not-held"})
    return event


def _sealed(event: Answered, seen: Seen[Case]) -> Answered:
    """Check an answer that was mended or supplied like any other; seal it where it is sensitive."""
    case, place = seen.state, seen.stream.id
    item = catalogue.item(case.item)
    if event.target not in case.filed_rule.fields:
        return event
    whole = {**answers_of(place, case), event.target: event.value}
    code = catalogue.check_form(item, case.action, whole, today=seen.act.on).get(event.target)
    if code:
        raise FactsInvalid({"value": code})
    sealed = seal_answers(place, {event.target: event.value}, item.sensitive)
    return replace(event, value=sealed[event.target], applicant=applicant_as(case, whole))


COMPLETES: Final[Mapping[str, Callable[[Any, Seen[Case]], Any]]] = {
    "correct-on-the-spot": _sealed,
    "exclude": _numbered,
    "extend": _numbered,
    "hand-over": _to_who_can,
    "supply-answer": _sealed,
}
"""What nobody is asked for, by verb."""


def _rule_of_draft(event: Drafted, seen: Seen[Case]) -> Known:
    return Known(rule=catalogue.rule(event.item, event.action, seen.act.on))


def _rule(_event: MaterialAttached, seen: Seen[Case]) -> Known:
    return Known(rule=rule_of(seen.state))


def _bars(_event: Accepted, seen: Seen[Case]) -> Known:
    """Return the bars of the applicant: whoever broke a promise may not make another."""
    who = seen.state.applicant
    return Known(bars=bars_for(who.identity_index) if who else ())


def _old_until(_event: Granted, seen: Seen[Case]) -> Known:
    return Known(old_until=old_until(seen.stream, seen.state))


KNOWS: Final[Mapping[str, Callable[[Any, Seen[Case]], Known]]] = {
    "accept-pending": _bars,
    "attach": _rule,
    "draft": _rule_of_draft,
    "grant": _old_until,
}
"""What a decision needs beside the case, by verb; what is filed brings its own along."""

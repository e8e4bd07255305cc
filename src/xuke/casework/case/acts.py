"""What casework adds to the acts on a case: numbers, accounts, seals."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

from xuke import catalogue
from xuke.access.people import colleagues
from xuke.casework.case.answers import answers_of, applicant_as
from xuke.casework.case.calling import called_for
from xuke.casework.case.numbers import decision_number, issuer_of
from xuke.casework.definitions import hidden_in, item_of
from xuke.casework.sealing import seal_answers, seal_author, seal_contact
from xuke.casework.stream.facts import FactsInvalid
from xuke.casework.stream.kinds import Seen
from xuke.kernel.case.events import (
    AnswerSupplied,
    CorrectedOnTheSpot,
    ExclusionAnnounced,
    HandedOver,
    LimitExtended,
    ObjectionReceived,
    Recused,
    SignerRemoved,
    SiteVerified,
    TestersAppointed,
)
from xuke.kernel.case.state import Case
from xuke.kernel.person import Role

UNNUMBERED: Final = "…"
"""Stands for the number of a document that is only foreseen."""
Numbered = TypeVar("Numbered", LimitExtended, ExclusionAnnounced)
Inspected = TypeVar("Inspected", SiteVerified, TestersAppointed)
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
    issuer = issuer_of(seen.stream.authority, seen.state.in_name_of)
    return seen.number(lambda: decision_number(issuer, seen.act.on), foreseen)


def _to_who_can(event: HandedOver, seen: Seen[Case]) -> HandedOver:
    """Refuse to give a case to somebody who could not act on it."""
    here = colleagues(seen.stream.authority, seen.act.on)
    roles = next((one.roles for one in here if one.id == event.to), frozenset())
    if event.role not in roles:
        raise FactsInvalid({"to": "role-not-held"})
    return event


def _by_inspectors(event: Inspected, seen: Seen[Case]) -> Inspected:
    """Refuse to name as inspectors those who hold no such role at the authority."""
    here = colleagues(seen.stream.authority, seen.act.on)
    others = {one.id for one in here if Role.EXAMINER not in one.roles}
    if others.intersection(event.officers):
        raise FactsInvalid({"officers": "no-inspector"})
    return event


def _sealed(event: Answered, seen: Seen[Case]) -> Answered:
    """Check an answer that was mended or supplied like any other; seal it where it is sensitive."""
    case, place = seen.state, seen.stream.id
    item = item_of(case)
    if event.target not in case.filed_rule.fields:
        return event
    told = catalogue.as_typed(item, {event.target: event.value})
    whole = {**answers_of(place, case), **told}
    code = catalogue.check_form(item, case.action, whole, today=seen.act.on).get(event.target)
    if code:
        raise FactsInvalid({"value": code})
    sealed = seal_answers(place, told, hidden_in(case))
    return replace(event, value=sealed[event.target], applicant=applicant_as(case, whole))


def _mended(event: CorrectedOnTheSpot, seen: Seen[Case]) -> CorrectedOnTheSpot:
    """Seal the answer that was mended, and tell which materials the answers call for now."""
    sealed = _sealed(event, seen)
    if event.target not in seen.state.filed_rule.fields:
        return sealed
    whole = {**answers_of(seen.stream.id, seen.state), event.target: event.value}
    return replace(sealed, called_for=called_for(seen.state, whole, seen.act.on))


def _speaker_sealed(event: ObjectionReceived, seen: Seen[Case]) -> ObjectionReceived:
    """Seal who objects and how he can be reached; the kernel refuses what bears no name."""
    place, name = seen.stream.id, event.author.strip()
    event = replace(event, contact=seal_contact(place, event.contact))
    return replace(event, author=seal_author(place, name), author_sealed=True) if name else event


COMPLETES: Final[Mapping[str, Callable[[Any, Seen[Case]], Any]]] = {
    "correct-on-the-spot": _mended,
    "exclude": _numbered,
    "extend": _numbered,
    "hand-over": _to_who_can,
    "note-objection": _speaker_sealed,
    "object": _speaker_sealed,
    "appoint-testers": _by_inspectors,
    "supply-answer": _sealed,
    "verify-site": _by_inspectors,
}
"""What nobody is asked for, by verb."""

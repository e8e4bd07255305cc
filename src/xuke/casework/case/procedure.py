"""One way for every act of procedure: its facts become its event, and the law decides on it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from xuke import catalogue
from xuke.access.people import Colleague, colleagues
from xuke.casework.bars import bars_for
from xuke.casework.case.door import Act, Done, Situation, handle
from xuke.casework.case.filing import answers_of, applicant_as
from xuke.casework.case.numbers import decision_number
from xuke.casework.sealing import seal_answers
from xuke.casework.stream.facts import FactsInvalid, event_of, officials_in
from xuke.casework.stream.naming import accounts_in
from xuke.kernel.case.acceptance import accept_pending
from xuke.kernel.case.acts import ACTS
from xuke.kernel.case.events import (
    Accepted,
    CaseEvent,
    CorrectedOnTheSpot,
    ExclusionAnnounced,
    HandedOver,
    LimitExtended,
    Recused,
    SignerRemoved,
)
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import Step, require
from xuke.kernel.law.bar import Bar
from xuke.kernel.occasion import Occasion

Facts = Mapping[str, Any]
NUMBERED: Final = (LimitExtended, ExclusionAnnounced)
"""Events whose paper takes the next number of the authority where none is given."""
UNNUMBERED: Final = "…"
"""Stands for the number of a paper that is only foreseen."""
Event = TypeVar("Event", bound=CaseEvent)


def act_on(stream: UUID, step: Step, facts: Facts, act: Act) -> Done:
    """Do an act of procedure, told by its facts; FactsInvalid says which cannot be taken."""
    return handle(stream, lambda seen: _decide(seen, step, facts, act.on, decision_number), act)


def foresee(seen: Situation, step: Step, facts: Facts, *, on: date) -> tuple[CaseEvent, ...]:
    """Return what the act would record; nothing is recorded, and no number is taken."""
    return _decide(seen, step, facts, on, lambda _authority, _on: UNNUMBERED)


def _decide(
    seen: Situation, step: Step, facts: Facts, on: date, number: Callable[[str, date], str]
) -> tuple[CaseEvent, ...]:
    """Build the event and let the law decide on it."""
    # Who may not act is told so, and not what is wrong with his facts.
    require(step, seen.person, seen.case)
    rule = ACTS[step]
    event = event_of(rule, facts, on=on, by=seen.person.id)
    if officials_in(rule):
        event = _with_officials(event, step, seen, on)
    if isinstance(event, CorrectedOnTheSpot):
        event = _sealed(event, seen, on)
    if isinstance(event, NUMBERED) and not event.document:
        # A number is given back if the act does not commit.
        event = replace(event, document=number(seen.stream.authority, on))
    at = Occasion(seen.person, catalogue.calendar())
    if isinstance(event, Accepted):
        return accept_pending(seen.case, event, at, bars=_bars(seen.case))
    return rule.decide(seen.case, event, at)


def _bars(case: Case) -> tuple[Bar, ...]:
    """Return the bars of the applicant: who broke a promise may not make another."""
    return bars_for(case.applicant.identity_index) if case.applicant else ()


def _with_officials(event: Event, step: Step, seen: Situation, on: date) -> Event:
    """Put accounts for the officials named, by account or by the name they sign in with."""
    here = colleagues(seen.stream.authority, on)
    others = _others(event, seen.case)
    named = accounts_in(ACTS[step], event, here, others)
    codes = _unfit(event.role, named["to"], here) if isinstance(event, HandedOver) else {}
    if codes:
        raise FactsInvalid(codes)
    return replace(event, **named)


def _others(event: CaseEvent, case: Case) -> frozenset[str]:
    """Return who may be named beside the officials of today."""
    match event:
        case Recused():
            return frozenset(case.procedure.experts)
        case SignerRemoved():
            # Whoever was asked may have left the authority since: then just he must come off.
            return frozenset(case.handling.signers)
        case _:
            return frozenset()


def _unfit(role: str, to: str, here: Iterable[Colleague]) -> dict[str, str]:
    """Say whether a case would be given to somebody who could not act on it."""
    roles = next((one.roles for one in here if one.id == to), frozenset())
    return {} if role in roles else {"to": "role-not-held"}


def _sealed(event: CorrectedOnTheSpot, seen: Situation, on: date) -> CorrectedOnTheSpot:
    """Check an answer that was mended like any other, and seal it where it is sensitive."""
    case, place = seen.case, seen.stream.id
    item = catalogue.item(case.item)
    if event.target not in case.filed_rule.fields:
        return event
    whole = {**answers_of(place, case), event.target: event.value}
    code = catalogue.check_form(item, case.action, whole, today=on).get(event.target)
    if code:
        raise FactsInvalid({"value": code})
    sealed = seal_answers(place, {event.target: event.value}, item.sensitive)
    return replace(event, value=sealed[event.target], applicant=applicant_as(case, whole))

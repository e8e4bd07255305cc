"""Loans 物品借用: what the office lends, until when, and how the loan ended."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from xuke.kernel.law.citation import CIVIL_CODE, cites
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person, Role
from xuke.kernel.stream import Guard, Lapse, Machine, Right, Verb, holds, named

GRACE, BY_DAYS = timedelta(days=30), frozenset({"lost"})
"""So long after its day of return a thing counts as lost; what nobody tells by hand."""


class Phase(StrEnum):
    """Where a loan stands."""

    NONE = "none"
    LENT = "lent"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lent:
    """借出: a thing was lent to somebody until a day."""

    on: date
    by: str
    thing: str
    to: str
    until: date
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prolonged:
    """续借: the day of return was moved."""

    on: date
    by: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """归还、核销: the thing came back, was written off, or counts as lost by silence."""

    on: date
    by: str
    note: str = ""
    lost: bool = False


Event = Lent | Prolonged | Ended


@dataclass(frozen=True, kw_only=True)
class Loan:
    """借用: one loan, folded from its events."""

    phase: Phase = Phase.NONE
    lent: Lent = Lent(on=date.min, by="", thing="", to="", until=date.min)
    until: date = date.max
    ended: Ended | None = None


def evolve(loan: Loan, event: Event) -> Loan:
    """Return the loan after one more event."""
    match event:
        case Lent():
            return replace(loan, phase=Phase.LENT, lent=event, until=event.until)
        case Prolonged():
            return replace(loan, until=event.until)
        case Ended():
            return replace(loan, phase=Phase.ENDED, ended=event)
        case _:
            assert_never(event)


def lend(_loan: Loan, lent: Lent, _at: Occasion) -> tuple[Event, ...]:
    """Lend a thing until a day that is still to come."""
    _check_later(lent.until, lent.on)
    return (lent,)


@cites(CIVIL_CODE.art(203))
def prolong(loan: Loan, prolonged: Prolonged, at: Occasion) -> tuple[Event, ...]:
    """Move the day of return; not before the one that was agreed."""
    _check_later(prolonged.until, at.calendar.next_working_day(loan.until))
    return (prolonged,)


def _check_later(until: date, than: date) -> None:
    if until <= than:
        raise Unlawful("loan-too-short", until=until.isoformat())


def end(_loan: Loan, ended: Ended, _at: Occasion) -> tuple[Event, ...]:
    """End the loan: the thing is back, or written off."""
    return (ended,)


def lose(loan: Loan, on: date, _at: Occasion) -> tuple[Event, ...]:
    """Count a thing as lost thirty days after the day on which it should have come back."""
    lost_on = loan.until + GRACE if loan.phase is Phase.LENT else date.max
    return (Ended(on=lost_on, by=SYSTEM, lost=True),) if on >= lost_on else ()


def _did_not_lend(person: Person, loan: Loan) -> Unlawful | None:
    """Keep whoever lent a thing from writing it off."""
    return NotYours("own-application") if person.id == loan.lent.by else None


def _right(phase: Phase, *guards: Guard[Loan]) -> Right[Loan]:
    return Right(phases=frozenset({phase}), guards=guards)


AT_CLERK = _right(Phase.LENT, holds(Role.CLERK))
AT_HEAD = _right(Phase.LENT, holds(Role.DECIDER), _did_not_lend)
LOAN = Machine(
    kind="loan",
    begin=Loan(),
    evolve=evolve,
    events=(Lent, Prolonged, Ended),
    verbs=named(
        Verb(
            name="lend",
            event=Lent,
            right=_right(Phase.NONE, holds(Role.CLERK)),
            decide=lend,
            settled=frozenset({"number"}),
            begins=True,
        ),
        Verb(name="prolong", event=Prolonged, right=AT_CLERK, decide=prolong),
        Verb(name="give-back", event=Ended, right=AT_CLERK, decide=end, settled=BY_DAYS),
        Verb(name="write-off", event=Ended, right=AT_HEAD, decide=end, settled=BY_DAYS),
    ),
    phase_of=lambda loan: loan.phase,
    lapses=(Lapse(name="lost", event=Ended, decide=lose),),
)

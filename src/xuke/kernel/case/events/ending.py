"""Ending 终止与办结: withdrawn, terminated, concluded."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.phase import Phase, Standing
from xuke.kernel.copying import replace
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationWithdrawn:
    """申请人撤回申请: before the decision; `reason` is empty where the applicant gave none."""

    on: date
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminated:
    """终止办理: the case ends without a decision, for one of the named reasons.

    `other` is the number of the case that a duplicate repeats, `basis` the provision that has
    abolished the licence.
    """

    on: date
    by: str
    reason: str
    text: str = ""
    other: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """办结: nothing more is owed to anybody in this case."""

    on: date


EndingEvent = ApplicationWithdrawn | Terminated | Concluded


@dataclass(frozen=True, kw_only=True)
class Ending(Standing):
    """办结: how and when the case came to its end."""

    withdrawn_on: date | None = None
    terminated: Terminated | None = None
    concluded_on: date | None = None


ENDING_WAYS: tuple[Way, ...] = (
    Way(name="withdraw", to=Phase.CONCLUDED, through=Phase.WITHDRAWN),
    Way(name="terminate", to=Phase.CONCLUDED, through=Phase.TERMINATED),
    Way(
        name="uncorrected",
        to=Phase.CONCLUDED,
        through=Phase.TERMINATED,
        since=frozenset({Phase.IN_CORRECTION}),
    ),
    Way(
        name="unsupplied",
        to=Phase.CONCLUDED,
        through=Phase.TERMINATED,
        since=frozenset({Phase.ACCEPTED, Phase.EXAMINED}),
    ),
)
"""Where its verbs and its days lead."""

_Case = TypeVar("_Case", bound=Ending)


def fold_ending(case: _Case, event: EndingEvent) -> _Case:
    """Return the case after one more event of its end."""
    match event:
        case ApplicationWithdrawn():
            return replace(case, phase=Phase.WITHDRAWN, withdrawn_on=event.on)
        case Terminated():
            return replace(case, phase=Phase.TERMINATED, terminated=event)
        case Concluded():
            return replace(case, phase=Phase.CONCLUDED, concluded_on=event.on)
        case _:
            assert_never(event)

"""Looks 查阅: that an official saw what is masked, took a file out, exported; one stream a look."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Machine, Right, Verb, named


class Seen(StrEnum):
    """What was looked at."""

    ANSWERS = "sensitive-answers"
    FILE = "file"
    CERTIFICATE = "certificate"
    ADDRESS = "delivery-address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """查阅: an official saw answers in full, or took a paper out, of the stream `subject`.

    `detail` says which file, by its digest.
    """

    on: date
    by: str
    what: Seen
    subject: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """导出: an official took out what the list `what` holds of a period, so many rows of it."""

    on: date
    by: str
    what: str
    since: date
    until: date
    form: str
    rows: int


LookEvent = Looked | Exported


class Phase(StrEnum):
    """Whether somebody has looked."""

    NONE = "none"
    DONE = "done"


def evolve(_before: LookEvent | None, event: LookEvent) -> LookEvent:
    """Return the look: nothing else happens in its stream."""
    return event


def look(_before: LookEvent | None, told: LookEvent, _at: Occasion) -> tuple[LookEvent, ...]:
    """Write down that somebody looked: whether he may was asked before."""
    return (told,)


_RIGHT: Right[LookEvent | None] = Right(phases=frozenset({Phase.NONE}))
LOOK: Machine[LookEvent | None] = Machine(
    kind="look",
    begin=None,
    evolve=evolve,
    events=(Looked, Exported),
    verbs=named(
        Verb(name="look", event=Looked, right=_RIGHT, decide=look, begins=True),
        Verb(name="export", event=Exported, right=_RIGHT, decide=look, begins=True),
    ),
    phase_of=lambda told: Phase.DONE if told else Phase.NONE,
)
"""查阅与导出: who saw what of whom."""

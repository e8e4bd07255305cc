"""Hearing 听证: offered, asked for, announced, held (articles 46 to 48)."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.official import Official


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingOffered:
    """告知听证权利: this party may ask for a hearing within five days (article 47)."""

    on: date
    by: str
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRequested:
    """申请听证: the party asked for it.

    `asked_on` is the day on which it handed the request in, or posted it, where that is not the
    day of the act; requests of before do not say it.
    """

    on: date
    by: str
    party: str
    asked_on: date | None = None

    @property
    def asked(self) -> date:
        """Return the day on which the party asked: where none is told that of the act."""
        return self.asked_on or self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingWaived:
    """放弃听证: the party gave the right up."""

    on: date
    by: str
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingOrdered:
    """依职权听证: the law or the public interest asks for one (article 46)."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingScheduled:
    """听证通知: day, place and chair, told at least seven days before (article 48)."""

    on: date
    by: str
    day: date
    place: str
    chair: Official
    announced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingHeld:
    """听证笔录: held, and its minutes signed; the decision must rest on them (article 48(2))."""

    on: date
    by: str
    minutes: str
    text: str
    signed_by: tuple[str, ...]
    held_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairRecusalDecided:
    """听证主持人回避: a party asked that the chair stand aside for a direct interest; decided.

    `grounds` is what it says of the chair's interest, `asked_on` the day of its request where it
    is not that of the act, `reason` why the chair is recused, or stays.
    """

    on: date
    by: str
    party: str
    chair: Official
    grounds: str
    recused: bool
    reason: str
    asked_on: date | None = None


HearingEvent = (
    HearingOffered
    | HearingRequested
    | HearingWaived
    | HearingOrdered
    | HearingScheduled
    | HearingHeld
    | ChairRecusalDecided
)


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """听证: to whom it was offered, who asks, what came of it; `late` was informed since."""

    offered: tuple[HearingOffered, ...] = ()
    requested: tuple[HearingRequested, ...] = ()
    waived: frozenset[str] = frozenset()
    ordered: HearingOrdered | None = None
    scheduled: HearingScheduled | None = None
    held: HearingHeld | None = None
    recusals: tuple[ChairRecusalDecided, ...] = ()
    late: frozenset[str] = frozenset()

    @property
    def awaiting(self) -> tuple[HearingRequested, ...]:
        """Return the requests on which no hearing was held yet."""
        return tuple(one for one in self.requested if self.held is None or one.party in self.late)

    @property
    def hearing_owed(self) -> bool:
        """Whether a hearing was asked for or ordered, and has not been held."""
        return bool(self.awaiting) or (self.ordered is not None and self.held is None)

    @property
    def is_scheduled(self) -> bool:
        """Whether a day is announced on which no hearing was held yet."""
        held = self.held
        day = (held.held_on or held.on) if held else None
        return self.scheduled is not None and self.scheduled.day != day


_Hearing = TypeVar("_Hearing", bound=Hearing)


def fold_hearing(before: _Hearing, event: HearingEvent) -> _Hearing:  # noqa: PLR0911 - one arm an event
    """Return the hearing after one more of its events."""
    match event:
        case HearingOffered():
            return replace(before, offered=(*before.offered, event))
        case HearingRequested():
            return replace(before, requested=(*before.requested, event))
        case HearingWaived():
            return _waived(before, event.party)
        case HearingOrdered():
            return replace(before, ordered=event)
        case HearingScheduled():
            return replace(before, scheduled=event)
        case HearingHeld():
            return replace(before, held=event, late=frozenset())
        case ChairRecusalDecided():
            return replace(before, recusals=(*before.recusals, event))
        case _:
            assert_never(event)


def _waived(before: _Hearing, party: str) -> _Hearing:
    """Note that the party gave the right up; what it had asked for is asked for no more."""
    left = tuple(one for one in before.requested if one.party != party)
    return replace(before, waived=before.waived | {party}, requested=left)

"""Hearing 听证: offered, asked for, announced, held (articles 46 to 48)."""

from dataclasses import dataclass
from datetime import date

from xuke.kernel.official import Official


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingOffered:
    """告知听证权利: this party may ask for a hearing within five days (article 47)."""

    on: date
    by: str
    party: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingRequested:
    """申请听证: the party asked for it."""

    on: date
    by: str
    party: str


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

"""Idleness 停业: since when the holder has not been active, and why."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.item.licence import IdleCause


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleNoted:
    """停业: the holder has not been active since then; long enough, it has gone out of business.

    `cause` is why, where a law exempts a cause; what was recorded before names none, and none is
    asked of whom no law exempts.
    """

    on: date
    by: str
    since: date
    cause: IdleCause | None = None
    findings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """恢复营业: the holder is active again."""

    on: date
    by: str
    findings: str


IdlenessEvent = IdleNoted | Resumed


@dataclass(frozen=True, kw_only=True)
class Idleness:
    """停业: since when the holder has been idle, and why, or nothing while it is active."""

    idle_since: date | None = None
    idle_cause: IdleCause | None = None


_Licence = TypeVar("_Licence", bound=Idleness)


def fold_idleness(licence: _Licence, event: IdlenessEvent) -> _Licence:
    """Return the licence whose holder was found idle, or active again."""
    match event:
        case IdleNoted():
            return replace(licence, idle_since=event.since, idle_cause=event.cause)
        case Resumed():
            return replace(licence, idle_since=None, idle_cause=None)
        case _:
            assert_never(event)

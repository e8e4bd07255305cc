"""Idleness 停业: since when the holder has not been active."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleNoted:
    """停业: the holder has not been active since then; long enough, it has gone out of business."""

    on: date
    by: str
    since: date
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
    """停业: since when the holder has been idle, or nothing while it is active."""

    idle_since: date | None = None


_Licence = TypeVar("_Licence", bound=Idleness)


def fold_idleness(licence: _Licence, event: IdlenessEvent) -> _Licence:
    """Return the licence whose holder was found idle, or active again."""
    match event:
        case IdleNoted():
            return replace(licence, idle_since=event.since)
        case Resumed():
            return replace(licence, idle_since=None)
        case _:
            assert_never(event)

"""Untrue materials 虚假材料: what the applicant was told is held untrue, and what he said to it."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace


@dataclass(frozen=True, slots=True, kw_only=True)
class UntruthTold:
    """拟认定虚假告知: the applicant was told on this day what is held untrue, and what follows."""

    on: date
    by: str
    text: str
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UntruthAnswered:
    """申请人陈述申辩: the applicant has spoken on what is held untrue, or has waived it."""

    on: date
    by: str
    statement: str = ""
    waived: bool = False


UntruthEvent = UntruthTold | UntruthAnswered


@dataclass(frozen=True, kw_only=True)
class Untruth:
    """虚假材料: what is held untrue since when, the answer to it, and who has told or heard it."""

    untruth_by: frozenset[str] = frozenset()
    untruth: UntruthTold | None = None
    untruth_answer: UntruthAnswered | None = None


_Untruth = TypeVar("_Untruth", bound=Untruth)


def fold_untruth(before: _Untruth, event: UntruthEvent) -> _Untruth:
    """Return what is held untrue after one more event; told anew, it is answered anew."""
    match event:
        case UntruthTold():
            by = before.untruth_by | {event.by}
            return replace(before, untruth=event, untruth_answer=None, untruth_by=by)
        case UntruthAnswered():
            return replace(before, untruth_answer=event, untruth_by=before.untruth_by | {event.by})
        case _:
            assert_never(event)

"""Exclusion 不计入期限: special procedures whose time does not count (article 45)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace


class SpecialProcedure(StrEnum):
    """特别程序: the eight whose time does not count, and no others (article 45)."""

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert-review"
    RECTIFICATION = "rectification"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionAnnounced:
    """不计入期限告知: so many working days from `since` are announced in writing (article 45)."""

    on: date
    by: str
    procedure: SpecialProcedure
    since: date
    days: int
    reason: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionEnded:
    """不计入期限结束: the procedure was over on `until`, its last day."""

    on: date
    by: str
    procedure: SpecialProcedure
    until: date


ExclusionEvent = ExclusionAnnounced | ExclusionEnded


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """不计入期限: announced from `since` for so many working days; over on `until`, if it is."""

    procedure: SpecialProcedure
    since: date
    days: int
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Exclusions:
    """不计入期限: each that was announced, in this order."""

    exclusions: tuple[Exclusion, ...] = ()

    @property
    def open_exclusions(self) -> tuple[Exclusion, ...]:
        """Return the special procedures that are still going on."""
        return tuple(one for one in self.exclusions if one.until is None)


_Exclusions = TypeVar("_Exclusions", bound=Exclusions)


def fold_exclusion(before: _Exclusions, event: ExclusionEvent) -> _Exclusions:
    """Return the exclusions after one more of their events."""
    match event:
        case ExclusionAnnounced():
            return replace(before, exclusions=tuple(_announced(before, event)))
        case ExclusionEnded():
            return replace(before, exclusions=tuple(_ended(before, event)))
        case _:
            assert_never(event)


def _announced(before: Exclusions, event: ExclusionAnnounced) -> Iterator[Exclusion]:
    """Add the exclusion; a further notice of one that goes on replaces its announced days."""
    for one in before.exclusions:
        if one.procedure is not event.procedure or one.until:
            yield one
    yield Exclusion(procedure=event.procedure, since=event.since, days=event.days)


def _ended(before: Exclusions, event: ExclusionEnded) -> Iterator[Exclusion]:
    """End the exclusion that goes on; the fact ends it, not the announcement."""
    for one in before.exclusions:
        is_over = one.procedure is event.procedure and one.until is None
        yield replace(one, until=event.until) if is_over else one

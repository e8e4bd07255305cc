"""Limits 期限: lengthened once, days that did not count before, a calendar that changed."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.phase import Standing
from xuke.kernel.copying import replace
from xuke.kernel.law.limit import ExcludedPeriod


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitExtended:
    """延长期限: working days added once, by the head of the authority (article 42).

    Of a joint case `approved_by` names the head of the government who approved it.
    """

    on: date
    days: int
    by: str
    reason: str = ""
    approved_by: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExcluded:
    """不计入期限 (article 45): a period, or for imported history a number of working days."""

    on: date
    period: ExcludedPeriod | None = None
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChanged:
    """工作日历变更: the due day moved because a year's calendar came or changed; a note only."""

    on: date
    by: str
    calendar: str
    was_due: date | None = None
    now_due: date | None = None


LimitsEvent = LimitExtended | TimeExcluded | CalendarChanged


@dataclass(frozen=True, kw_only=True)
class Limits(Standing):
    """期限: what lengthens the limit of the decision."""

    excluded: tuple[TimeExcluded, ...] = ()
    extension: LimitExtended | None = None


_Case = TypeVar("_Case", bound=Limits)


def fold_limits(case: _Case, event: LimitsEvent) -> _Case:
    """Return the case after one more event of its limits."""
    match event:
        case LimitExtended():
            return replace(case, extension=event)
        case TimeExcluded():
            return replace(case, excluded=(*case.excluded, event))
        case CalendarChanged():
            return case
        case _:
            assert_never(event)

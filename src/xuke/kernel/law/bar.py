"""Bars 限制: who may not apply, promise, or supply later, for which item, and until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from xuke.kernel.law.citation import CIVIL_CODE, cites
from xuke.kernel.law.limit import DECEMBER, Span, Unit, add_months

FOR_EVER = date.max
"""The last day of a bar that no day ends."""


class BarKind(StrEnum):
    """What the bar keeps its holder from.

    Where a law says 不得再次申请 or 不予受理, it keeps from applying, and is asked as of the day of
    filing. Where it says 不予注册 alone, one may apply meanwhile, and it is asked as of the grant.
    """

    APPLICATION = "application"
    REGISTRATION = "registration"
    COMMITMENT = "commitment"
    TOLERANCE = "tolerance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """限制: from `since` to `until`, both included, this holder is kept from this.

    `holder` is the sealed index of an identity number, `item` is empty where it holds for every
    item, `basis` a citation's path, `source` the number of the case or certificate it came from.
    """

    kind: BarKind
    holder: str
    item: str
    since: date
    until: date
    basis: str
    source: str

    def runs(self, on: date, *, item: str) -> bool:
        """Whether it keeps its holder from this item on the day."""
        return self.since <= on <= self.until and self.item in {"", item}


def running(bars: Iterable[Bar], *, on: date, item: str, kind: BarKind) -> Bar | None:
    """Return the bar of this kind that holds on the day, of several the one that lasts longest."""
    holding = [one for one in bars if one.kind is kind and one.runs(on, item=item)]
    return max(holding, key=lambda one: one.until, default=None)


@cites(CIVIL_CODE.art(201), CIVIL_CODE.art(202))
def last_day(on: date, span: Span) -> date:
    """Return the last day of a bar: counted from the day after, to the corresponding day.

    A day off at its end does not lengthen it: nobody has to act on it (Civil Code 203).

    >>> last_day(date(2024, 2, 29), Span(1, Unit.YEAR))
    datetime.date(2025, 2, 28)
    """
    if span.unit is Unit.WORKING:
        # No law bars somebody for working days, and here is no calendar to count them by.
        raise ValueError(span)
    if span.unit is Unit.CALENDAR:
        return on + timedelta(days=span.length)
    return add_months(on, span.length * (DECEMBER if span.unit is Unit.YEAR else 1))

"""A figure: what an indicator comes to, for whom and when, with the exact parts it is made of."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from typing import Final

from xuke.catalogue.indicator import Indicator, Measure

Number = int | Decimal
_PRECISION: Final = 60
"""Digits of a division before it is rounded once: more than any sum has."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose figures, and of which days: from `since` up to the day before `until`."""

    authorities: tuple[str, ...]
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Parts:
    """What the rows gave, exactly: their number, and two sums that a value is made of.

    Of a sum, a mean: the sum. Of a median: the two values in the middle. Of a ratio: the values
    of its part and its whole.
    """

    rows: int
    first: Number = 0
    second: Number = 0


NOTHING: Final = Parts(0)


class Came(StrEnum):
    """How a value was come by: counted from the record, stated by the authority, revised since.

    One that nobody stated is not there, nor one of days before its indicator was used.
    """

    COMPUTED = "computed"
    STATED = "stated"
    REVISED = "revised"
    UNREPORTED = "unreported"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its parts, and how it was come by.

    None stands for "—" where it was computed, as there is nothing to divide by; where nobody has
    stated it, for 未报.
    """

    indicator: Indicator
    value: Number | None
    parts: Parts
    came: "Came"


def figure(indicator: Indicator, parts: Parts) -> Figure:
    """Return the figure that the parts come to; here alone is anything divided or rounded."""
    return Figure(indicator, _value(indicator, parts), parts, Came.COMPUTED)


def _value(indicator: Indicator, parts: Parts) -> Number | None:
    match indicator.measure:
        case Measure.COUNT:
            return parts.rows
        case Measure.SUM:
            return parts.first
        case Measure.MEAN:
            return _divided(parts.first, parts.rows, indicator.places)
        case Measure.MEDIAN:
            return _divided(parts.first + parts.second, 2 if parts.rows else 0, indicator.places)
        case Measure.RATIO:
            return _divided(parts.first, parts.second, indicator.places)
        case Measure.STATED:
            return None


def _divided(over: Number, under: Number, places: int) -> Decimal | None:
    """Divide, and round half up once; nothing where there is nothing to divide by."""
    if not under:
        return None
    with localcontext() as context:
        context.prec = _PRECISION
        exact = Decimal(over) / Decimal(under)
        return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)

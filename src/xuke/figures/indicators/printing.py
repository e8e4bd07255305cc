"""How a figure is printed: whole, with its places, as a share of a hundred, or as a dash."""

from decimal import Decimal
from typing import Final

from xuke.catalogue.indicator import Indicator
from xuke.figures.indicators.figure import Came, Figure, Number

DASH: Final = "—"
"""Where there is nothing to divide by; never a nought."""
UNREPORTED: Final = "未报"
"""Where nobody has stated it; never a nought either."""
NOT_APPLICABLE: Final = "不适用"
"""Of days before the indicator was used."""
_ABSENT: Final = {Came.UNREPORTED: UNREPORTED, Came.NOT_APPLICABLE: NOT_APPLICABLE}


def printed(figure: Figure) -> str:
    """Return the value with its unit."""
    one = figure.indicator
    if figure.value is None:
        return _ABSENT.get(figure.came, DASH)
    if one.is_ratio:
        return f"{figure.value * 100:.{max(one.places - 2, 0)}f}%"
    return f"{plain(figure.value, one)}{one.unit}"


def plain(value: Number, one: Indicator) -> str:
    """Return a number alone, with as many places as its indicator has."""
    return f"{Decimal(value):.{one.places}f}"

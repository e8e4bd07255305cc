"""How a figure is told in a sentence: exactly, or with a word that its rounding makes true."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from xuke.catalogue.outline import Reference, Style
from xuke.figures.indicators.figure import Figure
from xuke.figures.indicators.printing import plain, printed

_ROUNDED: Final = {
    Style.NEARLY: ROUND_CEILING,
    Style.OVER: ROUND_FLOOR,
    Style.AT_LEAST: ROUND_FLOOR,
    Style.ABOUT: ROUND_HALF_UP,
}
_HUNDRED: Final = 100


def told(figure: Figure, reference: Reference) -> str:
    """Return the figure as a sentence tells it; one that cannot be told with a word, exactly.

    近五百 of exactly five hundred would be untrue, as 超过一千 of exactly a thousand.
    """
    if figure.value is None:
        return printed(figure)
    if reference.style is Style.BARE:
        return plain(figure.value, figure.indicator)
    if reference.style is Style.EXACT or not reference.base:
        return printed(figure)
    base = Decimal(reference.base)
    value = Decimal(figure.value) * (_HUNDRED if figure.indicator.is_ratio else 1)
    near = (value / base).quantize(Decimal(1), _ROUNDED[reference.style]) * base
    unit = "%" if figure.indicator.is_ratio else figure.indicator.unit
    if not near or (near == value and reference.style in {Style.NEARLY, Style.OVER}):
        return printed(figure)
    if reference.style is Style.AT_LEAST:
        return f"{near:f}{unit}{Style.AT_LEAST}"
    return f"{reference.style}{near:f}{unit}"

"""Figures by indicators that are data: counted by one compiler, listed by the same predicate."""

from xuke.figures.indicators.counting import ALWAYS_BY, Figures, UnknownDimension, counted
from xuke.figures.indicators.figure import Figure, Scope
from xuke.figures.indicators.listing import Thing, things

__all__ = [
    "ALWAYS_BY",
    "Figure",
    "Figures",
    "Scope",
    "Thing",
    "UnknownDimension",
    "counted",
    "things",
]

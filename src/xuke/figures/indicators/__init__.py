"""Figures by indicators that are data: counted by one compiler, listed by the same predicate."""

from xuke.figures.indicators.counting import Figures, UnknownDimension, counted
from xuke.figures.indicators.figure import Figure, Scope
from xuke.figures.indicators.listing import Thing, things
from xuke.figures.indicators.reading import Reading, readings

__all__ = [
    "Figure",
    "Figures",
    "Reading",
    "Scope",
    "Thing",
    "UnknownDimension",
    "counted",
    "readings",
    "things",
]

"""Roll-ups: figures by month that are kept beside the rows that they count, and never wait."""

from xuke.figures.cubes.cube import Cube, Measure

__all__ = ["Cube", "Measure"]

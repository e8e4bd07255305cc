"""Parts of shapes that several kinds of data file share."""

from collections.abc import Mapping
from typing import Final

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.shape import Day, Effect, Inner, Integer, Option, Shape, Text, Value
from xuke.kernel.law.limit import Unit

NAME: Final = Inner(
    Shape({"zh": Text(effect=Effect.WORD), "en": Text(effect=Effect.WORD)}), effect=Effect.WORD
)
"""A name in Chinese and in English."""
CERTAIN: Final = Option(tuple(Certainty), effect=Effect.WORD)
SPAN: Final[Mapping[str, Value]] = {
    "length": Integer(minimum=1, maximum=999),
    "unit": Option(tuple(Unit)),
}
"""A length of time with its unit."""
CITED: Final[Mapping[str, Value]] = {"basis": Text(), "certainty": CERTAIN}
"""Where a value stands, and how sure that is."""
PRACTISED: Final[Mapping[str, Value]] = {"basis": Text(optional=True), "certainty": CERTAIN}
"""The same of a value that may rest on practice alone."""
PERIOD: Final[Mapping[str, Value]] = {"since": Day(optional=True), "until": Day(optional=True)}
"""The first and the last day in force."""

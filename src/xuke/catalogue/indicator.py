"""Indicators 指标: what a figure counts, as data; a ratio is two others, each of which opens."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.population import Population
from xuke.catalogue.predicate import ALWAYS, Predicate

MONTH: Final = "month"
BODY: Final = "authority"
ALWAYS_BY: Final = (MONTH, BODY)
"""What every count may be broken down by, beside the columns of its population."""


class Measure(StrEnum):
    """What is made of the rows: their number, a sum, a median, a mean; or a ratio of two others.

    What is `stated` has no rows yet: the authority says it, with its evidence.
    """

    COUNT = "count"
    SUM = "sum"
    MEDIAN = "median"
    MEAN = "mean"
    RATIO = "ratio"
    STATED = "stated"


class Over(StrEnum):
    """How values that were stated are put together, over days or over bodies.

    What happened adds up; what there is at the end is what was last stated; some is each one's own.
    """

    SUM = "sum"
    LAST = "last"
    OWN = "own"


class Relation(StrEnum):
    """How the two sides of an identity stand to each other."""

    EQUAL = "equal"
    AT_MOST = "at-most"


class Level(StrEnum):
    """What a broken identity is: a fault of the figures, or something that is merely unusual."""

    ERROR = "error"
    USUAL = "usual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator: its words, and what it makes of which rows of its population.

    `places` are decimal places, rounded half up. A ratio has `part` and `whole`, the ids of two
    indicators, and neither period nor predicate of its own.
    """

    id: str
    name: str
    meaning: str
    source: str
    certainty: Certainty
    unit: str
    since: date
    measure: Measure
    population: Population = field(repr=False)
    period: str = ""
    where: str = ""
    told: Predicate = field(default=ALWAYS, repr=False)
    of: str = ""
    part: str = ""
    whole: str = ""
    places: int = 0
    days: Over = Over.SUM
    bodies: Over = Over.SUM

    @property
    def is_ratio(self) -> bool:
        """Whether it is made of two others."""
        return self.measure is Measure.RATIO

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Return by what its figure may be broken down; what is stated, by nothing."""
        if self.measure is Measure.STATED:
            return ()
        return (*ALWAYS_BY, *self.population.dimensions)

    @property
    def counts_rows(self) -> bool:
        """Whether it is a number of things, which adds up over any breakdown."""
        return self.measure is Measure.COUNT


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """勾稽关系: what sums of indicators must be to each other, in the whole and in each part."""

    id: str
    says: str
    left: tuple[str, ...]
    relation: Relation
    right: tuple[str, ...]
    level: Level


@dataclass(frozen=True, slots=True)
class Indicators:
    """All indicators by id, in the order of their files, and the identities between them."""

    by_id: Mapping[str, Indicator]
    identities: tuple[Identity, ...]

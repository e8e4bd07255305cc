"""Reads indicators, data/indicators/<file>.yaml: those of one population, and their identities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from xuke.catalogue.certainty import Certainty, certainty_of
from xuke.catalogue.indicator import (
    Identity,
    Indicator,
    Indicators,
    Level,
    Measure,
    Over,
    Relation,
)
from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import Table, opened, refuse_equal
from xuke.catalogue.population import POPULATIONS, Population
from xuke.catalogue.predicate import ALWAYS, NotAPredicate, Predicate, predicate
from xuke.catalogue.shape import Day, Effect, Inner, Integer, Listed, Option, Shape, Text, Variants

_WORDS: Final = {
    "id": Text(effect=Effect.BREAK),
    "name": Text(effect=Effect.WORD),
    "meaning": Text(effect=Effect.WORD),
    "source": Text(effect=Effect.WORD),
    "certainty": Option(tuple(Certainty), default=Certainty.HIGH),
    "unit": Text(effect=Effect.WORD),
    "since": Day(),
    "measure": Option(tuple(Measure), default=Measure.COUNT),
    "places": Integer(maximum=6, optional=True),
}
_STATED: Final = {
    **_WORDS,
    "days": Option(tuple(Over), default=Over.SUM),
    "bodies": Option(tuple(Over), default=Over.SUM),
}
_OF_COLUMN: Final = frozenset({"sum", "median", "mean"})
_COUNTED: Final = {**_WORDS, "period": Text(), "where": Text(optional=True)}
_ROW: Final = Variants(
    "measure",
    (
        (frozenset({"ratio"}), Shape({**_WORDS, "part": Text(), "whole": Text()}, id="id")),
        (frozenset({"stated"}), Shape(_STATED, id="id")),
        (_OF_COLUMN, Shape({**_COUNTED, "of": Text()}, id="id")),
    ),
    otherwise=Shape(_COUNTED, id="id"),
)
_SIDE: Final = Listed(Text())
_IDENTITY: Final = Shape(
    {
        "id": Text(effect=Effect.BREAK),
        "says": Text(effect=Effect.WORD),
        "left": _SIDE,
        "is": Option(tuple(Relation), default=Relation.EQUAL),
        "right": _SIDE,
        "level": Option(tuple(Level), default=Level.ERROR),
    },
    id="id",
)
INDICATORS: Final = Shape(
    {
        "population": Option(tuple(POPULATIONS)),
        "indicators": Listed(Inner(_ROW)),
        "identities": Listed(Inner(_IDENTITY), optional=True),
    }
)
"""The indicators of one population."""


@dataclass(slots=True)
class _Read:
    """What has been read so far, with the table of each for what is only known at the end."""

    indicators: list[tuple[Table, Indicator]] = field(default_factory=list)
    identities: list[tuple[Table, Identity]] = field(default_factory=list)


def read_indicators(folder: Path, refusals: Refusals) -> Indicators:
    """Read all files of the folder; whatever is wrong is among the refusals."""
    read = _Read()
    for path in sorted(folder.glob("*.yaml")):
        _file(path, refusals, read)
    refuse_equal((table, "id", one.id) for table, one in read.indicators)
    refuse_equal((table, "id", one.id) for table, one in read.identities)
    by_id = {one.id: one for _, one in read.indicators}
    for table, one in read.indicators:
        if one.is_ratio:
            _known(table, "part", (one.part,), by_id)
            _known(table, "whole", (one.whole,), by_id)
    for table, two in read.identities:
        _known(table, "left", two.left, by_id)
        _known(table, "right", two.right, by_id)
    return Indicators(by_id, tuple(one for _, one in read.identities))


def read_indicator_file(path: Path, refusals: Refusals) -> None:
    """Read one file by itself: what it says of the indicators of others is not looked up."""
    _file(path, refusals, _Read())


def _file(path: Path, refusals: Refusals, read: _Read) -> None:
    table = opened(path, refusals, INDICATORS)
    if table is None:
        return
    population = POPULATIONS.get(table.option("population"))
    for one in table.tables("indicators"):
        found = _indicator(one, population)
        if found is not None:
            read.indicators.append((one, found))
    read.identities += [(one, _identity(one)) for one in table.tables("identities")]
    table.close()


def _indicator(table: Table, population: Population | None) -> Indicator | None:
    """Return an indicator; nothing where its population is not known."""
    measure = table.option("measure")
    # Everything is asked before anything is given up: each mistake is told at once.
    counted = _Counted.read(table, measure, population)
    words = _Words.read(table)
    if population is None or measure not in tuple(Measure):
        return None
    return Indicator(
        id=words.id,
        name=words.name,
        meaning=words.meaning,
        source=words.source,
        certainty=words.certainty,
        unit=words.unit,
        since=words.since,
        places=words.places,
        measure=Measure(measure),
        population=population,
        period=counted.period,
        where=counted.where,
        told=counted.told,
        of=counted.of,
        part=counted.part,
        whole=counted.whole,
        days=counted.days,
        bodies=counted.bodies,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """What every indicator says of itself."""

    id: str
    name: str
    meaning: str
    source: str
    unit: str
    certainty: Certainty
    since: date
    places: int

    @classmethod
    def read(cls, table: Table) -> "_Words":
        return cls(
            id=table.text("id"),
            name=table.text("name"),
            meaning=table.text("meaning"),
            source=table.text("source"),
            unit=table.text("unit"),
            certainty=certainty_of(table.option("certainty")),
            since=table.day("since"),
            places=table.integer("places") if table.has("places") else 0,
        )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What an indicator counts: rows of a period, or the ratio of two others."""

    period: str = ""
    where: str = ""
    told: Predicate = ALWAYS
    of: str = ""
    part: str = ""
    whole: str = ""
    days: Over = Over.SUM
    bodies: Over = Over.SUM

    @classmethod
    def read(cls, table: Table, measure: str, population: Population | None) -> "_Counted":
        if measure == Measure.RATIO:
            return cls(part=table.text("part"), whole=table.text("whole"))
        if measure == Measure.STATED:
            return cls(days=_over(table, "days"), bodies=_over(table, "bodies"))
        period, where = table.text("period"), table.text("where")
        of = table.text("of") if measure in _OF_COLUMN else ""
        if population is None:
            return cls()
        if period and period not in population.days:
            table.refuse("not-an-option", None, "period", allowed="、".join(population.days))
        if of and of not in population.sums:
            table.refuse("not-an-option", None, "of", allowed="、".join(population.sums))
        return cls(period=period, where=where, told=_told(table, where, population), of=of)


def _told(table: Table, where: str, population: Population) -> Predicate:
    """Return what the condition says; a refused one says nothing."""
    if not where:
        return ALWAYS
    try:
        return predicate(where, population)
    except NotAPredicate as error:
        table.refuse(error.reason, None, "where", **error.facts)
        return ALWAYS


def _over(table: Table, key: str) -> Over:
    """Return how values are put together; a word that is refused adds them up."""
    text = table.option(key)
    return Over(text) if text in tuple(Over) else Over.SUM


def _identity(table: Table) -> Identity:
    relation, level = table.option("is"), table.option("level")
    return Identity(
        id=table.text("id"),
        says=table.text("says"),
        left=table.texts("left"),
        relation=Relation(relation) if relation in tuple(Relation) else Relation.EQUAL,
        right=table.texts("right"),
        level=Level(level) if level in tuple(Level) else Level.ERROR,
    )


def _known(table: Table, key: str, names: Iterable[str], known: Mapping[str, Indicator]) -> None:
    """Refuse what names no indicator, and a ratio where parts are added up or divided."""
    for name in names:
        if name and (name not in known or known[name].is_ratio):
            table.refuse("unknown-indicator", None, key, other=name)

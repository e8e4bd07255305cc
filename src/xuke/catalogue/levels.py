"""实施层级: which level decides on an application, and which authority of it that is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from xuke.catalogue.authority import Authority
from xuke.catalogue.licence import LevelRule
from xuke.catalogue.scope_file import LEVELS
from xuke.kernel.law.citation import Citation, cites

COUNTY: Final = "县级"
CITY: Final = "市级"
PROVINCE: Final = "省级"
_DISTRICT: Final = "区级"
_MUNICIPALITIES: Final = frozenset({"11", "12", "31", "50"})
"""The first digits of the divisions of the four municipalities 直辖市."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The rule by which a level decides on an application, and the part of it that it is about."""

    rule: LevelRule
    part: str


@cites(Citation("radiological-practice-rules", 11))
def decided(
    rules: Iterable[LevelRule], answers: Mapping[str, str], on: date
) -> tuple[Decided, ...]:
    """Return what the highest level decides on, part by part; nothing where no rule knows a part.

    Where an application has parts of several levels, the highest decides: Rules on Radiological
    Practice 11(2) say so of classes of practice.
    """
    found = [
        Decided(rule=rule, part=part)
        for rule in rules
        for part in rule.parts_of(answers)
        if rule.holds(part, on)
    ]
    highest = min((LEVELS.index(one.rule.level) for one in found), default=0)
    return tuple(one for one in found if LEVELS.index(one.rule.level) == highest)


def levels_of(authority: Authority) -> frozenset[str]:
    """Return at which levels an authority decides.

    A district is a county in law. One of a municipality has a city's competences as well: there
    is no city between it and the province.
    """
    if authority.level not in {_DISTRICT, COUNTY}:
        return frozenset({authority.level})
    in_municipality = authority.division[:2] in _MUNICIPALITIES
    return frozenset({COUNTY, CITY}) if in_municipality else frozenset({COUNTY})


def competent(place: Authority, level: str, known: Iterable[Authority]) -> str:
    """Return the authority of the level in whose area the place lies; nothing where none is known.

    The files name a district's own superior; of a municipality that is the province's.
    """
    digits = {PROVINCE: 2, CITY: 4, COUNTY: 6}.get(level, 0)
    for one in known:
        same = one.division[:digits] == place.division[:digits]
        if digits and same and level in levels_of(one):
            return one.full_name
    above = PROVINCE if place.division[:2] in _MUNICIPALITIES else CITY
    is_below = levels_of(place) & {COUNTY}
    return place.parent if is_below and level == above else ""

"""The catalogue as one value: all that its folder holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xuke.catalogue.authority import Authority
from xuke.catalogue.bodies import Bodies
from xuke.catalogue.indicator import Indicators
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.law import Law
from xuke.catalogue.outline import Outline
from xuke.catalogue.search_file import SearchWords
from xuke.kernel.law.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that the folder holds; items in the order of their serial."""

    law: Law
    calendar: Calendar
    items: Mapping[str, LicenceItem]
    authorities: Mapping[str, Authority]
    names: Mapping[str, LicenceItem] = field(repr=False)
    search: SearchWords = field(repr=False)
    indicators: Indicators = field(repr=False)
    bodies: Bodies = field(repr=False)
    outlines: Mapping[str, Outline] = field(repr=False)

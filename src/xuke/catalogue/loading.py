"""Reads the whole catalogue from its folder, or refuses the whole of it with every reason."""

from pathlib import Path

from xuke.catalogue.authority_folder import read_authorities
from xuke.catalogue.bodies_file import read_bodies
from xuke.catalogue.calendars import read_calendar
from xuke.catalogue.claims import names_of, plain
from xuke.catalogue.errors import CatalogueError, Problem
from xuke.catalogue.indicator_file import read_indicators
from xuke.catalogue.item_folder import read_items
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import read_law
from xuke.catalogue.outline_file import read_outlines
from xuke.catalogue.search_file import read_search_words
from xuke.catalogue.whole import Catalogue
from xuke.catalogue.written_act_file import read_written_acts

DATA = Path(__file__).parents[3] / "data"
"""The catalogue that comes with the product."""


def load(folder: Path = DATA) -> Catalogue:
    """Return the catalogue; CatalogueError with all problems where any file is refused."""
    catalogue, problems = _read(folder)
    if problems:
        raise CatalogueError(problems)
    return catalogue


def check(folder: Path = DATA) -> list[Problem]:
    """Return every reason for which the folder would be refused; none if it would load."""
    return CatalogueError(_read(folder)[1]).problems


def _read(folder: Path) -> tuple[Catalogue, list[Problem]]:
    refusals = Refusals(folder)
    law = read_law(folder / "law", refusals)
    calendar = read_calendar(folder / "calendars", refusals)
    items = read_items(folder / "items", law, refusals)
    authorities = read_authorities(folder / "authorities", law, items, refusals)
    names = {plain(name): item for item in items.values() for name in names_of(item)}
    read_written_acts(folder / "documents", refusals, law)
    search = read_search_words(folder / "search" / "words.yaml", refusals)
    bodies = read_bodies(folder / "authorities" / "bodies", refusals)
    indicators = read_indicators(folder / "indicators", refusals)
    outlines = read_outlines(folder / "reports", refusals, indicators)
    catalogue = Catalogue(
        law, calendar, items, authorities, names, search, indicators, bodies, outlines
    )
    return catalogue, refusals.found

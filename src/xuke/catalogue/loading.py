"""Reads the whole catalogue from its folder, or refuses the whole of it with every reason."""

from collections.abc import Mapping
from pathlib import Path

from xuke.catalogue.authority import Authority
from xuke.catalogue.authority_file import read_authority
from xuke.catalogue.calendars import read_calendar
from xuke.catalogue.claims import names_of, plain
from xuke.catalogue.delegation_file import refuse_passed_on
from xuke.catalogue.errors import CatalogueError, Problem
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.item_folder import read_items
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law, read_law
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
    authorities = _authorities(folder / "authorities", law, items, refusals)
    names = {plain(name): item for item in items.values() for name in names_of(item)}
    read_written_acts(folder / "documents", refusals, law)
    search = read_search_words(folder / "search" / "words.yaml", refusals)
    return Catalogue(law, calendar, items, authorities, names, search), refusals.found


def _authorities(
    folder: Path, law: Law, items: Mapping[str, LicenceItem], refusals: Refusals
) -> Mapping[str, Authority]:
    paths = sorted(folder.glob("*.yaml"))
    read = {path.stem: read_authority(path, law, items, refusals) for path in paths}
    lines = [line for one in read.values() if one for line in one[1]]
    refuse_passed_on(lines, read.keys())
    return {code: one[0] for code, one in read.items() if one}

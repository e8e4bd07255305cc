"""Reads the whole catalogue from its folder, or refuses the whole of it with every reason."""

from collections.abc import Mapping
from pathlib import Path

from xuke.catalogue.authority import Authority
from xuke.catalogue.authority_file import read_authority
from xuke.catalogue.calendars import read_calendar
from xuke.catalogue.claims import CLAIMS, names_of, plain, refuse_taken
from xuke.catalogue.delegation_file import refuse_passed_on
from xuke.catalogue.errors import CatalogueError, Problem
from xuke.catalogue.form_file import read_fragments
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.item_file import read_item
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law, read_law
from xuke.catalogue.search_file import read_search_words
from xuke.catalogue.whole import Catalogue

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
    items = _items(folder / "items", law, refusals)
    authorities = _authorities(folder / "authorities", law, items, refusals)
    names = {plain(name): item for item in items.values() for name in names_of(item)}
    search = read_search_words(folder / "search" / "words.yaml", refusals)
    return Catalogue(law, calendar, items, authorities, names, search), refusals.found


def _items(folder: Path, law: Law, refusals: Refusals) -> Mapping[str, LicenceItem]:
    fragments = read_fragments(folder, refusals)
    paths = sorted(folder.glob("[!_]*/item.yaml"))
    read = [read_item(path, law, fragments, refusals) for path in paths]
    pairs = sorted((one for one in read if one), key=lambda pair: pair[0].serial)
    for attribute, claim in CLAIMS.items():
        refuse_taken(pairs, attribute, claim)
    return {item.slug: item for item, _ in pairs}


def _authorities(
    folder: Path, law: Law, items: Mapping[str, LicenceItem], refusals: Refusals
) -> Mapping[str, Authority]:
    paths = sorted(folder.glob("*.yaml"))
    read = {path.stem: read_authority(path, law, items, refusals) for path in paths}
    lines = [line for one in read.values() if one for line in one[1]]
    refuse_passed_on(lines, read.keys())
    return {code: one[0] for code, one in read.items() if one}

"""How a file of each kind is read by itself, against the law and the shared sections."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from xuke.catalogue.bodies_file import read_bodies_file
from xuke.catalogue.calendars import read_holidays, read_year
from xuke.catalogue.disclosure import read_standard
from xuke.catalogue.form_file import read_fragment
from xuke.catalogue.indicator_file import read_indicator_file
from xuke.catalogue.keys import Refusals
from xuke.catalogue.kit.conforming import conform_rows
from xuke.catalogue.kit.examples import CASE
from xuke.catalogue.kit.lawful import authority, document, item, value
from xuke.catalogue.law import read_statute
from xuke.catalogue.outline_file import read_outline
from xuke.catalogue.search_file import read_search_words

Reader = Callable[[Path, Path, Refusals], object]
READERS: Final[Mapping[str, Reader]] = {
    "item": item,
    "section": lambda path, _folder, refusals: read_fragment(path, refusals),
    "authority": authority,
    "calendar": lambda path, _folder, refusals: read_year(path, refusals),
    "holidays": lambda path, _folder, refusals: read_holidays(path, refusals),
    "statute": lambda path, _folder, refusals: read_statute(path, refusals),
    "value": value,
    "law-case": lambda path, _folder, refusals: conform_rows(path, refusals, CASE),
    "disclosure": lambda path, _folder, refusals: read_standard(path, refusals),
    "document": document,
    "indicators": lambda path, _folder, refusals: read_indicator_file(path, refusals),
    "bodies": lambda path, _folder, refusals: read_bodies_file(path, refusals),
    "outline": lambda path, _folder, refusals: read_outline(path, refusals),
    "search": lambda path, _folder, refusals: read_search_words(path, refusals),
}
"""How a file of each kind is read: its path, the catalogue's folder, where refusals go."""

"""How a file of each kind is read by itself, against the law and the shared sections."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from xuke.catalogue.authority_file import read_authority
from xuke.catalogue.calendars import read_holidays, read_year
from xuke.catalogue.disclosure import read_standard
from xuke.catalogue.form_file import read_fragment, read_fragments
from xuke.catalogue.item_file import read_item
from xuke.catalogue.keys import Refusals
from xuke.catalogue.kit.conforming import conform_rows
from xuke.catalogue.kit.examples import CASE
from xuke.catalogue.law import read_law, read_statute
from xuke.catalogue.law_values import read_value
from xuke.catalogue.loading import load
from xuke.catalogue.search_file import read_search_words


def _item(path: Path, folder: Path, refusals: Refusals) -> None:
    ours = Refusals(folder)
    fragments = read_fragments(folder / "items", ours)
    read_item(path, read_law(folder / "law", ours), fragments, refusals)


def _authority(path: Path, folder: Path, refusals: Refusals) -> None:
    catalogue = load(folder)
    read_authority(path, catalogue.law, catalogue.items, refusals)


def _value(path: Path, folder: Path, refusals: Refusals) -> None:
    law = read_law(folder / "law", Refusals(folder))
    read_value(path, law.certainty_on, refusals)


Reader = Callable[[Path, Path, Refusals], object]
READERS: Final[Mapping[str, Reader]] = {
    "item": _item,
    "section": lambda path, _folder, refusals: read_fragment(path, refusals),
    "authority": _authority,
    "calendar": lambda path, _folder, refusals: read_year(path, refusals),
    "holidays": lambda path, _folder, refusals: read_holidays(path, refusals),
    "statute": lambda path, _folder, refusals: read_statute(path, refusals),
    "value": _value,
    "law-case": lambda path, _folder, refusals: conform_rows(path, refusals, CASE),
    "disclosure": lambda path, _folder, refusals: read_standard(path, refusals),
    "search": lambda path, _folder, refusals: read_search_words(path, refusals),
}
"""How a file of each kind is read: its path, the catalogue's folder, where refusals go."""

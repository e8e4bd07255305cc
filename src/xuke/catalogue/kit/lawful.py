"""How a file that names the law is read by itself, against the law and what it shares."""

from pathlib import Path

from xuke.catalogue.authority_file import read_authority
from xuke.catalogue.form_file import read_fragments
from xuke.catalogue.item_file import read_item
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import read_law
from xuke.catalogue.law_values import read_value
from xuke.catalogue.loading import load
from xuke.catalogue.written_act_file import read_written_act


def item(path: Path, folder: Path, refusals: Refusals) -> None:
    """Read an item."""
    ours = Refusals(folder)
    fragments = read_fragments(folder / "items", ours)
    read_item(path, read_law(folder / "law", ours), fragments, refusals)


def authority(path: Path, folder: Path, refusals: Refusals) -> None:
    """Read an authority."""
    catalogue = load(folder)
    read_authority(path, catalogue.law, catalogue.items, refusals)


def value(path: Path, folder: Path, refusals: Refusals) -> None:
    """Read a value of the law."""
    law = read_law(folder / "law", Refusals(folder))
    read_value(path, law.certainty_on, refusals)


def document(path: Path, folder: Path, refusals: Refusals) -> None:
    """Read a document."""
    read_written_act(path, refusals, read_law(folder / "law", Refusals(folder)))

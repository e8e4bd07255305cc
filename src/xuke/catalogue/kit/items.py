"""Licence items as definitions: what a file says with the sections that it uses written out."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from xuke.catalogue.form_file import read_fragments, with_fragments
from xuke.catalogue.keys import Refusals
from xuke.catalogue.kit.content import Content, read
from xuke.catalogue.kit.version import Definition, canonical, definition_of
from xuke.catalogue.loading import DATA


def written_out(content: Content) -> Content:
    """Return an item's content as a whole; any other content as it is."""
    fragments = read_fragments(DATA / "items", Refusals(DATA))
    return with_fragments(content, {name: one.content for name, one in fragments.items()})


def definition_of_item(content: Content) -> Definition:
    """Return which version of which item a file without a mistake is."""
    if not isinstance(content, dict):
        raise TypeError(content)
    since = date.fromisoformat(str(content["version"]))
    return definition_of("item", str(content["item"]), since, written_out(content))


def versions(folder: Path = DATA) -> Iterator[tuple[Definition, str]]:
    """Yield which version each item's file is, with the text that its digest is the hash of."""
    for path in sorted(folder.glob("items/[!_]*/item.yaml")):
        content = read(path)
        yield definition_of_item(content), canonical(written_out(content))

"""Reads all items of the catalogue's folder, and refuses what two of them claim."""

from collections.abc import Mapping
from pathlib import Path

from xuke.catalogue.claims import CLAIMS, refuse_taken
from xuke.catalogue.form_file import read_fragments
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.item_file import read_item
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law


def read_items(folder: Path, law: Law, refusals: Refusals) -> Mapping[str, LicenceItem]:
    """Return the items by slug, in the order of their serial."""
    fragments = read_fragments(folder, refusals)
    paths = sorted(folder.glob("[!_]*/item.yaml"))
    read = [read_item(path, law, fragments, refusals) for path in paths]
    pairs = sorted((one for one in read if one), key=lambda pair: pair[0].serial)
    for attribute, claim in CLAIMS.items():
        refuse_taken(pairs, attribute, claim)
    return {item.slug: item for item, _ in pairs}

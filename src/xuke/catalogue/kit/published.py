"""An item read back from the text of a published version."""

from typing import Final

import yaml
from yaml.nodes import MappingNode

from xuke.catalogue.item import LicenceItem
from xuke.catalogue.item_file import item_of
from xuke.catalogue.item_shape import ITEM
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law
from xuke.catalogue.loading import DATA
from xuke.catalogue.nodes import Table

PUBLISHED: Final = "published"
"""Stands for the name of the file that a published version was read from."""


def item_as_published(text: str, law: Law) -> LicenceItem:
    """Return the item as the text of a published version tells it.

    It was checked when it was published. Whatever today's reader would refuse of it, because
    files are written otherwise by now, is left out and stops nothing.
    """
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    if not isinstance(node, MappingNode):
        raise TypeError(PUBLISHED)
    return item_of(Table(node, PUBLISHED, Refusals(DATA), ITEM), law, {})

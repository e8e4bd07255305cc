"""公示标准: the table of data items that data/disclosure prescribes, read once a process."""

from functools import cache
from typing import Final

from xuke.catalogue.disclosure import BadStandard, Column, Standard, read_standard
from xuke.catalogue.errors import CatalogueError
from xuke.catalogue.keys import Refusals
from xuke.catalogue.loading import DATA

__all__ = ["BadStandard", "Column", "Standard", "standard"]

FILE: Final = DATA / "disclosure" / "licences.yaml"


@cache
def standard() -> Standard:
    """Return the standard in force; CatalogueError with every reason where it is refused."""
    refusals = Refusals(DATA)
    read = read_standard(FILE, refusals)
    if read is None:
        raise CatalogueError(refusals.found)
    return read

"""The documents that are declared as data, read once a process and without the rest."""

from functools import cache

from xuke.catalogue.errors import CatalogueError
from xuke.catalogue.keys import Refusals
from xuke.catalogue.loading import DATA
from xuke.catalogue.written_act import WrittenAct
from xuke.catalogue.written_act_file import read_written_acts


@cache
def written_acts() -> tuple[WrittenAct, ...]:
    """Return them in the order of their names; CatalogueError where one is refused."""
    refusals = Refusals(DATA)
    read = read_written_acts(DATA / "documents", refusals)
    if refusals.found:
        raise CatalogueError(refusals.found)
    return read

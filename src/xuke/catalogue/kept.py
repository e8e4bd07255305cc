"""The product's own catalogue: read once a process, by whichever thread asks first."""

from functools import cache
from threading import Lock
from typing import Final

from xuke.catalogue.loading import load
from xuke.catalogue.whole import Catalogue

_READING: Final = Lock()


def loaded() -> Catalogue:
    """Return it; CatalogueError where any of its files is refused."""
    with _READING:
        return _loaded()


@cache
def _loaded() -> Catalogue:
    return load()

"""The product's own catalogue: read once a process, by whichever thread asks first."""

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from xuke.catalogue.loading import load
from xuke.catalogue.whole import Catalogue

if TYPE_CHECKING:
    from xuke.catalogue.search.terms import Index

_READING: Final = Lock()


def loaded() -> Catalogue:
    """Return it; CatalogueError where any of its files is refused."""
    with _READING:
        return _loaded()


@cache
def _loaded() -> Catalogue:
    return load()


@cache
def index() -> "Index":
    """Return its words, made once a process."""
    from xuke.catalogue.search.terms import index_of  # noqa: PLC0415 - pinyin tables load late

    return index_of(loaded())

"""The catalogue of a folder, and the product's own: read once, by whichever thread asks first."""

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Final

from xuke.catalogue.loading import check, load
from xuke.catalogue.whole import Catalogue

if TYPE_CHECKING:
    from xuke.catalogue.search.terms import Index

__all__ = ["check", "index", "load", "loaded"]

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

"""Checks one data file as it would be read, wherever it lies: a draft is refused like a file."""

from pathlib import Path
from typing import Final

from xuke.catalogue.errors import CatalogueError, Problem
from xuke.catalogue.keys import Refusals
from xuke.catalogue.kit.kind import Kind
from xuke.catalogue.kit.readers import READERS
from xuke.catalogue.loading import DATA, check

PLACED: Final = "wrong-name"
"""The reason for a name that does not fit its place: no fault of a draft that has none yet."""


def problems(path: Path, kind: Kind, folder: Path = DATA) -> list[Problem]:
    """Return every reason for which the file would be refused, were it put among its kind."""
    path, folder = path.resolve(), folder.resolve()
    if path not in kind.files(folder):
        return [one for one in _alone(path, kind, folder) if one.reason_code != PLACED]
    name = Refusals(folder).name_of(path)
    among_others = [one for one in check(folder) if one.file == name]
    return among_others or _alone(path, kind, folder)


def _alone(path: Path, kind: Kind, folder: Path) -> list[Problem]:
    """Read the file by itself, against the law and the shared sections of the folder."""
    refusals = Refusals(path.parent)
    READERS[kind.name](path, folder, refusals)
    return CatalogueError(refusals.found).problems

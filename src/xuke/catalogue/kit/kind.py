"""A kind of data file: where its files lie, and what may stand in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xuke.catalogue.loading import DATA
from xuke.catalogue.shape import Listed, Value


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of data file: the key by which any file shows it, what stands in it, its places."""

    name: str
    head: str
    root: Value
    places: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        """Whether a file holds many of them."""
        return isinstance(self.root, Listed)

    def files(self, folder: Path = DATA) -> Iterator[Path]:
        """Yield the files of this kind below the folder."""
        for place in self.places:
            yield from sorted(folder.glob(place))

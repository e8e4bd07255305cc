"""The kinds of data file: where each lies, how it is recognised, and what may stand in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xuke.catalogue.authority_shape import AUTHORITY
from xuke.catalogue.calendars import STATUTORY, YEAR
from xuke.catalogue.disclosure import STANDARD
from xuke.catalogue.form_file import SECTION
from xuke.catalogue.item_shape import ITEM
from xuke.catalogue.kit.content import Content
from xuke.catalogue.kit.examples import CASES
from xuke.catalogue.law_shape import STATUTE
from xuke.catalogue.law_values import VALUE
from xuke.catalogue.loading import DATA
from xuke.catalogue.shape import Inner, Listed, Value


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


_KINDS: Final = (
    Kind("item", "item", Inner(ITEM), ("items/*/item.yaml",)),
    Kind("section", "section", Inner(SECTION), ("items/_*.yaml",)),
    Kind("authority", "authority", Inner(AUTHORITY), ("authorities/*.yaml",)),
    Kind("calendar", "year", Inner(YEAR), ("calendars/*.yaml",)),
    Kind("holidays", "yearly", Inner(STATUTORY), ("calendars/statutory/*.yaml",)),
    Kind("statute", "statute", Inner(STATUTE), ("law/*/[0-9]*.yaml",)),
    Kind("value", "value", Inner(VALUE), ("law/values/*.yaml",)),
    Kind("law-case", "title", CASES, ("law/cases/*.yaml", "items/*/examples/*.yaml")),
    Kind("disclosure", "columns", Inner(STANDARD), ("disclosure/*.yaml",)),
)
KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in _KINDS}
"""Every kind by its name; a delegation is no file of its own, it stands in its authority's."""


def kind_of(content: Content) -> Kind | None:
    """Return the kind of file that says this, by the key that shows it."""
    is_list = isinstance(content, list)
    shown = content[0] if isinstance(content, list) and content else content
    if not isinstance(shown, dict):
        return None
    kinds = (one for one in KINDS.values() if one.head in shown and one.is_list is is_list)
    return next(kinds, None)

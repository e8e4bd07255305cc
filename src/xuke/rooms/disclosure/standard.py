"""公示标准: the table of data items that data/disclosure prescribes, read once a process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

FILE: Final = Path(__file__).parents[4] / "data" / "disclosure" / "licences.yaml"
REQUIRED: Final = frozenset({"always", "organisation", "person", "certificate", "optional"})
NAMES: Final = frozenset({"full", "masked", "none"})


class BadStandard(ValueError):
    """The table says something that nothing executes."""


@dataclass(frozen=True, slots=True)
class Column:
    """数据项: one item of the record, of whom it is required, and whether it is public."""

    code: str
    name: str
    length: int
    required: str
    public: bool

    def __post_init__(self) -> None:
        """Refuse a word that nothing executes."""
        if self.required not in REQUIRED:
            raise BadStandard(self.code, self.required)


@dataclass(frozen=True, slots=True)
class Standard:
    """The columns in their binding order, how persons are named, which answers say the content."""

    title: str
    to_confirm: str
    columns: tuple[Column, ...]
    names: Mapping[str, str]
    content: Mapping[str, tuple[str, ...]]
    identity_documents: Mapping[str, str]

    def __post_init__(self) -> None:
        """Refuse a way of naming that nothing executes."""
        unknown = set(self.names.values()) - NAMES
        if unknown:
            raise BadStandard("names", *sorted(unknown))

    def name_of_person(self, item: str) -> str:
        """Return how a natural person's name is shown for this item: full, masked or none."""
        return self.names.get(item, "masked")


@cache
def standard() -> Standard:
    """Return the standard in force."""
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Standard(
        title=told["title"],
        to_confirm=told["to_confirm"],
        columns=tuple(Column(**column) for column in told["columns"]),
        names=told["names"],
        content={item: tuple(fields) for item, fields in told["content"].items()},
        identity_documents=told["identity_documents"],
    )

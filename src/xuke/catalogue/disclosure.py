"""公示标准: the table of data items of the public record, and its reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import Table, opened
from xuke.catalogue.shape import (
    Day,
    Effect,
    Flag,
    Inner,
    Integer,
    Keyed,
    Listed,
    Option,
    Shape,
    Text,
)

REQUIRED: Final = ("always", "organisation", "person", "certificate", "optional")
NAMES: Final = ("full", "masked", "none")

_COLUMN: Final = Shape(
    {
        "code": Text(effect=Effect.BREAK),
        "name": Text(effect=Effect.WORD),
        "length": Integer(minimum=1, maximum=4000),
        "required": Option(REQUIRED),
        "public": Flag(default=None),
    },
    id="code",
)
STANDARD: Final = Shape(
    {
        "since": Day(),
        "title": Text(effect=Effect.WORD),
        "to_confirm": Text(effect=Effect.WORD),
        "names": Keyed(Text(), Option(NAMES)),
        "content": Keyed(Text(), Listed(Text())),
        "comment": Keyed(Text(), Listed(Text())),
        "identity_documents": Keyed(Text(), Text()),
        "columns": Listed(Inner(_COLUMN)),
    }
)
"""What the public record says, data/disclosure/licences.yaml."""


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
    """The columns in their binding order, how persons are named, which answers say the content.

    `comment` are the answers that the public is shown when it is asked 公示征求意见, by item.
    """

    title: str
    to_confirm: str
    columns: tuple[Column, ...]
    names: Mapping[str, str]
    content: Mapping[str, tuple[str, ...]]
    identity_documents: Mapping[str, str]
    since: date
    comment: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        """Refuse a way of naming that nothing executes."""
        unknown = set(self.names.values()) - set(NAMES)
        if unknown:
            raise BadStandard("names", *sorted(unknown))

    def name_of_person(self, item: str) -> str:
        """Return how a natural person's name is shown for this item: full, masked or none."""
        return self.names.get(item, "masked")


def read_standard(path: Path, refusals: Refusals) -> Standard | None:
    """Read the standard; None where anything in the file is refused."""
    before = len(refusals.found)
    table = opened(path, refusals, STANDARD)
    if table is None:
        return None
    since, title, to_confirm = table.day("since"), table.text("title"), table.text("to_confirm")
    columns = [_column(one) for one in table.tables("columns")]
    names = table.table_or_empty("names")
    named = {item: names.option(item) for item, _, _ in names.pairs()}
    answers, asked = (_answers(table.table_or_empty(key)) for key in ("content", "comment"))
    documents = table.notes("identity_documents")
    table.close()
    if len(refusals.found) > before:
        return None
    read = tuple(Column(*one) for one in columns)
    return Standard(title, to_confirm, read, named, answers, documents, since, asked)


def _answers(table: Table) -> dict[str, tuple[str, ...]]:
    """Return the answers by item."""
    return {item: table.texts(item) for item, _, _ in table.pairs()}


def _column(table: Table) -> tuple[str, str, int, str, bool]:
    """Return what a row says; its words are checked before it becomes a column."""
    return (
        table.text("code"),
        table.text("name"),
        table.integer("length"),
        table.option("required"),
        table.flag("public"),
    )

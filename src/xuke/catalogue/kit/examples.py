"""Dated examples: what a definition must do, told as law cases, and which of them fail."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from xuke.catalogue.loading import DATA
from xuke.catalogue.shape import Anything, Day, Inner, Keyed, Listed, Option, Shape, Text
from xuke.kernel.item.rule import Action

Story = Mapping[str, Any]

SUBJECTS: Final[Mapping[str, frozenset[str]]] = {
    "story": frozenset(
        {"item", "action", "rule", "law_of", "calendar", "persons", "given", "expect"}
    ),
    "import": frozenset({"item", "action", "rule", "law_of", "calendar", "expect"}),
    "life": frozenset(
        {"item", "licence", "licence_rule", "law_of", "calendar", "persons", "renewal", "expect"}
    ),
    "count": frozenset({"calendar"}),
    "competence": frozenset({"delegations"}),
    "values": frozenset(),
    "needs": frozenset(),
    "levels": frozenset(),
    "conditions": frozenset(),
    "demands": frozenset(),
    "barred": frozenset(),
}
"""What a case may be about, and what may stand beside it; an unread word would prove nothing."""

_FACTS: Final = Keyed(Text(), Anything(), optional=True)
_ENTRY: Final = Shape(
    {
        "day": Day(optional=True),
        "who": Text(optional=True),
        "does": Text(optional=True),
        "records": Listed(Text(), optional=True),
        "refused": Text(optional=True),
        "under": Text(optional=True),
        "expect": _FACTS,
    },
    more=True,
)
_ENTRIES: Final = Listed(Inner(_ENTRY), optional=True)
_ROWS: Final = Listed(_FACTS, optional=True)
CASE: Final = Shape(
    {
        "title": Text(),
        "shows": Listed(Text()),
        "item": Text(optional=True),
        "action": Option(tuple(Action), default=Action.NEW),
        "law_of": Day(optional=True),
        "rule": _FACTS,
        "licence_rule": _FACTS,
        "calendar": _FACTS,
        "persons": Keyed(Text(), Listed(Text()), optional=True),
        "given": Keyed(Text(), Day(), optional=True),
        "licence": _FACTS,
        "renewal": _ENTRIES,
        "delegations": _ROWS,
        "story": _ENTRIES,
        "life": _ENTRIES,
        "import": _FACTS,
        "competence": _ROWS,
        "count": _ROWS,
        "values": _ROWS,
        "needs": _ROWS,
        "levels": _ROWS,
        "conditions": _ROWS,
        "demands": _ROWS,
        "barred": _ROWS,
        "expect": _FACTS,
    },
    id="title",
)
CASES: Final = Listed(Inner(CASE))
"""A file of law cases, data/law/cases/<subject>.yaml or beside an item."""


@dataclass(frozen=True, slots=True)
class Example:
    """One case, with the file that it stands in."""

    path: Path
    story: Story

    @property
    def subject(self) -> str:
        """Return the item that the case lies beside, or the subject of its file."""
        return self.path.parts[-3] if self.path.parent.name == "examples" else self.path.stem

    @property
    def name(self) -> str:
        """Return how the case is called."""
        return f"{self.subject}: {self.story['title']}"


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out as it is told, and in what."""

    example: Example
    detail: str


def examples(folder: Path = DATA, slug: str = "*") -> Iterator[Example]:
    """Yield the examples beside an item, or beside all of them."""
    yield from _read(folder.glob(f"items/{slug}/examples/*.yaml"))


def law_cases(folder: Path = DATA) -> Iterator[Example]:
    """Yield every case: those about the general law, and the examples of all items."""
    yield from _read([*folder.glob("law/cases/*.yaml"), *folder.glob("items/*/examples/*.yaml")])


def _read(paths: Iterable[Path]) -> Iterator[Example]:
    for path in sorted(paths):
        for story in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader) or ():
            yield Example(path, story)


def failures(cases: Iterable[Example], tell: Callable[[Story], None]) -> Iterator[Failure]:
    """Yield the examples that fail when they are told; `tell` asserts what a case expects."""
    for case in cases:
        try:
            tell(case.story)
        except Exception as fault:  # noqa: BLE001 - whatever stops a case, its example has failed
            yield Failure(case, f"{type(fault).__name__}: {fault}")

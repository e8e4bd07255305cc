"""Reads YAML files node by node, so that whatever is refused names its file and line."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from xuke.catalogue.errors import Problem

UNCONFIRMED = "待确认"
"""Written in a file in the place of a fact that nobody has confirmed yet."""


@dataclass(slots=True)
class Refusals:
    """The problems found so far; reading goes on, so that all are told at once."""

    root: Path
    found: list[Problem] = field(default_factory=list)

    def name_of(self, path: Path) -> str:
        """Return the file's path as it is shown: from the catalogue's folder on."""
        return path.relative_to(self.root.parent).as_posix()


@dataclass(slots=True)
class Table:
    """A mapping in a file, whose keys are asked for one by one; the rest are refused."""

    node: MappingNode
    file: str
    refusals: Refusals
    path: str = ""
    entries: dict[str, tuple[Node, Node]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Index the keys, and refuse the second of two equal ones."""
        for key, value in self.node.value:
            name = str(key.value)
            if name in self.entries:
                self.refuse("duplicate-key", key, name)
            else:
                self.entries[name] = (key, value)

    def refuse(self, reason: str, node: Node | None = None, at: str = "", **facts: str) -> None:
        """Note a problem at this node; without one, at the key, or at the table itself."""
        if node is None:
            node = self.entries[at][1] if at in self.entries else self.node
        where = f"{self.path}.{at}".strip(".")
        value = node.value if isinstance(node, ScalarNode) else ""
        line = node.start_mark.line + 1
        self.refusals.found.append(Problem(self.file, line, reason, where, value, facts))

    def has(self, key: str) -> bool:
        """Tell whether the key is there."""
        self.asked.add(key)
        return key in self.entries

    def get(self, key: str, *, required: bool = True) -> Node | None:
        """Return the value's node; a required one that is missing is refused."""
        self.asked.add(key)
        if key in self.entries:
            return self.entries[key][1]
        if required:
            self.refuse("missing", None, "", key=key)
        return None

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there and not be empty."""
        node = self.get(key, required=default is None)
        return (default or "") if node is None else self.scalar(node, key)

    def scalar(self, node: Node, key: str) -> str:
        """Return the node's text, stripped; anything but a filled scalar is refused."""
        if not isinstance(node, ScalarNode):
            self.refuse("not-a-text", node, key)
            return ""
        text = str(node.value).strip()
        if not text:
            self.refuse("empty", node, key)
        return text

    def known(self, key: str) -> str | None:
        """Return a text, or nothing where the file says that it is not confirmed."""
        text = self.text(key)
        return None if text == UNCONFIRMED else text

    def option(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Return one of the allowed texts."""
        text = self.text(key, default)
        if text and text not in allowed:
            self.refuse("not-an-option", None, key, allowed="、".join(allowed))
        return text

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a boolean."""
        text = self.text(key, "true" if default else "false")
        if text not in {"true", "false"}:
            self.refuse("not-a-boolean", None, key)
        return text == "true"

    def integer(self, key: str, minimum: int = 0, maximum: int = 1_000_000) -> int:
        """Return a whole number within its bounds."""
        text = self.text(key)
        if not text.isascii() or not text.isdigit():
            if text:
                self.refuse("not-an-integer", None, key)
            return minimum
        if not minimum <= int(text) <= maximum:
            self.refuse("out-of-range", None, key, minimum=str(minimum), maximum=str(maximum))
            return minimum
        return int(text)

    def number(self, key: str) -> Decimal | None:
        """Return a decimal number, or nothing where the key is not given."""
        if not self.has(key):
            return None
        try:
            return Decimal(self.text(key))
        except InvalidOperation:
            self.refuse("not-a-number", None, key)
            return None

    def day(self, key: str) -> date:
        """Return a date."""
        text = self.text(key)
        return self.as_day(text, self.entries[key][1], key) if text else date.min

    def as_day(self, text: str, node: Node, key: str) -> date:
        """Read a date, also where it is a key."""
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.refuse("not-a-date", node, key)
            return date.min

    def table(self, key: str, *, required: bool = True) -> "Table | None":
        """Return the mapping under the key."""
        node = self.get(key, required=required)
        return None if node is None else self.below(node, key)

    def below(self, node: Node, key: str) -> "Table | None":
        """Return a node below this table as a table of its own."""
        path = f"{self.path}.{key}".strip(".")
        if isinstance(node, MappingNode):
            return Table(node, self.file, self.refusals, path)
        self.refuse("not-a-mapping", node, key)
        return None

    def listed(self, key: str, *, required: bool = True) -> list[Node]:
        """Return the nodes of the list under the key."""
        node = self.get(key, required=required)
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.refuse("not-a-list", node, key)
            return []
        if required and not node.value:
            self.refuse("empty", node, key)
        return list(node.value)

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(self.scalar(node, key) for node in self.listed(key, required=required))

    def options(self, key: str, allowed: Collection[str], reason: str) -> tuple[str, ...]:
        """Return the texts of a list, each of them allowed; the reason is for those not."""
        nodes = self.listed(key)
        for node in nodes:
            text = self.scalar(node, key)
            if text and text not in allowed:
                self.refuse(reason, node, key, allowed="、".join(allowed))
        return tuple(str(node.value) for node in nodes if node.value in allowed)

    def tables(self, key: str, *, required: bool = True) -> Iterator["Table"]:
        """Yield the mappings of a list, and check each for unknown keys after its use."""
        for number, node in enumerate(self.listed(key, required=required)):
            one = self.below(node, f"{key}[{number}]")
            if one is not None:
                yield one
                one.close()

    def pairs(self) -> Iterator[tuple[str, Node, Node]]:
        """Yield every key with both nodes, for tables whose keys are values themselves."""
        for key, (name, value) in self.entries.items():
            self.asked.add(key)
            yield key, name, value

    def notes(self, key: str, allowed: Collection[str] = ()) -> Mapping[str, str]:
        """Return a mapping of texts, its keys restricted where an allowance is given."""
        table = self.table(key, required=False)
        if table is None:
            return {}
        for name, node, _ in table.pairs():
            if allowed and name not in allowed:
                table.refuse("not-an-option", node, name, allowed="、".join(sorted(allowed)))
        return {name: table.scalar(node, name) for name, _, node in table.pairs()}

    def name(self) -> tuple[str, str]:
        """Return the Chinese and the English name; both must be given."""
        table = self.table("name")
        if table is None:
            return "", ""
        for language in ("zh", "en"):
            if not table.has(language):
                table.refuse("missing-translation", None, "", language=language)
        names = table.text("zh", ""), table.text("en", "")
        table.close()
        return names

    def close(self) -> None:
        """Refuse every key that nobody asked for."""
        for key, (node, _) in self.entries.items():
            if key not in self.asked:
                self.refuse("unknown-key", node, key, allowed="、".join(sorted(self.asked)))


def opened(path: Path, refusals: Refusals) -> Table | None:
    """Return the file's outermost mapping, or nothing where it cannot be read as one."""
    file = refusals.name_of(path)
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(file, 1, "unreadable", facts={"detail": type(error).__name__})
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        detail = str(getattr(error, "problem", "") or error)
        line = mark.line + 1 if mark else 1
        problem = Problem(file, line, "not-yaml", facts={"detail": detail})
    else:
        if isinstance(node, MappingNode):
            return Table(node, file, refusals)
        problem = Problem(file, 1, "not-a-mapping")
    refusals.found.append(problem)
    return None


def refuse_equal(tables: Iterable[tuple[Table, str, str]]) -> None:
    """Refuse a value that an earlier table already has: (table, key, value)."""
    seen: set[str] = set()
    for table, key, value in tables:
        if value in seen:
            table.refuse("duplicate-id", None, key)
        seen.add(value)

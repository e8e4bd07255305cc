"""Reads YAML files node by node, so that whatever is refused names its file and line."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from xuke.catalogue.errors import Problem
from xuke.catalogue.keys import Keys, Refusals, Undeclared
from xuke.catalogue.shape import (
    AnyShape,
    Day,
    Flag,
    Inner,
    Integer,
    Keyed,
    Listed,
    Number,
    Option,
    Text,
    Time,
)

UNCONFIRMED: Final = "待确认"
"""Written in a file in the place of a fact that nobody has confirmed yet."""

DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HOUR: Final = re.compile(r"[0-9]{2}:[0-9]{2}")
MAPPING: Final = "tag:yaml.org,2002:map"


@dataclass(slots=True)
class Table(Keys):
    """A mapping in a file, read value by value; what is refused goes to the refusals."""

    def text(self, key: str) -> str:
        """Return a text; where it may be left out and is, an empty one."""
        self.ask(key, Text)
        return self.filled(key)

    def known(self, key: str) -> str | None:
        """Return a text, or nothing where the file says that it is not confirmed."""
        text = self.text(key)
        return None if text == UNCONFIRMED else text

    def option(self, key: str, allowed: Collection[str] | None = None) -> str:
        """Return one of the allowed texts: the shape's, or those that other values allow."""
        declared = self.ask(key, Text, Option)
        default = None
        if isinstance(declared, Option):
            allowed, default = declared.allowed, declared.default
        text = self.filled(key, default)
        if text and text not in (allowed or ()):
            self.refuse("not-an-option", None, key, allowed="、".join(allowed or ()))
        return text

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Return a boolean; the default, where given, goes before the shape's."""
        declared = self.ask(key, Flag)
        otherwise = declared.default if default is None else default
        text = self.filled(key, str(otherwise).lower() if otherwise is not None else "")
        if text and text not in {"true", "false"}:
            self.refuse("not-a-boolean", None, key)
        return text == "true"

    def integer(self, key: str) -> int:
        """Return a whole number within the bounds that the shape declares."""
        bounds = self.ask(key, Integer)
        text = self.filled(key)
        if not text.isascii() or not text.isdigit():
            if text:
                self.refuse("not-an-integer", None, key)
            return bounds.minimum
        if not bounds.minimum <= int(text) <= bounds.maximum:
            least, most = str(bounds.minimum), str(bounds.maximum)
            self.refuse("out-of-range", None, key, minimum=least, maximum=most)
            return bounds.minimum
        return int(text)

    def number(self, key: str) -> Decimal | None:
        """Return a decimal number, or nothing where the key is not given."""
        self.ask(key, Number)
        if not self.has(key):
            return None
        try:
            return Decimal(self.filled(key))
        except InvalidOperation:
            self.refuse("not-a-number", None, key)
            return None

    def day(self, key: str) -> date:
        """Return a date."""
        self.ask(key, Day)
        text = self.filled(key)
        return self.as_day(text, self.entries[key][1], key) if text else date.min

    def known_day(self, key: str) -> date | None:
        """Return a date; nothing where it may be left out and is, or is not confirmed."""
        declared = self.ask(key, Day)
        text = self.filled(key)
        if not text or (declared.unconfirmed and text == UNCONFIRMED):
            return None
        return self.as_day(text, self.entries[key][1], key)

    def time(self, key: str) -> time:
        """Return a time of the day."""
        self.ask(key, Time)
        text = self.filled(key)
        try:
            return time.fromisoformat(text if HOUR.fullmatch(text) else "")
        except ValueError:
            self.refuse("not-a-time", None, key)
            return time.min

    def as_day(self, text: str, node: Node, key: str) -> date:
        """Read a date, also where it is a key."""
        try:
            return date.fromisoformat(text if DAY.fullmatch(text) else "")
        except ValueError:
            self.refuse("not-a-date", node, key)
            return date.min

    def table(self, key: str) -> "Table | None":
        """Return the mapping under the key."""
        node = self.get(key)
        return None if node is None else self.below(node, key)

    def table_or_empty(self, key: str) -> "Table":
        """Return the mapping under the key; where it is refused, an empty one that says nothing."""
        inner = self.table(key)
        if inner is not None:
            return inner
        mapping = MappingNode(MAPPING, [], self.node.start_mark, self.node.end_mark)
        return Table(mapping, self.file, Refusals(self.refusals.root), self._inner(key))

    def below(self, node: Node, key: str, at: str = "") -> "Table | None":
        """Return a node below this table as a table of its own."""
        path = f"{self.path}.{at or key}".strip(".")
        if isinstance(node, MappingNode):
            return Table(node, self.file, self.refusals, self._inner(key), path)
        self.refuse("not-a-mapping", node, at or key)
        return None

    def _inner(self, key: str) -> AnyShape:
        """Return the shape of the mapping under the key, or of those in the list there."""
        value = self.ask(key, Inner, Keyed, Listed)
        inner = value.of if isinstance(value, Listed) else value
        if isinstance(inner, Inner):
            return inner.shape
        if isinstance(inner, Keyed):
            return inner
        raise Undeclared(self.file, self.path, key)

    def listed(self, key: str) -> list[Node]:
        """Return the nodes of the list under the key."""
        declared = self.ask(key, Listed)
        node = self.get(key)
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.refuse("not-a-list", node, key)
            return []
        if not declared.optional and not node.value:
            self.refuse("empty", node, key)
        return list(node.value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(self.scalar(node, key) for node in self.listed(key))

    def options(
        self, key: str, allowed: Collection[str] = (), reason: str = "not-an-option"
    ) -> tuple[str, ...]:
        """Return the texts of a list, each of them allowed; the reason is for those not."""
        declared = self.ask(key, Listed).of
        if isinstance(declared, Option) and not allowed:
            allowed = declared.allowed
        nodes = self.listed(key)
        for node in nodes:
            text = self.scalar(node, key)
            if text and text not in allowed:
                self.refuse(reason, node, key, allowed="、".join(allowed))
        return tuple(str(node.value) for node in nodes if node.value in allowed)

    def tables(self, key: str) -> Iterator["Table"]:
        """Yield the mappings of a list, and check each for unknown keys after its use."""
        for number, node in enumerate(self.listed(key)):
            one = self.below(node, key, f"{key}[{number}]")
            if one is not None:
                yield one
                one.close()

    def pairs(self) -> Iterator[tuple[str, Node, Node]]:
        """Yield every key with both nodes, for tables whose keys are values themselves."""
        if not isinstance(self.shape, Keyed):
            raise Undeclared(self.file, self.path)
        for key, (name, value) in self.entries.items():
            self.asked.add(key)
            yield key, name, value

    def notes(self, key: str) -> Mapping[str, str]:
        """Return a mapping of texts, its keys restricted where the shape restricts them."""
        keys = self.ask(key, Keyed).keys
        table = self.table(key)
        if table is None:
            return {}
        for name, node, _ in table.pairs():
            if isinstance(keys, Option) and name not in keys.allowed:
                table.refuse("not-an-option", node, name, allowed="、".join(sorted(keys.allowed)))
        return {name: table.scalar(node, name) for name, _, node in table.pairs()}

    def name(self) -> tuple[str, str]:
        """Return the Chinese and the English name; both must be given."""
        table = self.table("name")
        if table is None:
            return "", ""
        chinese, english = (table.translation(language) for language in ("zh", "en"))
        table.close()
        return chinese, english

    def translation(self, language: str) -> str:
        """Return the name in this language; one that is missing is refused."""
        if not self.has(language):
            self.refuse("missing-translation", None, "", language=language)
            return ""
        return self.text(language)


def composed(path: Path, refusals: Refusals) -> Node | None:
    """Return what the file says as nodes, or nothing where it cannot be read as YAML."""
    file = refusals.name_of(path)
    try:
        return yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(file, 1, "unreadable", facts={"detail": type(error).__name__})
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        detail = str(getattr(error, "problem", "") or error)
        line = mark.line + 1 if mark else 1
        problem = Problem(file, line, "not-yaml", facts={"detail": detail})
    refusals.found.append(problem)
    return None


def opened(path: Path, refusals: Refusals, shape: AnyShape) -> Table | None:
    """Return the file's outermost mapping, or nothing where it cannot be read as one."""
    before = len(refusals.found)
    node = composed(path, refusals)
    file = refusals.name_of(path)
    if isinstance(node, MappingNode):
        return Table(node, file, refusals, shape)
    if len(refusals.found) == before:
        refusals.found.append(Problem(file, 1, "not-a-mapping"))
    return None


def opened_rows(path: Path, refusals: Refusals, shape: AnyShape) -> Iterator[Table]:
    """Yield the mappings of a file that is a list of them, and check each after its use."""
    before = len(refusals.found)
    root = composed(path, refusals)
    file = refusals.name_of(path)
    if not isinstance(root, SequenceNode):
        if len(refusals.found) == before:
            refusals.found.append(Problem(file, 1, "not-a-list"))
        return
    if not root.value:
        refusals.found.append(Problem(file, 1, "empty"))
    for number, node in enumerate(root.value):
        if not isinstance(node, MappingNode):
            line = node.start_mark.line + 1
            refusals.found.append(Problem(file, line, "not-a-mapping", f"[{number}]"))
            continue
        table = Table(node, file, refusals, shape, f"[{number}]")
        yield table
        table.close()


def refuse_equal(tables: Iterable[tuple[Table, str, str]]) -> None:
    """Refuse a value that an earlier table already has: (table, key, value)."""
    seen: set[str] = set()
    for table, key, value in tables:
        if value in seen:
            table.refuse("duplicate-id", None, key)
        seen.add(value)

"""The keys of a mapping in a YAML file: what stands under them, and what is refused of them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from yaml.nodes import MappingNode, Node, ScalarNode

from xuke.catalogue.errors import Problem
from xuke.catalogue.shape import AnyShape, Keyed, Shape, Value, Variants

V = TypeVar("V", bound=Value)
SWITCHES: Final = frozenset({"on", "off", "yes", "no", "true", "false", "null"})


@dataclass(slots=True)
class Refusals:
    """The problems found so far; reading goes on, so that all are told at once."""

    root: Path
    found: list[Problem] = field(default_factory=list)

    def name_of(self, path: Path) -> str:
        """Return the file's path as it is shown: from the catalogue's folder on."""
        return path.relative_to(self.root.parent).as_posix()


def is_switch(key: Node) -> bool:
    """Whether a key, unquoted, is read by other YAML readers as true, false or nothing."""
    return isinstance(key, ScalarNode) and key.value.lower() in SWITCHES and not key.style


class Undeclared(LookupError):
    """The reader and the shape of its file do not agree: (file, place, keys). A fault of ours."""


@dataclass(slots=True)
class Keys:
    """The keys of a mapping in a file, each asked for as its shape declares it."""

    node: MappingNode
    file: str
    refusals: Refusals
    declared: AnyShape
    path: str = ""
    entries: dict[str, tuple[Node, Node]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    shape: Shape | Keyed = field(init=False)

    def __post_init__(self) -> None:
        """Index the keys, and refuse the second of two equal ones and those that are switches."""
        for key, value in self.node.value:
            name = str(key.value)
            if is_switch(key):
                self.refuse("switch-key", key, name)
            if name in self.entries:
                self.refuse("duplicate-key", key, name)
            else:
                self.entries[name] = (key, value)
        self.shape = self._chosen(self.declared)

    def _chosen(self, declared: AnyShape) -> Shape | Keyed:
        """Return the shape itself; of variants the one that the deciding key's value chooses."""
        if not isinstance(declared, Variants):
            return declared
        _, node = self.entries.get(declared.by, (None, None))
        is_text = isinstance(node, ScalarNode)
        return declared.of(str(node.value).strip() if node and is_text else None)

    def refuse(self, reason: str, node: Node | None = None, at: str = "", **facts: str) -> None:
        """Note a problem at this node; without one, at the key, or at the table itself."""
        if node is None:
            node = self.entries[at][1] if at in self.entries else self.node
        where = f"{self.path}.{at}".strip(".")
        value = node.value if isinstance(node, ScalarNode) else ""
        line = node.start_mark.line + 1
        self.refusals.found.append(Problem(self.file, line, reason, where, value, facts))

    def ask(self, key: str, *kinds: type[V]) -> V:
        """Return what the shape declares of the key; the reader may ask for nothing else."""
        self.asked.add(key)
        value = self.shape.of if isinstance(self.shape, Keyed) else self.shape.keys.get(key)
        if value is None or not isinstance(value, kinds):
            raise Undeclared(self.file, self.path, key)
        return value

    def has(self, key: str) -> bool:
        """Tell whether the key is there."""
        self.ask(key, Value)
        return key in self.entries

    def get(self, key: str) -> Node | None:
        """Return the value's node; one that is missing is refused where the shape requires it."""
        declared = self.ask(key, Value)
        if key in self.entries:
            return self.entries[key][1]
        if declared.is_required:
            self.refuse("missing", None, "", key=key)
        return None

    def filled(self, key: str, default: str | None = None) -> str:
        """Return the text under the key; the default where it is left out."""
        node = self.get(key)
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

    def close(self) -> None:
        """Refuse every key that the shape does not declare; the reader has asked for the others."""
        if isinstance(self.shape, Keyed):
            return
        declared = self.shape.keys
        for key, (node, _) in self.entries.items():
            if key not in declared and not self.shape.more:
                self.refuse("unknown-key", node, key, allowed="、".join(sorted(declared)))
        unread = declared.keys() - self.asked
        if unread and not self.refusals.found:
            raise Undeclared(self.file, self.path, *sorted(unread))

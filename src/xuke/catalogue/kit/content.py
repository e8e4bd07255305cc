"""What a data file says, as plain values: the same for every reader of YAML."""

import re
from pathlib import Path
from typing import Final, TypeAlias

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Content: TypeAlias = "dict[str, Content] | list[Content] | str | int | float | bool | None"

WHOLE: Final = re.compile(r"0|-?[1-9][0-9]*", re.ASCII)
DECIMAL: Final = re.compile(r"-?[0-9]+\.[0-9]+", re.ASCII)
WORDS: Final = {"true": True, "false": False, "": None, "~": None, "null": None}
"""What the words stand for in YAML 1.2; no other word stands for anything but itself."""


def content_of(node: Node) -> Content:
    """Return what a node says; every key, and a day too, is a text."""
    match node:
        case MappingNode():
            return {str(key.value): content_of(value) for key, value in node.value}
        case SequenceNode():
            return [content_of(one) for one in node.value]
        case _:
            return _scalar(node)


def _scalar(node: Node) -> Content:
    """Return a quoted text as it is, a plain one as YAML 1.2 reads it."""
    text = str(node.value)
    is_plain = isinstance(node, ScalarNode) and not node.style
    if not is_plain:
        return text
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text


def read(path: Path) -> Content:
    """Return what the file says; it must be YAML."""
    return parsed(path.read_text(encoding="utf-8"))


def parsed(text: str) -> Content:
    """Return what the text of a file says."""
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    return None if node is None else content_of(node)

"""Every way of spoiling a data file that its shape knows: one place, one thing wrong there."""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xuke.catalogue.kit.content import Content
from xuke.catalogue.kit.difference import shape_of
from xuke.catalogue.shape import (
    Anything,
    Day,
    Flag,
    Inner,
    Integer,
    Keyed,
    Listed,
    Number,
    Option,
    Time,
    Value,
)

WRONG: Mapping[type[Value], tuple[str, ...]] = {
    Option: ("martian",),
    Flag: ("perhaps",),
    Integer: ("six",),
    Number: ("zero",),
    Day: ("spring", "2025-02-30", "20250228"),
    Time: ("morning", "25:00", "9:00"),
}
GONE = object()
"""Stands for a key that is left out."""

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Spoil:
    """What is put in the place of what stands there; `kind` is the place without its numbers."""

    kind: str
    place: Place
    value: object

    def spoilt(self, content: Content) -> Content:
        """Return the content with this one thing wrong."""
        whole: dict[str, Any] = {"file": copy.deepcopy(content)}
        inner: Any = whole
        *steps, last = ("file", *self.place)
        for step in steps:
            inner = inner[step]
        if self.value is GONE:
            del inner[last]
        else:
            inner[last] = self.value
        spoilt: Content = whole["file"]
        return spoilt


def spoils(root: Value, content: Content) -> Iterator[Spoil]:
    """Yield the ways of spoiling this content."""
    yield from _of(root, content, "", ())


def _of(value: Value, content: Content, kind: str, place: Place) -> Iterator[Spoil]:
    for number, wrong in enumerate(_wrong(value)):
        yield Spoil(f"{kind}!{number}", place, wrong)
    match value:
        case Inner(shape=shape) if isinstance(content, dict):
            chosen = shape_of(shape, content)
            variant = "" if chosen is shape else "/".join(chosen.keys)
            yield from _of_keys(chosen.keys, content, f"{kind}({variant})", place)
            if not chosen.more:
                yield Spoil(f"{kind}({variant})+", (*place, "colour"), "red")
        case Keyed() if isinstance(content, dict):
            for key, inner in content.items():
                yield from _of(value.of, inner, f"{kind}.*", (*place, key))
        case Listed() if isinstance(content, list):
            for number, inner in enumerate(content):
                yield from _of(value.of, inner, f"{kind}[]", (*place, number))


def _of_keys(
    keys: Mapping[str, Value], content: Mapping[str, Content], kind: str, place: Place
) -> Iterator[Spoil]:
    for key, value in keys.items():
        if key in content:
            yield Spoil(f"{kind}.{key}-", (*place, key), GONE)
            yield from _of(value, content[key], f"{kind}.{key}", (*place, key))


def _wrong(value: Value) -> list[object]:
    """Return what cannot stand in the place of the value."""
    if isinstance(value, Listed):
        return ["red", {"red": "red"}, *([] if value.optional else [[]])]
    if isinstance(value, Inner | Keyed):
        return ["red", ["red"]]
    if isinstance(value, Anything):
        return []
    bounds = [value.minimum - 1, value.maximum + 1] if isinstance(value, Integer) else []
    return [["red"], {"red": "red"}, "", *WRONG.get(type(value), ()), *bounds]

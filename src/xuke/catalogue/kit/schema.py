"""The JSON Schema of a kind of data file, from the same shape that its reader asks."""

from collections.abc import Callable, Iterable, Mapping
from functools import singledispatch
from typing import Any, Final

from xuke.catalogue.nodes import UNCONFIRMED
from xuke.catalogue.shape import (
    Day,
    Flag,
    Inner,
    Integer,
    Keyed,
    Listed,
    Number,
    Option,
    Shape,
    Text,
    Time,
    Value,
    Variants,
)

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FILLED: Final = {"pattern": r"\S"}
TIME: Final = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
SCALAR: Final = ["string", "number", "boolean"]
"""What is a text to our reader; an unquoted number or true is one too."""

BELOW: Final = ("items", "additionalProperties", "then", "else")
"""Where a schema goes on for the same key."""

Json = dict[str, Any]
Describe = Callable[[str, str], str]
"""What a key stands for: the key above it, the key."""


def schema_of(name: str, root: Value, describe: Describe | None = None) -> Json:
    """Return the schema of the kind of file with this name, each key with what it stands for."""
    schema = of_value(root)
    if describe is not None:
        _describe(schema, name, describe)
    return {"$schema": DIALECT, "title": name, **schema}


def _describe(schema: Json, parent: str, describe: Describe) -> None:
    """Write beside every key what it stands for below its parent."""
    for key, inner in schema.get("properties", {}).items():
        _describe(inner, key, describe)
        inner["description"] = describe(parent, key)
    for inner in (*(schema.get(name) for name in BELOW), *schema.get("anyOf", ())):
        if isinstance(inner, dict):
            _describe(inner, parent, describe)


@singledispatch
def of_value(_value: Value) -> Json:
    """Return the schema of what stands under a key; it may be anything."""
    return {}


@of_value.register
def _(_value: Text) -> Json:
    return {"type": SCALAR, **FILLED}


@of_value.register
def _(value: Option) -> Json:
    return {"enum": [str(one) for one in value.allowed]}


@of_value.register
def _(_value: Flag) -> Json:
    return {"type": "boolean"}


@of_value.register
def _(value: Integer) -> Json:
    return {"type": "integer", "minimum": value.minimum, "maximum": value.maximum}


@of_value.register
def _(_value: Number) -> Json:
    return {"type": "number"}


@of_value.register
def _(value: Day) -> Json:
    day = {"type": "string", "format": "date"}
    return {"anyOf": [{"const": UNCONFIRMED}, day]} if value.unconfirmed else day


@of_value.register
def _(_value: Time) -> Json:
    return {"type": "string", "pattern": TIME}


@of_value.register
def _(value: Listed) -> Json:
    filled = {} if value.optional else {"minItems": 1}
    return {"type": "array", "items": of_value(value.of), **filled}


@of_value.register
def _(value: Inner) -> Json:
    inner = of_shape(value.shape)
    return {"anyOf": [{"const": value.word}, inner]} if value.word else inner


@of_value.register
def _(value: Keyed) -> Json:
    # A key is a text to every reader, whatever it looks like.
    names = dict(FILLED) if isinstance(value.keys, Text) else of_value(value.keys)
    return {
        "type": "object",
        "propertyNames": names,
        "additionalProperties": of_value(value.of),
    }


def of_shape(shape: Shape | Variants) -> Json:
    """Return the schema of a mapping with keys of its own."""
    if isinstance(shape, Variants):
        return _of_variants(shape.by, shape.shapes, of_shape(shape.otherwise))
    return {
        "type": "object",
        "properties": {key: of_value(value) for key, value in shape.keys.items()},
        "required": [key for key, value in shape.keys.items() if value.is_required],
        "additionalProperties": shape.more,
    }


def _of_variants(
    by: str, shapes: Iterable[tuple[frozenset[str], Shape]], otherwise: Mapping[str, Any]
) -> Json:
    """Return a chain of conditions on the deciding key, the last of them without one."""
    chain = dict(otherwise)
    for values, shape in reversed(tuple(shapes)):
        is_any = values is Variants.ANY
        decides: Json = {} if is_any else {"properties": {by: {"enum": sorted(map(str, values))}}}
        condition = {"required": [by], **decides}
        chain = {"if": condition, "then": of_shape(shape), "else": chain}
    return chain

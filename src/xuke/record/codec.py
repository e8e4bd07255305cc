"""Events as JSON facts and back; reading what was written gives the same event."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from xuke.record.sharing import same, shared

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
Facts = dict[str, Json]


def encode(event: object) -> Facts:
    """Return the event's facts; only text, whole numbers, truth values, lists, mappings."""
    # mypy sees object.__hash__ here, though a type can be hashed.
    names = _fields(type(event))  # type: ignore[arg-type]
    return {name: _encode(getattr(event, name)) for name in names}


def decode(kind: type, facts: Mapping[str, Json]) -> Any:  # noqa: ANN401 - the kind is the type
    """Return the event of this kind; fields that an old event lacks take their default."""
    readers = _readers(kind)
    return kind(**{name: readers[name](value) for name, value in facts.items()})


@cache
def _fields(kind: Hashable) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, once a type."""
    return tuple(field.name for field in fields(kind))  # type: ignore[arg-type]


def _encode(value: object) -> Json:  # noqa: PLR0911 - one line a kind of value
    """Return one value as JSON."""
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple() | frozenset():
            return [_encode(one) for one in value]
        case Mapping():
            return {str(key): _encode(one) for key, one in value.items()}
        case _:
            # mypy sees object.__hash__ here, though a type can be hashed.
            is_shared = _is_compound(type(value))  # type: ignore[arg-type]
            return same(value, encode) if is_shared else encode(value)


@cache
def _readers(kind: type) -> Mapping[str, Callable[[Any], Any]]:
    """Return a reader for each field of a dataclass, once a type."""
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in fields(kind)}


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401, PLR0911 - types are values here
    """Return what turns JSON into a value of this type."""
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        return _optional(_reader(next(one for one in get_args(hint) if one is not NoneType)))
    if origin is tuple:
        inner = _reader(get_args(hint)[0])
        return lambda value: tuple(inner(one) for one in value)
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return dict
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and is_dataclass(hint):
        read = partial(decode, hint)
        return shared(read) if _is_compound(hint) else read
    if hint in {int, str, bool}:
        return _same
    reader: Callable[[Any], Any] = hint
    return reader


@cache
def _is_compound(kind: Hashable) -> bool:
    """Whether values of this type hold further ones, as rules do: many events share each."""
    return any(
        is_dataclass(part) for hint in get_type_hints(kind).values() for part in _parts(hint)
    )


def _parts(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - types are values here
    return get_args(hint) or (hint,)


def _same(value: Json) -> Json:
    """Return a value that JSON already holds as it is."""
    return value


def _optional(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a reader that lets nothing be nothing."""
    return lambda value: None if value is None else reader(value)

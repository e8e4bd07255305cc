"""Events as JSON facts and back; reading what was written gives the same event."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from xuke.record.sharing import same, shared

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]
Facts = dict[str, Json]
Names = tuple[str, ...]


def encode(event: object) -> Facts:
    """Return the event's facts; only text, whole numbers, truth values, lists, mappings."""
    # mypy sees object.__hash__ here, though a type can be hashed.
    names, values, written = _shape(type(event))  # type: ignore[arg-type]
    facts: Facts = dict(zip(names, values(event), strict=True))
    for name in written:
        facts[name] = _encode(facts[name])
    return facts


def decode(kind: type, facts: Mapping[str, Json]) -> Any:  # noqa: ANN401 - the kind is the type
    """Return the event of this kind; fields that an old event lacks take their default."""
    told: dict[str, Any] = dict(facts)
    for name, reader in _readers(kind):
        if name in told:
            told[name] = reader(told[name])
    return kind(**told)


@cache
def _shape(kind: type) -> tuple[Names, Callable[[Any], Iterable[Any]], Names]:
    """Return a type's fields, what gets their values, and which of them JSON has no like of."""
    hints = get_type_hints(kind)
    names = tuple(field.name for field in fields(kind))
    written = tuple(name for name in names if not _is_plain(hints[name]))
    if len(names) == 1:
        (only,) = names
        return names, lambda event: (getattr(event, only),), written
    return names, attrgetter(*names), written


@cache
def is_told_alike(kind: type) -> bool:
    """Whether equal values of this type are told by equal facts, to the letter.

    12.5 and 12.50 are equal, and so are 1 and true; a mapping has no hash by which to be found.
    """
    return all(map(_is_alike, get_type_hints(kind).values()))


def _is_alike(hint: Any) -> bool:  # noqa: ANN401 - types are values here
    if get_origin(hint) in {Union, UnionType, tuple}:
        # Of tuples of any length the dots are an argument as well.
        return all(_is_alike(one) for one in get_args(hint) if one is not ...)
    return hint in {str, bool, date, NoneType}


def _is_plain(hint: Any) -> bool:  # noqa: ANN401 - types are values here
    """Whether JSON holds every value of this type as it is."""
    kinds = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    return set(kinds) <= {str, int, bool, NoneType}


def _encode(value: object) -> Json:
    """Return one value as JSON."""
    # mypy sees object.__hash__ here, though a type can be hashed.
    return _writer(type(value))(value)  # type: ignore[arg-type]


@cache
def _writer(kind: type) -> Callable[[Any], Json]:
    """Return what turns values of this type into JSON."""
    for known, write in _WRITERS:
        if issubclass(kind, known):
            return write
    return partial(same, write=encode) if _is_compound(kind) else encode


def _encode_each(values: Iterable[object]) -> Json:
    return [_encode(one) for one in values]


def _encode_mapping(values: Mapping[object, object]) -> Json:
    return {str(key): _encode(one) for key, one in values.items()}


@cache
def _readers(kind: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return a reader for each field that JSON does not hold as it is, once a type."""
    hints = get_type_hints(kind)
    names = (field.name for field in fields(kind) if not _is_plain(hints[field.name]))
    return tuple((name, _reader(hints[name])) for name in names)


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
def _is_compound(kind: type) -> bool:
    """Whether values of this type hold further ones, as rules do: many events share each."""
    return any(
        is_dataclass(part) for hint in get_type_hints(kind).values() for part in _parts(hint)
    )


def _parts(hint: Any) -> tuple[Any, ...]:  # noqa: ANN401 - types are values here
    return get_args(hint) or (hint,)


def _same(value: Json) -> Json:
    """Return a value that JSON already holds as it is."""
    return value


_WRITERS: Final[tuple[tuple[type | tuple[type, ...], Callable[[Any], Json]], ...]] = (
    # Some of ours are texts or numbers as well.
    (Enum, lambda member: str(member.value)),
    ((NoneType, bool, int, str), _same),
    (date, date.isoformat),
    (Decimal, str),
    ((tuple, frozenset), _encode_each),
    (Mapping, _encode_mapping),
)


def _optional(reader: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a reader that lets nothing be nothing."""
    return lambda value: None if value is None else reader(value)

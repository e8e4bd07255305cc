"""Values as the texts that their columns read: of one type, whatever they are."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, Final
from uuid import UUID

from xuke.record.jsontext import written


def as_text(value: Any) -> Any:  # noqa: ANN401 - any value of a column
    """Return a value as text that its column reads, whatever its type; bytes stay bytes.

    The server prepares a statement for the types that it is given: with a type for nothing, one for
    a small number and one for a large one, the same statement would be prepared over and over.
    A list is an array; for a column of JSON it has to be written first. TypeError for anything
    that no column holds, rather than have its description stored.
    """
    write = _WRITERS.get(type(value))
    if write:
        return write(value)
    # Words of our own are texts of their own type.
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"No column holds a value of type {type(value).__name__}.")


def _array(values: Sequence[object]) -> str:
    """Return values as an array of PostgreSQL; nothing is no element of ours."""
    if not values:
        return "{}"
    texts = [one if type(one) is str else _element(one) for one in values]
    # Looked for in all of them at once: hardly any has a mark that must be told from a real one.
    together = "".join(texts)
    if "\\" in together or '"' in together:
        texts = [one.replace("\\", "\\\\").replace('"', '\\"') for one in texts]
    return '{"' + '","'.join(texts) + '"}'


def _element(value: object) -> str:
    text = as_text(value)
    if type(text) is not str:
        raise TypeError(f"No array holds a value of type {type(value).__name__}.")
    return text


def _same(value: Any) -> Any:  # noqa: ANN401 - any value of a column
    return value


_WRITERS: Final[Mapping[type, Callable[[Any], Any]]] = {
    NoneType: _same,
    str: _same,
    bytes: _same,
    bool: lambda value: "t" if value else "f",
    int: str,
    Decimal: str,
    UUID: str,
    date: date.isoformat,
    datetime: str,
    bytearray: bytes,
    memoryview: bytes,
    list: _array,
    dict: lambda value: written(value).decode(),
}

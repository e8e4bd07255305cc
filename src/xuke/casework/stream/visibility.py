"""What a person may see: one declaration a kind of stream, for lists and for a single stream."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from xuke.kernel.person import Person
from xuke.record.events import Stream

R = TypeVar("R", bound=Model)
S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visibility(Generic[R, S]):
    """Who sees a kind of stream: said of the rows of its read model, and of one stream.

    The two must agree; a test draws persons and streams of every kind and compares.
    """

    kind: str
    model: type[R]
    rows: Callable[[Person], Q]
    single: Callable[[Person, Stream, S], bool]


class DeclaredTwice(Exception):
    """The visibility of this kind of stream is declared already."""


_declared: dict[str, Visibility[Any, Any]] = {}


def register(visibility: Visibility[Any, Any]) -> None:
    """Declare who sees a kind of stream; registered when the product starts."""
    if visibility.kind in _declared:
        raise DeclaredTwice(visibility.kind)
    _declared[visibility.kind] = visibility


def visibilities() -> Mapping[str, Visibility[Any, Any]]:
    """Return what is declared, by kind."""
    return MappingProxyType(_declared)


def visible(kind: str, person: Person) -> QuerySet[Any]:
    """Return the rows of this kind that the person may see: for lists, search, export, figures."""
    declared = _declared[kind]
    rows: QuerySet[Any] = declared.model._default_manager.filter(declared.rows(person))  # noqa: SLF001 - Django's documented one
    return rows


def may_see(person: Person, stream: Stream, state: object) -> bool:
    """Whether the person may see this one stream, of whichever kind; the same rule as for lists."""
    return _declared[stream.kind].single(person, stream, state)

"""How streams of a kind are shown where the kind has no pages of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

from xuke.casework.stream.kinds import Kind
from xuke.casework.stream.rows import Row

S = TypeVar("S")
Label = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Generic[S]):
    """A kind of stream as its generic pages show it.

    `name` is what one of them is called; `facts` are its lines under their labels.
    """

    kind: Kind[S]
    name: Label
    row: Callable[[S], Row]
    facts: Callable[[S], Iterable[tuple[Label, object]]]


_shown: dict[str, Shown[Any]] = {}


def register(shown: Shown[Any]) -> None:
    """Show a kind on the generic pages; a second time for one kind stops the start."""
    if _shown.setdefault(shown.kind.name, shown) is not shown:
        raise ValueError(f"Streams of kind {shown.kind.name!r} are shown twice.")


def shown_of(kind: str) -> Shown[Any] | None:
    """Return how streams of this kind are shown, if the generic pages show them at all."""
    return _shown.get(kind)

"""What may stand in a data file: declared once, asked by its reader, printed as JSON Schema.

A reader's table (`nodes.Table`) takes from here whether a key is required, what is allowed and
within which bounds, and stops at a key that is not declared; so a shape and its reader are one.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import ClassVar


class Effect(StrEnum):
    """What a change of a definition does to the cases and entries that are open.

    word: all at once · add: they may adopt it · law: new ones only · narrow: at once, everywhere
    · widen: new ones, never what is sealed · break: refused.
    """

    WORD = "word"
    ADD = "add"
    LAW = "law"
    NARROW = "narrow"
    WIDEN = "widen"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Value:
    """What stands under a key; `effect` is what a change of it does."""

    _: KW_ONLY
    optional: bool = False
    effect: Effect = Effect.LAW

    @property
    def is_required(self) -> bool:
        """Whether it must be there."""
        return not self.optional


@dataclass(frozen=True, slots=True)
class Anything(Value):
    """Whatever the file says; its reader looks at it by itself."""


@dataclass(frozen=True, slots=True)
class Text(Value):
    """A filled text."""


@dataclass(frozen=True, slots=True)
class Option(Value):
    """One of some words; with a default it may be left out."""

    allowed: tuple[str, ...]
    default: str | None = None

    @property
    def is_required(self) -> bool:
        """Whether it must be there: nothing is read in its place."""
        return not self.optional and self.default is None


@dataclass(frozen=True, slots=True)
class Flag(Value):
    """True or false, and which of them where it is left out; None where it must be given."""

    default: bool | None = False

    @property
    def is_required(self) -> bool:
        """Whether it must be there: nothing is read in its place."""
        return not self.optional and self.default is None


@dataclass(frozen=True, slots=True)
class Sealing(Flag):
    """A flag that hides what it stands beside: to set it narrows, to lift it widens."""


@dataclass(frozen=True, slots=True)
class Integer(Value):
    """A whole number within its bounds."""

    minimum: int = 0
    maximum: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Number(Value):
    """A decimal number."""


@dataclass(frozen=True, slots=True)
class Day(Value):
    """A date such as 2025-01-20; `unconfirmed` lets the file say that nobody knows it yet."""

    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Time(Value):
    """A time such as 09:00."""


@dataclass(frozen=True, slots=True)
class Listed(Value):
    """A list; one that is required is not empty."""

    of: Value


@dataclass(frozen=True, slots=True)
class Choices(Listed):
    """A list of what may be chosen: a longer one adds, a shorter one narrows."""


@dataclass(frozen=True, slots=True)
class Keyed(Value):
    """A mapping whose keys are values themselves: days, actions, names."""

    keys: Value
    of: Value


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping's keys; nothing else may stand in it, unless `more` is set.

    `id` is the key that tells one row of a list from another for ever, and `optional_by` the
    flag by which a row may be left unanswered: to add such a row binds nobody.
    """

    keys: Mapping[str, Value]
    _: KW_ONLY
    id: str = ""
    optional_by: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Variants:
    """A mapping whose keys depend on the value of one of them, `by`."""

    ANY: ClassVar[frozenset[str]] = frozenset({"*"})
    """Stands for whatever value: that the key is there decides."""

    by: str
    shapes: tuple[tuple[frozenset[str], Shape], ...]
    otherwise: Shape

    def of(self, value: str | None) -> Shape:
        """Return the shape for this value of the deciding key; None where it is missing."""
        for values, shape in self.shapes:
            if value is not None and (values is self.ANY or value in values):
                return shape
        return self.otherwise


@dataclass(frozen=True, slots=True)
class Inner(Value):
    """A mapping with keys of its own; or, where `word` is given, that word in its place."""

    shape: Shape | Variants
    word: str = ""


AnyShape = Shape | Variants | Keyed

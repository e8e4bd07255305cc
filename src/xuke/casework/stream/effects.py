"""Effects between streams: what comes before an act, and what follows in the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from xuke.casework.stream.act import Act
from xuke.casework.stream.kinds import Loaded
from xuke.casework.stream.readmodels import Change

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What follows when one of these events is recorded on a stream of this kind."""

    name: str
    kind: str
    events: tuple[type, ...]
    follows: Callable[[Change[Any], Act], None]

    def is_called_for(self, change: Change[Any]) -> bool:
        """Whether the change recorded one of its events."""
        return change.stream.kind == self.kind and change.has(*self.events)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forerunner:
    """What must have been done before anybody acts on a stream of this kind.

    `precedes` is shown the stream as it stands, and says whether it may stand differently now.
    """

    name: str
    kind: str
    precedes: Callable[[Loaded[Any], Act], bool]


_effects: dict[str, Effect] = {}
_forerunners: dict[str, Forerunner] = {}


def register_effect(effect: Effect) -> None:
    """Add an effect when the product starts; a second one of its name stops the start."""
    if _effects.setdefault(effect.name, effect) is not effect:
        raise ValueError(f"Two effects are named {effect.name!r}.")


def register_forerunner(forerunner: Forerunner) -> None:
    """Add what comes before acts; a second one of its name stops the start."""
    if _forerunners.setdefault(forerunner.name, forerunner) is not forerunner:
        raise ValueError(f"Two forerunners are named {forerunner.name!r}.")


def registered() -> tuple[Effect, ...]:
    """Return the effects in the order in which they were registered."""
    return tuple(_effects.values())


def forerunners() -> tuple[Forerunner, ...]:
    """Return what comes before acts, in the order in which it was registered."""
    return tuple(_forerunners.values())


def precede(loaded: Loaded[Any], act: Act) -> bool:
    """Do what must have been done before anybody acts; whether the stream is to be read again."""
    kind = loaded.stream.kind
    mine = [one for one in _forerunners.values() if one.kind == kind]
    return sum(one.precedes(loaded, act) for one in mine) > 0


def is_followed(change: Change[Any]) -> bool:
    """Whether anything may follow from what was recorded."""
    return any(effect.is_called_for(change) for effect in _effects.values())


def follow(change: Change[Any], act: Act) -> None:
    """Do what follows from what was recorded."""
    for effect in _effects.values():
        if effect.is_called_for(change):
            effect.follows(change, act)

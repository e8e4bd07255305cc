"""What comes before an act on a case, and what follows from it in the same transaction."""

from collections.abc import Callable
from uuid import UUID

from xuke.casework.stream.acting import Act
from xuke.casework.stream.readmodels import Change

Follower = Callable[[Change, Act], None]
Forerunner = Callable[[UUID, Act], None]

_followers: dict[str, Follower] = {}
_forerunners: dict[str, Forerunner] = {}


def register_follower(name: str, follower: Follower) -> None:
    """Add what is done after every act on a case; registered when the product starts."""
    if _followers.setdefault(name, follower) is not follower:
        raise ValueError(f"There are two followers {name!r}.")


def register_forerunner(name: str, forerunner: Forerunner) -> None:
    """Add what is done before every act on a case; registered when the product starts."""
    if _forerunners.setdefault(name, forerunner) is not forerunner:
        raise ValueError(f"There are two forerunners {name!r}.")


def precede(stream: UUID, act: Act) -> None:
    """Do what must have been done before anybody acts on the case."""
    for forerunner in _forerunners.values():
        forerunner(stream, act)


def follow(change: Change, act: Act) -> None:
    """Do what follows from what was recorded."""
    for follower in _followers.values():
        follower(change, act)

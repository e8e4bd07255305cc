"""What follows from an act on a case elsewhere, in the same transaction."""

from collections.abc import Callable

from xuke.casework.acting import Act
from xuke.casework.projection import Change

Follower = Callable[[Change, Act], None]

_followers: dict[str, Follower] = {}


def register_follower(name: str, follower: Follower) -> None:
    """Add what is done after every act on a case; registered when the product starts."""
    _followers[name] = follower


def follow(change: Change, act: Act) -> None:
    """Do what follows from what was recorded."""
    for follower in _followers.values():
        follower(change, act)

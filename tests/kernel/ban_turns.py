"""What anybody might tell of a ban, on a case or on a licence: entered, confirmed, taken back."""

from collections.abc import Callable
from typing import Any

from xuke.kernel.item.ban import Banned


def ban_turns(of: Callable[[Any], Banned]) -> dict[str, Callable[[Any], dict[str, Any]]]:
    """Return what is told by each verb of a ban, about what the turn is about."""
    return {
        "note-ban": lambda t: {
            "ground": t.name,
            "since": t.on,
            "for_life": True,
            "document": t.name,
            "issuer": t.name,
            "reason": t.words,
        },
        "confirm-ban": lambda t: {"ground": t.of(*of(t).bans_awaiting, "x")},
        "withdraw-ban": lambda t: {
            "ground": t.of(*of(t).bans_awaiting, *of(t).bans, "x"),
            "reason": t.words,
            "evidence": t.name,
        },
    }

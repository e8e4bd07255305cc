"""A changed copy of a frozen value, many times as quick as the standard library's."""

from typing import TYPE_CHECKING, TypeVar

__all__ = ["replace"]

T = TypeVar("T")

if TYPE_CHECKING:
    # The checker knows the fields that the standard library's may change.
    from dataclasses import replace
else:

    def replace(value: T, **changes: object) -> T:
        """Return a copy with these fields changed; for frozen dataclasses without slots."""
        copy = object.__new__(type(value))
        # Frozen forbids setting attributes, and has each field set by a call; this is one call.
        object.__setattr__(copy, "__dict__", value.__dict__ | changes)
        return copy

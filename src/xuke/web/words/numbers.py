"""Whole numbers that strangers wrote."""

from typing import Final

_MOST_DIGITS: Final = 18
"""More do not fit the database's integers."""


def whole_number(text: str) -> int | None:
    """Return a number written in plain digits, or nothing.

    >>> whole_number("12"), whole_number("²"), whole_number("-1"), whole_number("9" * 19)
    (12, None, None, None)
    """
    plain = text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
    return int(text) if plain else None

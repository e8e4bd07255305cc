"""JSON as the record keeps it: written and read quickly, and exactly as the standard library does.

orjson knows whole numbers of 64 bits only: a longer one it refuses to write, and reads as a
fraction that is not the same number. Such a text is left to the standard library, which takes more
for JSON than there is: that is refused whichever way a text is read.
"""

import json
from collections.abc import Callable
from math import isfinite
from typing import Any, Final, NoReturn

import orjson

_DIGITS: Final = bytes.maketrans(b"123456789", b"000000000")
_LONG_NUMBER: Final = b"0" * 19
"""So many digits in a row, each taken for a nought: found ten times as quickly as by a pattern."""


def written(value: object, default: Callable[[Any], Any] | None = None) -> bytes:
    """Return a value as JSON: keys in order, no blank, UTF-8. Over these bytes hashes are taken.

    `default` makes something that JSON has of whatever it has not.
    """
    try:
        return orjson.dumps(value, default, orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        text = json.dumps(
            value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=default
        )
        return text.encode()


def read(text: str) -> Any:  # noqa: ANN401 - whatever was written
    """Return the value that a JSON text tells, or raise ValueError where it is none."""
    told = text.encode()
    return _exact(text) if _LONG_NUMBER in told.translate(_DIGITS) else orjson.loads(told)


def _exact(text: str) -> Any:  # noqa: ANN401 - whatever was written
    """Return the same of a text with a long number."""
    try:
        value = json.loads(text, parse_constant=_refused, parse_float=_finite)
        written(value)  # half a character cannot be
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def _refused(word: str) -> NoReturn:
    """Refuse what the standard library takes for a number: NaN and the infinite."""
    raise ValueError(f"no JSON: {word}")


def _finite(digits: str) -> float:
    """Return a fraction; one that is too large would be infinite."""
    number = float(digits)
    if not isfinite(number):
        _refused(digits)
    return number

"""JSON as the record keeps it: written and read quickly, and exactly as the standard library does.

orjson knows whole numbers of 64 bits only: a longer one it refuses to write, and reads as a
fraction that is not the same number. Such a text is left to the standard library.
"""

import json
from collections.abc import Callable
from typing import Any, Final

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
    """Return the value that a JSON text tells."""
    told = text.encode()
    return json.loads(text) if _LONG_NUMBER in told.translate(_DIGITS) else orjson.loads(told)

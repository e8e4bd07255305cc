"""Values that many events tell alike, such as the rule of an item: read and written once."""

import marshal
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

_KEPT: Final = 1000
_WITHOUT_REFERENCES: Final = 2
"""The last form of marshal in which equal values give equal bytes, however they came to be."""


def shared(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return a reader of values that cannot be changed; what was told lately is not read again.

    What is told is compared in full, by its bytes: these are made ten times as quickly as a rule is
    read.
    """

    @lru_cache(maxsize=_KEPT)
    def kept(told: bytes) -> Any:  # noqa: ANN401 - whatever the reader reads
        return read(marshal.loads(told))  # noqa: S302 - written in the line below, never stored

    return lambda value: kept(marshal.dumps(value, _WITHOUT_REFERENCES))


@dataclass(slots=True)
class _Written:
    """A value and the facts that it was written as; their text, once somebody asked for it."""

    value: object
    facts: dict[str, Any]
    text: bytes = b""


_by_value: Final[dict[int, _Written]] = {}
_by_facts: Final[dict[int, _Written]] = {}


def same(value: object, write: Callable[[object], dict[str, Any]]) -> dict[str, Any]:
    """Return the facts that this very value was written as before; nobody may change either."""
    # What is kept keeps the value: no other can have its identity meanwhile.
    known = _by_value.get(id(value))
    if known is not None and known.value is value:
        return known.facts
    if len(_by_value) >= _KEPT:
        _by_value.clear()
        _by_facts.clear()
    written = _Written(value, write(value))
    _by_value[id(value)] = _by_facts[id(written.facts)] = written
    return written.facts


def same_text(facts: object, write: Callable[[object], bytes]) -> bytes | None:
    """Return the text of facts that `same` gave out, written once; nothing of any others."""
    known = _by_facts.get(id(facts))
    if known is None or known.facts is not facts:
        return None
    known.text = known.text or write(facts)
    return known.text

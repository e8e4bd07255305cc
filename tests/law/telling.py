"""Tells one act of a law case, and holds it against what the case says of it."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from xuke.kernel.law.refusal import Unlawful

E = TypeVar("E")
Facts = dict[str, Any]

TEXT = "查明的事实和理由见案卷，符合本例说明。"
HOLDER = "index-of-the-holder"


def tell(entry: Facts, decide: Callable[[Facts], tuple[E, ...]]) -> tuple[E, ...]:
    """Tell one act; return what it records, or nothing where it is refused as told."""
    facts = dict(entry)
    expected, under = facts.pop("refused", None), facts.pop("under", None)
    records = facts.pop("records", None)
    try:
        events = decide(facts)
    except Unlawful as refused:
        assert refused.code == expected, (entry, refused.code, refused.facts)
        assert_under(under, refused)
        return ()
    assert expected is None, f"{entry}: {expected} was expected"
    assert not facts, f"{entry}: nobody asked for {sorted(facts)}"
    names = [type(event).__name__ for event in events]
    assert records is None or names == records, names
    return events


def assert_under(under: str | None, refused: Unlawful) -> None:
    """Hold the provision that the refusal names against the one that the case names."""
    found = f"{refused.citation}/"
    assert under is None or found.startswith(f"{under}/"), (refused.code, found)


def as_json(value: Any) -> Any:  # noqa: ANN401 - what YAML holds
    """Return what YAML read, with days as the codec reads them."""
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {key: as_json(one) for key, one in value.items()}
        case list():
            return [as_json(one) for one in value]
        case _:
            return value

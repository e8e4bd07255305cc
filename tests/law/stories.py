"""Finds the law cases in data/, and says what is in each."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xuke.catalogue.kit.examples import Example, Story, law_cases

ACTS = ("story", "life", "renewal", "competence", "import")
"""The parts of a case in which somebody acts, and may be refused."""

CASES: Sequence[Example] = tuple(law_cases())
"""Every case, with the file it stands in."""


def is_refusing(story: Story) -> bool:
    """Whether the law says no somewhere in the case: to an act, a right, or a day."""
    return any("refused" in entry for entry in entries(story)) or any(
        _says_no(name, value) for told in expectations(story) for name, value in told.items()
    )


def is_late(story: Story) -> bool:
    """Whether the case expects that something came too late."""
    told = [pair for one in expectations(story) for pair in one.items()]
    return any(_is_late(name, value) for name, value in told)


def entries(story: Story) -> Iterator[Mapping[str, Any]]:
    """Yield every act that the case tells."""
    for part in ACTS:
        told = story.get(part, ())
        yield from [told] if isinstance(told, Mapping) else told


def expectations(story: Story) -> Iterator[Mapping[str, Any]]:
    """Yield what the case expects, at its end and on its way."""
    yield story.get("expect", {})
    yield from (entry["expect"] for entry in entries(story) if "expect" in entry)


def _says_no(name: str, value: object) -> bool:
    """Whether the expectation is that something is not allowed, or was late."""
    if " may " in name:
        return value is not True
    return _is_late(name, value)


def _is_late(name: str, value: object) -> bool:
    return (name == "in_time" and value is False) or (name == "late" and bool(value))

"""One thing that the guide tells: a label, sentences, where they stand, how sure they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from xuke.catalogue.licence import Origin
from xuke.kernel.law.limit import Span
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the guide; `basis` is a provision's path, empty where only practice says it."""

    label: str
    words: Sequence[str]
    basis: str = ""
    unsure: bool = False


def sourced(label: str, words: Sequence[str], origin: Origin | None) -> Line:
    """Return the line of a value with its origin; the general law's values need none."""
    if origin is None:
        return Line(label=label, words=words)
    unsure = not origin.certainty.is_confirmed
    return Line(label=label, words=words, basis=origin.basis, unsure=unsure)


def span(length: Span) -> str:
    """Return a length of time in words, such as 30日."""
    return sentences.span(length.length, length.unit.value)

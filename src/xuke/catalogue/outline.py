"""Outlines of reports: sections of sentences, in which every digit is a reference to a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Style(StrEnum):
    """How a value is told: exactly, without its unit, or rounded so that the word is true.

    Rounded is to a base: 近 up to the next multiple, 超过 and 以上 down to the last one below it or
    at it, 约 to the nearest.
    """

    EXACT = "exact"
    BARE = "bare"
    NEARLY = "近"
    OVER = "超过"
    AT_LEAST = "以上"
    ABOUT = "约"


@dataclass(frozen=True, slots=True)
class Edge:
    """A day of a report's year, or of one before it: years back, month, day."""

    back: int
    month: int
    day: int

    def of(self, year: int) -> date:
        """Return the day of a report of this year."""
        return date(year - self.back, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a figure, both ends included."""

    first: Edge
    last: Edge


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure in a sentence: which indicator, of which days, told how; a share has its base."""

    indicator: str
    days: str
    style: Style
    base: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A word of the report in a sentence: its year, or the body's name."""

    word: str


Piece = str | Reference | Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its sentences, in order; what only people can write is a note to them."""

    id: str
    heading: str
    sentences: tuple[tuple[Piece, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An outline by its slug; `days` has the stretches by name, of which `year` is the report's."""

    slug: str
    name: str
    title: tuple[Piece, ...]
    source: str
    days: Mapping[str, Days]
    sections: tuple[Section, ...]

    @property
    def references(self) -> tuple[Reference, ...]:
        """Return every figure that the outline tells, in its order."""
        pieces = (piece for one in self.sections for told in one.sentences for piece in told)
        return tuple(piece for piece in pieces if isinstance(piece, Reference))

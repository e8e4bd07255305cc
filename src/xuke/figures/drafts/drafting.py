"""Fills an outline: sentences with figures, each with its days, its kind and its statement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xuke.catalogue.outline import Days, Outline, Piece, Place, Reference, Section
from xuke.catalogue.whole import Catalogue
from xuke.figures.drafts.telling import told
from xuke.figures.indicators import Reading, Scope, readings

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure of a draft: the reading with its days, both included, and how it is told."""

    reading: Reading
    since: date
    until: date
    printed: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: words and figures in their order."""

    pieces: tuple[str | Drawn, ...]

    @property
    def text(self) -> str:
        """Return it as it is read."""
        return "".join(one if isinstance(one, str) else one.printed for one in self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a draft: its heading and sentences, and what people have still to write."""

    id: str
    heading: str
    sentences: tuple[Told, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A report of a body and year, not yet edited by anybody."""

    outline: Outline
    body: str
    year: int
    title: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """Return the whole as plain text."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.title
        for part in self.parts:
            yield ""
            yield part.heading
            yield from (one.text for one in part.sentences)
            if part.note:
                yield f"【{part.note}】"

    @property
    def figures(self) -> tuple[Drawn, ...]:
        """Return every figure that it tells, in its order."""
        pieces = (piece for part in self.parts for one in part.sentences for piece in one.pieces)
        return tuple(piece for piece in pieces if isinstance(piece, Drawn))


def drafted(outline: Outline, body: str, year: int, known: Catalogue) -> Draft:
    """Return the draft of a body's report of a year.

    All figures of the same days are read together.
    """
    filling = _Filling(outline, body, year, known)
    return Draft(
        outline,
        body,
        year,
        "".join(filling.word(one) for one in outline.title),
        tuple(filling.part(one) for one in outline.sections),
    )


class _Filling:
    """An outline with what its figures came to."""

    def __init__(self, outline: Outline, body: str, year: int, known: Catalogue) -> None:
        self._year = year
        self._known = known
        self._days = outline.days
        self._name = _name(body, outline.days["year"].last.of(year), known)
        self._read = {
            name: self._reading(body, days, _of(outline.references, name))
            for name, days in outline.days.items()
        }

    def _reading(self, body: str, days: Days, names: Sequence[str]) -> Mapping[str, Reading]:
        """Return the readings of the figures of one stretch of days."""
        since, last = days.first.of(self._year), days.last.of(self._year)
        known, bodies = self._known.indicators.by_id, self._known.bodies
        scope = Scope(bodies.below(body, last), since, last + _DAY)
        return readings([known[name] for name in names], known, scope, bodies)

    def part(self, section: Section) -> Part:
        """Return a section with its figures."""
        sentences = tuple(Told(tuple(map(self._drawn, one))) for one in section.sentences)
        return Part(section.id, section.heading, sentences, section.note)

    def _drawn(self, piece: Piece) -> str | Drawn:
        if not isinstance(piece, Reference):
            return self.word(piece)
        days, reading = self._days[piece.days], self._read[piece.days][piece.indicator]
        since, until = days.first.of(self._year), days.last.of(self._year)
        return Drawn(reading, since, until, told(reading.figure, piece))

    def word(self, piece: Piece) -> str:
        """Return words as they are, or what the report says of itself."""
        if isinstance(piece, Place):
            return str(self._year) if piece.word == "year" else self._name
        return str(piece)


def _of(references: Sequence[Reference], days: str) -> list[str]:
    """Return the indicators told of one stretch of days, each once."""
    return list(dict.fromkeys(one.indicator for one in references if one.days == days))


def _name(body: str, day: date, known: Catalogue) -> str:
    """Return what the body was called that day."""
    named = known.bodies.name_on(body, day)
    return named.name if named else body

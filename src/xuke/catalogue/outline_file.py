"""Reads the outlines of reports, data/reports/<slug>.yaml; digits stand in figures alone."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from xuke.catalogue.indicator import Indicators
from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import Table, opened
from xuke.catalogue.outline import Days, Edge, Outline, Piece, Place, Reference, Section, Style
from xuke.catalogue.shape import Effect, Inner, Keyed, Listed, Shape, Text

_DAYS: Final = Shape({"from": Text(), "to": Text()})
_SECTION: Final = Shape(
    {
        "id": Text(effect=Effect.BREAK),
        "heading": Text(effect=Effect.WORD),
        "say": Listed(Text(), optional=True),
        "note": Text(optional=True, effect=Effect.WORD),
    },
    id="id",
)
OUTLINE: Final = Shape(
    {
        "report": Text(effect=Effect.BREAK),
        "name": Text(effect=Effect.WORD),
        "title": Text(effect=Effect.WORD),
        "source": Text(effect=Effect.WORD),
        "days": Keyed(Text(), Inner(_DAYS)),
        "sections": Listed(Inner(_SECTION)),
    }
)
"""An outline of a report."""

YEAR: Final = "year"
WORDS: Final = frozenset({"year", "body"})
"""What a sentence may say of the report itself."""
_BRACES: Final = re.compile(r"(\{[^{}]*\})")
_REFERENCE: Final = re.compile(r"\{([a-z][a-z0-9-]*)(?:@([a-z]+))?(?::([^\d|{}]+)(?:\|(\d+))?)?\}")
_EDGE: Final = re.compile(r"(0|-[1-9])/(\d{2})-(\d{2})")
_NEW_YEAR: Final = Edge(0, 1, 1)
_STYLES: Final = {one.value: one for one in Style}
# Numbers of documents 〔2017〕21号 and names of laws are no figures.
_NAMED: Final = re.compile(r"《[^》]*》|〔[0-9]{4}〕[0-9]+号")
_DIGIT: Final = re.compile(r"[0-9]")


def read_outlines(
    folder: Path, refusals: Refusals, indicators: Indicators
) -> Mapping[str, Outline]:
    """Read all outlines of the folder by slug."""
    read = (read_outline(path, refusals, indicators) for path in sorted(folder.glob("*.yaml")))
    return {one.slug: one for one in read if one}


def read_outline(
    path: Path, refusals: Refusals, indicators: Indicators | None = None
) -> Outline | None:
    """Read one outline; without indicators none is looked up."""
    table = opened(path, refusals, OUTLINE)
    if table is None:
        return None
    days = dict(_days(table))
    read = _Read(days, indicators)
    outline = Outline(
        slug=table.text("report"),
        name=table.text("name"),
        title=read.pieces(table, "title", table.text("title")),
        source=table.text("source"),
        days=days,
        sections=tuple(read.section(one) for one in table.tables("sections")),
    )
    if outline.slug != path.stem:
        table.refuse("wrong-name", None, "report", expected=path.stem)
    if YEAR not in days:
        table.refuse("missing", None, "days", key=YEAR)
    table.close()
    return outline


def _days(table: Table) -> Iterator[tuple[str, Days]]:
    """Yield the stretches by name."""
    keyed = table.table("days")
    if keyed is None:
        return
    for name, _key, node in keyed.pairs():
        inner = keyed.below(node, name)
        if inner is None:
            continue
        first, last = _edge(inner, "from"), _edge(inner, "to")
        inner.close()
        yield name, Days(first, last)


def _edge(table: Table, key: str) -> Edge:
    """Return a day such as -1/12-11, of the year before; not every year has 29 February."""
    found = _EDGE.fullmatch(table.text(key))
    if found is None:
        table.refuse("not-an-edge", None, key)
        return _NEW_YEAR
    back, month, day = -int(found[1]), int(found[2]), int(found[3])
    try:
        date(2001, month, day)
    except ValueError:
        table.refuse("not-an-edge", None, key)
        return _NEW_YEAR
    return Edge(back, month, day)


class _Read:
    """Reads sentences against the stretches of days and the indicators."""

    def __init__(self, days: Mapping[str, Days], indicators: Indicators | None) -> None:
        self._days = days
        self._indicators = indicators

    def section(self, table: Table) -> Section:
        """Return a section."""
        return Section(
            id=table.text("id"),
            heading=table.text("heading"),
            sentences=tuple(self.pieces(table, "say", one) for one in table.texts("say")),
            note=table.text("note"),
        )

    def pieces(self, table: Table, key: str, text: str) -> tuple[Piece, ...]:
        """Return a sentence as words, figures, and words of the report."""
        return tuple(self._piece(table, key, part) for part in _BRACES.split(text) if part)

    def _piece(self, table: Table, key: str, part: str) -> Piece:
        if not part.startswith("{"):
            if _DIGIT.search(_NAMED.sub("", part)):
                table.refuse("digit-without-figure", None, key, other=part)
            return part
        if part[1:-1] in WORDS:
            return Place(part[1:-1])
        return self._reference(table, key, part)

    def _reference(self, table: Table, key: str, part: str) -> Piece:
        found = _REFERENCE.fullmatch(part)
        style = _STYLES.get(found[3] or Style.EXACT.value) if found else None
        if found is None or style is None:
            table.refuse("not-a-reference", None, key, other=part, styles="、".join(_STYLES))
            return part
        days = found[2] or YEAR
        if days not in self._days:
            table.refuse("not-an-option", None, key, allowed="、".join(self._days))
        if self._indicators is not None and found[1] not in self._indicators.by_id:
            table.refuse("unknown-indicator", None, key, other=found[1])
        return Reference(found[1], days, style, found[4] or "")

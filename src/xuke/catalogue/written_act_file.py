"""Reads the documents that are declared as data, data/documents/<slug>.yaml."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law
from xuke.catalogue.nodes import Table, opened
from xuke.catalogue.shape import Effect, Flag, Inner, Keyed, Listed, Option, Shape, Text
from xuke.catalogue.written_act import Particular, Passage, WrittenAct

KINDS: Final = ("case", "licence")
"""The kinds of stream whose acts are told by documents of this kind."""
_WHEN: Final = Keyed(Text(), Text(), optional=True)
WRITTEN_ACT: Final = Shape(
    {
        "document": Text(effect=Effect.BREAK),
        "of": Option(KINDS),
        "event": Text(),
        "when": _WHEN,
        "title": Text(effect=Effect.WORD),
        "number": Text(optional=True),
        "series": Text(optional=True),
        "to": Text(optional=True),
        "basis": Listed(Text()),
        "body": Listed(Inner(Shape({"say": Text(), "when": _WHEN}))),
        "particulars": Listed(Inner(Shape({"label": Text(), "value": Text()})), optional=True),
        "ending": Text(optional=True),
        "remedies": Flag(),
        "signatures": Listed(Text(), optional=True),
        "for_office": Flag(),
    }
)
"""A document that tells one act."""


def read_written_acts(
    folder: Path, refusals: Refusals, law: Law | None = None
) -> tuple[WrittenAct, ...]:
    """Read all documents of the folder, in the order of their names."""
    read = (read_written_act(path, refusals, law) for path in sorted(folder.glob("*.yaml")))
    return tuple(one for one in read if one is not None)


def read_written_act(path: Path, refusals: Refusals, law: Law | None = None) -> WrittenAct | None:
    """Read one document; None where the file is no mapping. Without a law none is asked."""
    table = opened(path, refusals, WRITTEN_ACT)
    if table is None:
        return None
    written = WrittenAct(
        slug=table.text("document"),
        of=table.option("of"),
        event=table.text("event"),
        when=table.notes("when"),
        title=table.text("title"),
        number=table.text("number"),
        series=table.text("series"),
        to=table.text("to"),
        basis=table.texts("basis"),
        body=tuple(_passage(one) for one in table.tables("body")),
        particulars=tuple(
            Particular(one.text("label"), one.text("value")) for one in table.tables("particulars")
        ),
        ending=table.text("ending"),
        remedies=table.flag("remedies"),
        signatures=table.texts("signatures"),
        for_office=table.flag("for_office"),
    )
    if written.slug != path.stem:
        table.refuse("wrong-name", None, "document", expected=path.stem)
    for place in written.basis:
        if law is not None and not law.knows(place):
            table.refuse("unknown-citation", None, "basis")
    table.close()
    return written


def _passage(table: Table) -> Passage:
    when: Mapping[str, str] = table.notes("when")
    return Passage(table.text("say"), when)

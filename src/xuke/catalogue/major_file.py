"""Reads the list of major decisions of an authority's file."""

from collections.abc import Iterator, Mapping
from typing import Final

from xuke.catalogue.item import LicenceItem
from xuke.catalogue.major import MajorDecision
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CERTAIN
from xuke.catalogue.shape import Day, Effect, Flag, Inner, Listed, Option, Shape, Text
from xuke.catalogue.sources import Sources
from xuke.kernel.item.rule import Action

MAJOR: Final = Shape(
    {
        "item": Text(),
        "actions": Listed(Option(tuple(Action)), optional=True),
        "field": Text(optional=True),
        "answers": Listed(Text(), optional=True),
        "legality_review": Flag(),
        "discussion": Flag(),
        "listed_in": Text(effect=Effect.WORD),
        "since": Day(unconfirmed=True),
        "until": Day(unconfirmed=True, optional=True),
        "certainty": CERTAIN,
    }
)
MAJORS: Final = Listed(Inner(MAJOR), optional=True)
DOUBT: Final = "major_decisions"


def read_majors(
    table: Table, items: Mapping[str, LicenceItem], sources: Sources
) -> Iterator[MajorDecision]:
    """Yield the lines of the list; each asks for something, of an item that there is."""
    for one in table.tables(DOUBT):
        item = items.get(one.text("item"))
        if item is None:
            one.refuse("unknown-item", None, "item")
        major = _line(one, item, sources)
        if not major.asks:
            one.refuse("major-asks-nothing")
        if major.since and major.until and major.until < major.since:
            one.refuse("span-reversed", None, "until")
        yield major


def _line(table: Table, item: LicenceItem | None, sources: Sources) -> MajorDecision:
    actions = item.actions if item else tuple(Action)
    return MajorDecision(
        item=table.text("item"),
        actions=frozenset(_actions(table, actions)),
        field=table.text("field"),
        answers=_answers(table, item),
        legality_review=table.flag("legality_review"),
        discussion=table.flag("discussion"),
        listed_in=table.text("listed_in"),
        since=table.known_day("since"),
        until=table.known_day("until"),
        certainty=sources.certain(table, DOUBT),
    )


def _actions(table: Table, actions: tuple[str, ...]) -> tuple[str, ...]:
    return table.options("actions", actions, "unknown-action") if table.has("actions") else ()


def _answers(table: Table, item: LicenceItem | None) -> frozenset[str]:
    """Return the answers that make it the listed part; each is an option of the item's field."""
    name = table.text("field")
    if bool(name) is not table.has("answers"):
        table.refuse("part-without-field")
    if not name:
        return frozenset()
    sections = item.form if item else ()
    fields = {one.id: one for section in sections for one in section.fields}
    if item and name not in fields:
        table.refuse("unknown-field", None, "field")
    known = fields[name].options if name in fields else table.texts("answers")
    return frozenset(table.options("answers", known, "not-an-option"))

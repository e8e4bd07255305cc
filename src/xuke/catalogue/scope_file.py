"""Reads where an item needs no licence, who is kept from it or told, and which level decides."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from xuke.catalogue.bar_file import FORBIDS, forbids
from xuke.catalogue.form import Field, FieldKind
from xuke.catalogue.licence import WHOLE, Informed, LevelRule, NotRequired, ToldBar
from xuke.catalogue.licence_file import WITHIN, origin_of
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CITED, PERIOD, PRACTISED, SPAN
from xuke.catalogue.shape import Effect, Inner, Listed, Option, Shape, Text
from xuke.catalogue.sources import Sources, span_of
from xuke.kernel.item.penalty import PenaltyKind
from xuke.kernel.item.rule import Action

INSTEAD = ("filing", "another-licence", "nothing")
"""What takes the licence's place: 备案, another licence that covers it, nothing at all."""

LEVELS = ("国家级", "省级", "市级", "县级")

NOT_REQUIRED: Final = Listed(
    Inner(
        Shape(
            {
                "field": Text(),
                "answers": Listed(Text()),
                **PERIOD,
                "instead": Option(INSTEAD),
                "note": Text(effect=Effect.WORD),
                **PRACTISED,
            }
        )
    ),
    optional=True,
)
BY_LEVEL: Final = Listed(
    Inner(
        Shape(
            {
                "field": Text(optional=True),
                "parts": Listed(Text(), optional=True),
                "level": Option(LEVELS),
                **PERIOD,
                **PRACTISED,
            }
        )
    ),
    optional=True,
)
BARS: Final = Listed(
    Inner(
        Shape(
            {
                "field": Text(),
                "answers": Listed(Text(), optional=True),
                "forbids": FORBIDS,
                **SPAN,
                **PERIOD,
                **CITED,
            }
        )
    ),
    optional=True,
)
"""What an applicant tells of himself that keeps him from applying."""
INFORMED: Final = Listed(
    Inner(
        Shape(
            {
                "number": Text(),
                "named": Text(),
                "for": Listed(Option(tuple(Action))),
                **PERIOD,
                **CITED,
            }
        )
    ),
    optional=True,
)
"""The institutions that are told of a refusal as well."""
PENALTIES: Final = Listed(
    Inner(
        Shape(
            {
                "kind": Option(tuple(PenaltyKind)),
                "measure": Text(),
                "least": WITHIN,
                "most": WITHIN,
                "level": Option(LEVELS, optional=True),
                **PERIOD,
                **CITED,
            }
        )
    ),
    optional=True,
)
"""What lets an office take a licence of the item away, for a term or for good."""


def read_told_bars(
    table: Table, fields: Mapping[str, Field], sources: Sources
) -> Iterator[ToldBar]:
    """Yield by which answers one is kept from applying: options of a choice, or a day."""
    for one in table.tables("bars"):
        since, until = period(one)
        name = one.text("field")
        is_day = name in fields and fields[name].kind is FieldKind.DATE
        answers = one.texts("answers") if is_day else _answers(one, "answers", name, fields)
        yield ToldBar(
            field=name,
            answers=frozenset(answers),
            span=span_of(one),
            forbids=forbids(one),
            since=since,
            ends=until,
            origin=origin_of(one, since, "licence", sources, until or date.max),
        )


def read_informed(
    table: Table, fields: Mapping[str, Field], sources: Sources
) -> Iterator[Informed]:
    """Yield who is told of a refusal besides the applicant; number and name are fields."""
    for one in table.tables("informed"):
        since, until = period(one)
        for key in ("number", "named"):
            if one.text(key) not in fields:
                one.refuse("unknown-field", None, key)
        actions = one.options("for", reason="unknown-action")
        yield Informed(
            number=one.text("number"),
            name=one.text("named"),
            actions=frozenset(Action(name) for name in actions),
            since=since,
            until=until,
            origin=origin_of(one, since, "procedure", sources, until or date.max),
        )


def read_not_required(
    table: Table, fields: Mapping[str, Field], sources: Sources
) -> Iterator[NotRequired]:
    """Yield the answers with which no licence is needed; each is an option of its field."""
    for one in table.tables("not_required"):
        since, until = period(one)
        name = one.text("field")
        yield NotRequired(
            field=name,
            answers=frozenset(_answers(one, "answers", name, fields)),
            since=since,
            until=until,
            instead=one.option("instead"),
            note=one.text("note"),
            origin=origin_of(one, since, "not-required", sources, until or date.max),
        )


def read_levels(table: Table, fields: Mapping[str, Field], sources: Sources) -> Iterator[LevelRule]:
    """Yield which level decides on which part, an option of the field; or on the whole item."""
    for one in table.tables("levels"):
        since, until = period(one)
        name = one.text("field")
        yield LevelRule(
            parts=frozenset(_parts(one, name, fields)),
            field=name,
            level=one.option("level"),
            since=since,
            until=until,
            origin=origin_of(one, since, "level", sources, until or date.max),
        )


def _parts(table: Table, name: str, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Return the parts of a level's rule; of parts without their field no answer ever tells."""
    if bool(name) is not table.has("parts"):
        table.refuse("part-without-field")
    return _answers(table, "parts", name, fields) if name else (WHOLE,)


def period(table: Table) -> tuple[date, date | None]:
    """Return the first and the last day in force; without them, ever and for ever."""
    since = table.day("since") if table.has("since") else date.min
    until = table.day("until") if table.has("until") else None
    if until is not None and until < since:
        table.refuse("span-reversed", None, "until")
    return since, until


def _answers(table: Table, key: str, name: str, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """Return answers that are options of the field."""
    if name not in fields:
        table.refuse("unknown-field", None, "field")
        return table.texts(key)
    return table.options(key, fields[name].options, "not-an-option")

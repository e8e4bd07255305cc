"""The law's numbers and choices by the day they came into force, each with its basis."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Final

from xuke.catalogue.certainty import Certainty, certainty_of
from xuke.catalogue.errors import Problem
from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import Table, opened
from xuke.catalogue.parts import CITED, NAME
from xuke.catalogue.shape import (
    Day,
    Effect,
    Flag,
    Inner,
    Integer,
    Keyed,
    Listed,
    Option,
    Shape,
    Text,
    Value as Declared,
    Variants,
)
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.terms import Terms

SPAN: Final = "span"
CHOICE: Final = "choice"
FLAG: Final = "flag"
KINDS: Final = (SPAN, CHOICE, FLAG)

Value = Span | str | bool
Knows = Callable[[str, date], Certainty | None]
"""How sure a citation is on a day; nothing where it does not stand in the law of that day."""


def _of_kind(more: Mapping[str, Declared], **value: Declared) -> Shape:
    """Return the shape of a file whose values are written with these keys."""
    return Shape(
        {
            "value": Text(effect=Effect.BREAK),
            "name": NAME,
            "kind": Option(KINDS, default=SPAN, effect=Effect.BREAK),
            "to_confirm": Text(optional=True, effect=Effect.WORD),
            "values": Keyed(Day(), Inner(Shape({**value, **CITED}))),
            **more,
        }
    )


VALUE: Final = Variants(
    by="kind",
    shapes=(
        (frozenset({CHOICE}), _of_kind({"options": Listed(Text())}, choice=Text())),
        (frozenset({FLAG}), _of_kind({}, flag=Flag())),
    ),
    otherwise=_of_kind({}, length=Integer(minimum=1), unit=Option(tuple(Unit))),
)
"""A dated value of the law, data/law/values/<value>.yaml."""


@dataclass(frozen=True, slots=True)
class InForce:
    """A value from the day it came into force, with the provision that sets it."""

    value: Value
    basis: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """One value of the law through time, from the oldest to the newest."""

    slug: str
    name: str
    english: str
    kind: str
    to_confirm: str
    values: Mapping[date, InForce]

    def on(self, day: date) -> InForce:
        """Return what is in force on the day; before the first day, the oldest that is known."""
        started = [since for since in self.values if since <= day]
        return self.values[max(started, default=min(self.values))]


def slug_of(field: str) -> str:
    """Return the file's name for a field of Terms."""
    return field.replace("_", "-")


def terms_on(values: Mapping[str, DatedValue], day: date) -> Terms:
    """Return every length of time that the general statutes set, as in force on the day."""
    spans = {one.name: values[slug_of(one.name)].on(day).value for one in fields(Terms)}
    return Terms(**{name: span for name, span in spans.items() if isinstance(span, Span)})


def read_values(folder: Path, knows: Knows, refusals: Refusals) -> Mapping[str, DatedValue]:
    """Read every value of the folder; each length of time of Terms must be among them."""
    read = {path.stem: read_value(path, knows, refusals) for path in sorted(folder.glob("*.yaml"))}
    values = {slug: value for slug, value in read.items() if value is not None}
    _refuse_gaps(values, refusals)
    return values


def read_value(path: Path, knows: Knows, refusals: Refusals) -> DatedValue | None:
    """Read one value; None where the file is no mapping."""
    table = opened(path, refusals, VALUE)
    return None if table is None else _value(path, table, knows)


def _refuse_gaps(values: Mapping[str, DatedValue], refusals: Refusals) -> None:
    """Refuse a length of time for which no file says how long it is."""
    for one in fields(Terms):
        slug = slug_of(one.name)
        if slug not in values or values[slug].kind != SPAN:
            file = f"{refusals.root.name}/law/values/{slug}.yaml"
            refusals.found.append(Problem(file, 1, "missing", facts={"key": slug}))


def _value(path: Path, table: Table, knows: Knows) -> DatedValue:
    name, english = table.name()
    kind = table.option("kind")
    options = table.texts("options") if kind == CHOICE else ()
    dated = table.table("values")
    value = DatedValue(
        slug=table.text("value"),
        name=name,
        english=english,
        kind=kind,
        to_confirm=table.text("to_confirm"),
        values=dict(_dated(dated, kind, options, knows)) if dated else {},
    )
    _check(table, value, path)
    table.close()
    return value


def _check(table: Table, value: DatedValue, path: Path) -> None:
    """Refuse a file of another name, without a value, or with a doubt that it does not list."""
    if value.slug != path.stem:
        table.refuse("wrong-name", None, "value", expected=path.stem)
    if not value.values:
        table.refuse("empty", None, "values")
    doubtful = [one for one in value.values.values() if not one.certainty.is_confirmed]
    if doubtful and not value.to_confirm:
        table.refuse("doubt-not-listed", None, "values")


def _dated(
    table: Table, kind: str, options: tuple[str, ...], knows: Knows
) -> Iterator[tuple[date, InForce]]:
    """Yield each value with its first day; its basis must stand in the law of that day."""
    for key, key_node, node in table.pairs():
        since = table.as_day(key, key_node, key)
        one = table.below(node, key)
        if one is None:
            continue
        basis = one.text("basis")
        source = knows(basis, since)
        if basis and source is None:
            one.refuse("unknown-citation", None, "basis")
        certainty = certainty_of(one.option("certainty"))
        if source and certainty.is_confirmed and not source.is_confirmed:
            one.refuse("surer-than-source", None, "certainty", source=basis)
        yield since, InForce(_read(one, kind, options), basis, certainty)
        one.close()


def _read(one: Table, kind: str, options: tuple[str, ...]) -> Value:
    """Return the value itself, written as its kind asks."""
    if kind == FLAG:
        return one.flag(FLAG)
    if kind == CHOICE:
        return one.option(CHOICE, options)
    length = one.integer("length")
    unit = one.option("unit")
    return Span(length, Unit(unit) if unit in tuple(Unit) else Unit.CALENDAR)

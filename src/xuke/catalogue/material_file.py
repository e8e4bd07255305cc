"""Reads the list of materials of an item; it is complete for every action (article 30)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.condition import APPLIED_ON, IN_TIME_FOR, names_for
from xuke.catalogue.expression import fault
from xuke.catalogue.form import Section
from xuke.catalogue.item import Material
from xuke.catalogue.licence import CalledFor, Origin
from xuke.catalogue.nodes import Table, refuse_equal
from xuke.catalogue.parts import PRACTISED
from xuke.catalogue.shape import Effect, Flag, Inner, Listed, Option, Shape, Text
from xuke.catalogue.sources import Sources
from xuke.kernel.item.rule import Action

REQUIRED_WHEN: Final = Shape({"holds": Text(), "says": Text(effect=Effect.WORD), **PRACTISED})
"""With which answers a material is required, as an expression over them and in words."""
MATERIAL: Final = Shape(
    {
        "id": Text(effect=Effect.BREAK),
        "name": Text(effect=Effect.WORD),
        "core": Flag(default=True),
        "shared": Flag(),
        "generated": Flag(),
        "for": Listed(Option(tuple(Action))),
        "optional": Flag(),
        "required_when": Inner(REQUIRED_WHEN, optional=True),
        "note": Text(optional=True, effect=Effect.WORD),
        "certainty": Option(tuple(Certainty), default=Certainty.HIGH, effect=Effect.WORD),
    },
    id="id",
    optional_by="optional",
)
MATERIALS: Final = Listed(Inner(MATERIAL))


@dataclass(frozen=True, slots=True)
class _Known:
    """What a material is read against: the item's actions, its form, its sources."""

    actions: tuple[str, ...]
    form: Sequence[Section]
    sources: Sources


def read_materials(
    table: Table, actions: tuple[str, ...], form: Sequence[Section], sources: Sources
) -> tuple[Material, ...]:
    """Read the materials; each for actions of this item, and each action with at least one."""
    pairs = list(_pairs(table, _Known(actions, form, sources)))
    refuse_equal((one, "id", material.id) for material, one in pairs)
    materials = tuple(material for material, _ in pairs)
    for action in actions:
        if not any(action in one.asked_for for one in materials):
            table.refuse("no-material", None, "materials", action=action)
    return materials


def _pairs(table: Table, known: _Known) -> Iterator[tuple[Material, Table]]:
    for one in table.tables("materials"):
        yield _material(one, known), one


def _material(table: Table, known: _Known) -> Material:
    told = table.options("for", known.actions, "unknown-action")
    asked_for = frozenset(Action(name) for name in told)
    when = _when(table, asked_for, known)
    is_of_some = table.flag("optional") or when is not None
    return Material(
        id=table.text("id"),
        name=table.text("name"),
        core=table.flag("core"),
        shared=table.flag("shared"),
        generated=table.flag("generated"),
        asked_for=asked_for,
        required_for=frozenset() if is_of_some else asked_for,
        note=table.text("note"),
        certainty=known.sources.certain(table, "materials"),
        when=when,
    )


def _when(table: Table, asked_for: frozenset[Action], known: _Known) -> CalledFor | None:
    """Return with which answers it is required; only what must be uploaded can be called for."""
    inner = table.table("required_when")
    if inner is None:
        return None
    for other in ("optional", "shared", "generated"):
        if table.flag(other):
            table.refuse("taken", None, "required_when", other=other)
    holds = inner.text("holds")
    wrong = _fault(holds, asked_for, known.form) if holds else None
    if wrong:
        inner.refuse(wrong[0], None, "holds", detail=wrong[1])
    says = inner.text("says")
    basis = known.sources.cited(inner, "basis")
    origin = Origin(basis, known.sources.certain(inner, "materials", basis))
    inner.close()
    # An expression that cannot be relied on is refused above and calls for nothing.
    return CalledFor(holds=holds, says=says, origin=origin) if holds and not wrong else None


def _fault(
    holds: str, asked_for: frozenset[Action], form: Sequence[Section]
) -> tuple[str, str] | None:
    """Return why the expression cannot be relied on: it may speak of what each action asks."""
    asked = [field for one in form if asked_for <= one.actions for field in one.fields]
    names = names_for(asked, ())
    own = (APPLIED_ON, IN_TIME_FOR)
    return fault(holds, {name: names[name] for name in (*(one.id for one in asked), *own)})

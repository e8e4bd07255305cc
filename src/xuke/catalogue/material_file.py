"""Reads the list of materials of an item; it is complete for every action (article 30)."""

from collections.abc import Iterator
from typing import Final

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.item import Material
from xuke.catalogue.nodes import Table, refuse_equal
from xuke.catalogue.shape import Effect, Flag, Inner, Listed, Option, Shape, Text
from xuke.catalogue.sources import Sources
from xuke.kernel.item.rule import Action

MATERIAL: Final = Shape(
    {
        "id": Text(effect=Effect.BREAK),
        "name": Text(effect=Effect.WORD),
        "core": Flag(default=True),
        "shared": Flag(),
        "generated": Flag(),
        "for": Listed(Option(tuple(Action))),
        "optional": Flag(),
        "note": Text(optional=True, effect=Effect.WORD),
        "certainty": Option(tuple(Certainty), default=Certainty.HIGH, effect=Effect.WORD),
    },
    id="id",
    optional_by="optional",
)
MATERIALS: Final = Listed(Inner(MATERIAL))


def read_materials(
    table: Table, actions: tuple[str, ...], sources: Sources
) -> tuple[Material, ...]:
    """Read the materials; each for actions of this item, and each action with at least one."""
    pairs = list(_pairs(table, actions, sources))
    refuse_equal((one, "id", material.id) for material, one in pairs)
    materials = tuple(material for material, _ in pairs)
    for action in actions:
        if not any(action in one.asked_for for one in materials):
            table.refuse("no-material", None, "materials", action=action)
    return materials


def _pairs(
    table: Table, actions: tuple[str, ...], sources: Sources
) -> Iterator[tuple[Material, Table]]:
    for one in table.tables("materials"):
        yield _material(one, actions, sources), one


def _material(table: Table, actions: tuple[str, ...], sources: Sources) -> Material:
    asked_for = frozenset(Action(name) for name in table.options("for", actions, "unknown-action"))
    return Material(
        id=table.text("id"),
        name=table.text("name"),
        core=table.flag("core"),
        shared=table.flag("shared"),
        generated=table.flag("generated"),
        asked_for=asked_for,
        required_for=frozenset() if table.flag("optional") else asked_for,
        note=table.text("note"),
        certainty=sources.certain(table, "materials"),
    )

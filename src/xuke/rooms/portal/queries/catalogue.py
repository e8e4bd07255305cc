"""Licence items as programs read them."""

from datetime import date
from typing import Any

from ninja import Schema

from xuke.catalogue.form import Field
from xuke.catalogue.item import LicenceItem, Limit, Material


class LimitOut(Schema):
    """A time limit: so many of a unit (working, calendar, month, year)."""

    length: int
    unit: str
    confirmed: bool


class ItemBrief(Schema):
    """许可事项 in a list."""

    slug: str
    name: str
    english: str
    object: str
    category: str
    actions: list[str]
    commitment: bool


class FieldOut(Schema):
    """One question of the form."""

    id: str
    label: str
    kind: str
    required: bool
    purpose: str
    options: list[str]


class MaterialOut(Schema):
    """One material, and what the applicant must do about it."""

    id: str
    name: str
    core: bool
    must_be_uploaded: bool
    shared: bool
    generated: bool


class ActionOut(Schema):
    """What one action asks for."""

    action: str
    statutory: LimitOut
    committed: LimitOut | None
    materials: list[MaterialOut]
    fields: list[FieldOut]


class ItemFull(ItemBrief):
    """许可事项 with all that article 30 asks to be posted."""

    version: str
    basis: list[str]
    fee: str
    conditions: list[str]
    stages: list[str]
    unconfirmed: list[str]
    asks: list[ActionOut]


def brief(item: LicenceItem) -> dict[str, Any]:
    """Return the item as ItemBrief."""
    names = ("slug", "name", "english", "object", "category", "actions", "commitment")
    return {name: getattr(item, name) for name in names}


def full(item: LicenceItem) -> dict[str, Any]:
    """Return the item as ItemFull."""
    return brief(item) | {
        "version": item.version,
        "basis": [one.text for one in item.basis],
        "fee": str(item.fee),
        "conditions": item.conditions,
        "stages": [stage.name for stage in item.stages],
        "unconfirmed": item.unconfirmed,
        "asks": [_asks(item, action) for action in item.actions],
    }


def _asks(item: LicenceItem, action: str, on: date | None = None) -> dict[str, Any]:
    """Return what one action asks for, as in force on the day; without one, now."""
    limits = item.limits_of(action, on)
    return {
        "action": action,
        "statutory": _limit(limits.statutory),
        "committed": _limit(limits.committed) if limits.committed else None,
        "materials": [_material(one, action) for one in item.materials_for(action)],
        "fields": [_field(one) for one in item.fields(action)],
    }


def _limit(limit: Limit) -> dict[str, Any]:
    """Return a limit as LimitOut."""
    span = limit.span
    confirmed = limit.certainty.is_confirmed
    return {"length": span.length, "unit": span.unit.value, "confirmed": confirmed}


def _material(material: Material, action: str) -> dict[str, Any]:
    """Return a material as MaterialOut."""
    names = ("id", "name", "core", "shared", "generated")
    shown = {name: getattr(material, name) for name in names}
    return shown | {"must_be_uploaded": material.must_be_uploaded(action)}


def _field(field: Field) -> dict[str, Any]:
    """Return a question as FieldOut."""
    names = ("id", "label", "required", "purpose", "options")
    return {name: getattr(field, name) for name in names} | {"kind": field.kind.value}

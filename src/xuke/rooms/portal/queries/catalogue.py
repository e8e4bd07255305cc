"""Licence items as programs read them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from ninja import Schema

from xuke import catalogue
from xuke.catalogue.form import Field
from xuke.catalogue.item import LicenceItem, Limit, Material
from xuke.catalogue.licence import CalledFor
from xuke.kernel.case.acceptance import NON_ACCEPTANCE_REASONS
from xuke.kernel.case.decision import REFUSAL_REASONS
from xuke.kernel.law.delivery import WAYS
from xuke.web.words import sentences, vocabulary


class LimitOut(Schema):
    """A time limit: so many of a unit (working, calendar, month, year)."""

    length: int
    unit: str
    confirmed: bool


class ItemBrief(Schema):
    """A licence item 许可事项 in a list."""

    slug: str
    name: str
    english: str
    object: str
    category: str
    actions: list[str]
    commitment: bool


class FieldOut(Schema):
    """One question of the form; `required_when`: asked for where another has this answer."""

    id: str
    label: str
    kind: str
    required: bool
    purpose: str
    options: list[str]
    required_when: dict[str, str]


class WhenOut(Schema):
    """With which answers a material must be uploaded: an expression over the fields, in words, why.

    The expression is CEL over the answers by their ids, `applied_on`, the day of filing, and
    `in_time_for`, the earliest last day of a term that it still meets: days off lengthen terms.
    """

    holds: str
    says: str
    basis: str
    confirmed: bool


class MaterialOut(Schema):
    """One material, and what the applicant must do about it; `required_when` only some must."""

    id: str
    name: str
    core: bool
    must_be_uploaded: bool
    shared: bool
    generated: bool
    required_when: WhenOut | None


class CodeOut(Schema):
    """A code that requests name, and its words."""

    code: str
    words: str


class ActionOut(Schema):
    """What one action asks for."""

    action: str
    name: str
    statutory: LimitOut
    committed: LimitOut | None
    stages: list[str]
    materials: list[MaterialOut]
    fields: list[FieldOut]


class ItemFull(ItemBrief):
    """A licence item 许可事项 with all that article 30 asks to be posted."""

    version: str
    basis: list[str]
    fee: str
    conditions: list[str]
    stages: list[str]
    unconfirmed: list[str]
    authorities: list[str]
    examinations: int
    checklist: list[CodeOut]
    non_acceptance_reasons: list[CodeOut]
    refusal_reasons: list[CodeOut]
    delivery_ways: list[CodeOut]
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
        "authorities": [code for code in catalogue.authorities() if _offers(code, item)],
        "examinations": item.examinations,
        "checklist": [{"code": one.id, "words": one.text} for one in item.checklist],
        "non_acceptance_reasons": _codes(vocabulary.NON_ACCEPTANCE_REASONS, NON_ACCEPTANCE_REASONS),
        "refusal_reasons": _codes(vocabulary.REFUSAL_REASONS, REFUSAL_REASONS),
        "delivery_ways": _codes(vocabulary.DELIVERY_WAYS, WAYS),
        "asks": [_asks(item, action) for action in item.actions],
    }


def _offers(code: str, item: LicenceItem) -> bool:
    """Whether the authority offers the item."""
    return any(offer.item.slug == item.slug for offer in catalogue.offered(code))


def _codes(words: vocabulary.Words, lawful: Collection[str]) -> list[dict[str, str]]:
    """Return those codes that the law knows, with their words."""
    return [{"code": one, "words": str(said)} for one, said in words.items() if one in lawful]


def _asks(item: LicenceItem, action: str, on: date | None = None) -> dict[str, Any]:
    """Return what one action asks for, as in force on the day; without one, now."""
    limits = item.limits_of(action, on)
    return {
        "action": action,
        "name": sentences.action(action),
        "statutory": _limit(limits.statutory),
        "committed": _limit(limits.committed) if limits.committed else None,
        "stages": [stage.name for stage in item.stages_for(action)],
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
    when = _when(material.when) if material.when else None
    return shown | {"must_be_uploaded": material.must_be_uploaded(action), "required_when": when}


def _when(when: CalledFor) -> dict[str, Any]:
    """Return with which answers a material is required as WhenOut."""
    origin = when.origin
    is_sure = origin.certainty.is_confirmed
    return {"holds": when.holds, "says": when.says, "basis": origin.basis, "confirmed": is_sure}


def _field(field: Field) -> dict[str, Any]:
    """Return a question as FieldOut."""
    names = ("id", "label", "required", "purpose", "options")
    when = [field.required_when] if field.required_when else []
    shown = {name: getattr(field, name) for name in names}
    return shown | {"kind": field.kind.value, "required_when": dict(when)}

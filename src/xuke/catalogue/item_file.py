"""Reads one item file, data/items/<slug>/item.yaml, and refuses what it does not understand."""

from pathlib import Path

from xuke.catalogue.basis_file import read_bases, read_fee
from xuke.catalogue.certificate_file import read_certificate
from xuke.catalogue.commitment_file import read_commitment
from xuke.catalogue.form_file import Fragments, definition_in, read_form
from xuke.catalogue.guide_file import (
    read_checklist,
    read_faq,
    read_guide,
    read_stages,
    with_everyday,
)
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.item_shape import ITEM
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law
from xuke.catalogue.limits_file import read_limits
from xuke.catalogue.material_file import read_materials
from xuke.catalogue.nodes import Table, opened
from xuke.catalogue.sources import Sources
from xuke.catalogue.special_file import with_special_law

PROMISE = "告知承诺"


def read_item(
    path: Path, law: Law, fragments: Fragments, refusals: Refusals
) -> tuple[LicenceItem, Table] | None:
    """Read one item, with the table it was read from; None where the file is no mapping."""
    table = opened(path, refusals, ITEM)
    if table is None:
        return None
    item = item_of(table, law, fragments)
    if item.slug != path.parent.name:
        table.refuse("wrong-name", None, "item", expected=path.parent.name)
    if item.commitment and item.reform != PROMISE:
        table.refuse("commitment-without-reform", None, "commitment")
    table.close()
    return item, table


def item_of(table: Table, law: Law, fragments: Fragments) -> LicenceItem:
    """Return the item that the table tells."""
    sources = Sources(law, fragments, table.notes("unconfirmed"))
    return with_everyday(with_special_law(_item(table, sources), table, sources), table)


def _item(table: Table, sources: Sources) -> LicenceItem:
    name, english = table.name()
    actions = table.options("actions")
    form = read_form(table, sources.fragments)
    fields = {field.id: field for section in form for field in section.fields}
    guide, conditions = read_guide(table)
    bases = read_bases(table, actions, sources)
    return LicenceItem(
        slug=table.text("item"),
        version=table.day("version").isoformat(),
        definition=definition_in(table, sources.fragments),
        serial=table.integer("serial"),
        name=name,
        english=english,
        aliases=table.texts("aliases"),
        object=table.option("object"),
        level=table.option("level"),
        category=table.option("category"),
        kind=table.option("kind"),
        reform=table.option("reform"),
        fee=read_fee(table),
        examinations=table.integer("examinations"),
        actions=actions,
        basis=tuple(one for one in bases if one.until is None),
        former_basis=tuple(one for one in bases if one.until is not None),
        limits=read_limits(table, actions, sources),
        stages=read_stages(table),
        guide=guide,
        conditions=conditions,
        materials=read_materials(table, actions, form, sources),
        form=form,
        checklist=read_checklist(table),
        certificate=read_certificate(table, actions, frozenset(fields), sources),
        commitment_terms=read_commitment(table, actions, sources),
        faq=read_faq(table),
        doubts=sources.doubts,
        field_ids=frozenset(fields),
        sensitive=frozenset(name for name, field in fields.items() if field.sensitive),
        law=sources.law,
    )

"""Reads one item file, data/items/<slug>/item.yaml, and refuses what it does not understand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.certificate_file import read_certificate
from xuke.catalogue.commitment_file import read_commitment
from xuke.catalogue.form_file import Fragments, definition_in, read_form
from xuke.catalogue.item import Basis, Check, Guide, LicenceItem, Question
from xuke.catalogue.item_shape import ITEM
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law
from xuke.catalogue.licence_file import Known, read_licence
from xuke.catalogue.limits_file import read_limits
from xuke.catalogue.material_file import read_materials
from xuke.catalogue.nodes import Table, opened, refuse_equal
from xuke.catalogue.procedure_file import read_procedure, read_tolerance
from xuke.catalogue.scope_file import period, read_levels, read_not_required
from xuke.catalogue.sources import Sources
from xuke.catalogue.stages import NECESSARY, STAGES, Stage
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.citation import Citation

PROMISE = "告知承诺"


def read_item(
    path: Path, law: Law, fragments: Fragments, refusals: Refusals
) -> tuple[LicenceItem, Table] | None:
    """Read one item, with the table it was read from; None where the file is no mapping."""
    table = opened(path, refusals, ITEM)
    if table is None:
        return None
    sources = Sources(law, fragments, table.notes("unconfirmed"))
    item = _lawful(_item(table, sources), table, sources)
    if item.slug != path.parent.name:
        table.refuse("wrong-name", None, "item", expected=path.parent.name)
    if item.commitment and item.reform != PROMISE:
        table.refuse("commitment-without-reform", None, "commitment")
    table.close()
    return item, table


def _item(table: Table, sources: Sources) -> LicenceItem:
    name, english = table.name()
    actions = table.options("actions")
    form = read_form(table, sources.fragments)
    fields = {field.id: field for section in form for field in section.fields}
    guide, conditions = _guide(table)
    bases = [_basis(one, sources) for one in table.tables("basis")]
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
        fee=_fee(table),
        examinations=table.integer("examinations"),
        actions=actions,
        basis=tuple(one for one in bases if one.until is None),
        former_basis=tuple(one for one in bases if one.until is not None),
        limits=read_limits(table, actions, sources),
        stages=_stages(table),
        guide=guide,
        conditions=conditions,
        materials=read_materials(table, actions, sources),
        form=form,
        checklist=_checklist(table),
        certificate=read_certificate(table, actions, frozenset(fields), sources),
        commitment_terms=read_commitment(table, actions, sources),
        faq=tuple(_question(one) for one in table.tables("faq")),
        doubts=sources.doubts,
        field_ids=frozenset(fields),
        sensitive=frozenset(name for name, field in fields.items() if field.sensitive),
        law=sources.law,
    )


def _lawful(item: LicenceItem, table: Table, sources: Sources) -> LicenceItem:
    """Return the item with its procedure, its licences' rule, and where it does not apply."""
    fields = {one.id: one for section in item.form for one in section.fields}
    general = LicenceRule(
        item=item.slug,
        validity=item.certificate.validity if item.certificate else None,
        commitment_check=item.commitment_terms.check_within if item.commitment_terms else None,
    )
    known = Known(general=general, fields=item.field_ids, actions=item.actions, sources=sources)
    return replace(
        item,
        procedure=read_procedure(table, item.actions, item.stages, sources),
        tolerance=read_tolerance(table, item.materials, sources),
        licence=read_licence(table, known),
        not_required=tuple(read_not_required(table, fields, sources)),
        levels=tuple(read_levels(table, fields, sources)),
    )


def _fee(table: Table) -> Decimal:
    """Return the fee in yuan; Licensing Law 58 allows one only with a basis."""
    fee, has_basis = Decimal(table.integer("fee")), table.has("fee_basis")
    if fee and not has_basis:
        table.refuse("fee-without-basis", None, "fee")
    return fee


def _basis(table: Table, sources: Sources) -> Basis:
    text = sources.cited(table, "cite")
    certainty = sources.certain(table, "basis")
    since, until = period(table)
    if not sources.law.knows(text):
        return Basis(text, text, None, Certainty.LOW)
    for day in (since, until or date.max):
        if not sources.law.knows_on(text, day):
            table.refuse("citation-not-in-force", None, "cite", day=day.isoformat())
    citation = Citation.parse(text) if "/" in text else None
    words = sources.law.words(text)
    return Basis(text.partition("/")[0], words, citation, certainty, since, until)


def _stages(table: Table) -> tuple[Stage, ...]:
    """Return the stages in their order; the necessary ones are all among them."""
    names = table.options("stages")
    if not set(NECESSARY) <= set(names):
        table.refuse("too-few-stages", None, "stages", allowed="、".join(NECESSARY))
    return tuple(STAGES[name] for name in names)


def _guide(table: Table) -> tuple[Guide, tuple[str, ...]]:
    guide = table.table("guide")
    if guide is None:
        return Guide("", "", ""), ()
    texts = Guide(guide.text("who"), guide.text("where"), guide.text("quantity"))
    conditions = guide.texts("conditions")
    guide.close()
    return texts, conditions


def _checklist(table: Table) -> tuple[Check, ...]:
    pairs = [(Check(one.text("id"), one.text("text")), one) for one in table.tables("checklist")]
    refuse_equal((one, "id", check.id) for check, one in pairs)
    return tuple(check for check, _ in pairs)


def _question(table: Table) -> Question:
    return Question(table.text("question"), table.text("answer"))

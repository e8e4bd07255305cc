"""Reads what special law sets for an item: procedure, life of the licence, where none is needed."""

from dataclasses import replace

from xuke.catalogue.condition_file import read_conditions
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.licence_file import Known, read_licence
from xuke.catalogue.nodes import Table
from xuke.catalogue.penalty_file import read_penalties
from xuke.catalogue.procedure_file import read_procedure, read_tolerance
from xuke.catalogue.scope_file import (
    read_informed,
    read_levels,
    read_not_required,
    read_told_bars,
)
from xuke.catalogue.sources import Sources
from xuke.kernel.item.licence import LicenceRule


def with_special_law(item: LicenceItem, table: Table, sources: Sources) -> LicenceItem:
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
        fee_basis=table.text("fee_basis"),
        procedure=read_procedure(table, item.actions, item.stages, sources),
        tolerance=read_tolerance(table, item.materials, sources),
        licence=read_licence(table, known),
        not_required=tuple(read_not_required(table, fields, sources)),
        levels=tuple(read_levels(table, fields, sources)),
        computed=read_conditions(table, fields, [one.id for one in item.materials], sources),
        told_bars=tuple(read_told_bars(table, fields, sources)),
        informed=tuple(read_informed(table, fields, sources)),
        penalties=tuple(read_penalties(table, sources)),
    )

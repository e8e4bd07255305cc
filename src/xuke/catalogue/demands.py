"""What an application must bring: materials that its answers call for, by the item's own rules."""

from collections.abc import Mapping
from datetime import date

from xuke.catalogue.condition import values_of
from xuke.catalogue.form import Field
from xuke.catalogue.item import LicenceItem, Material
from xuke.kernel.law.calendar import Calendar


def called_for(
    item: LicenceItem, action: str, answers: Mapping[str, str], applied_on: date, calendar: Calendar
) -> dict[str, bool | None]:
    """Return of each material that answers can call for whether these do, on the day of filing.

    Where the answers do not tell yet, nothing stands in its place.
    """
    asked = {one.id: one.when for one in item.materials_for(action) if one.when}
    if not asked:
        return {}
    read = frozenset[str]().union(*(one.reads for one in asked.values()))
    fields = [field for field in item.fields(action) if field.id in read]
    values = values_of(
        fields,
        answers,
        today=applied_on,
        applied_on=applied_on,
        calendar=calendar,
        materials=None,
    )
    return {name: one.by(values) for name, one in asked.items()}


def calling(item: LicenceItem, action: str, material: Material) -> list[Field]:
    """Return the questions whose answers call for the material, in the form's order."""
    read = material.when.reads if material.when else frozenset[str]()
    return [field for field in item.fields(action) if field.id in read]

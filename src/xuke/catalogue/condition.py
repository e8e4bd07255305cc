"""What the expressions of an item may speak of: answers and files, as values of their kinds."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from xuke.catalogue.answers import is_sound
from xuke.catalogue.expression import DAYS, Names, Value, as_value
from xuke.catalogue.form import Field, FieldKind, chosen
from xuke.kernel.law.calendar import Calendar

TODAY = "today"
APPLIED_ON = "applied_on"
IN_TIME_FOR = "in_time_for"
"""The earliest last day of a term to apply that this application still meets (Civil Code 203)."""
MATERIALS = "materials"
Values = dict[str, Value]
OWN_NAMES = frozenset({TODAY, APPLIED_ON, IN_TIME_FOR, MATERIALS})
"""What an expression may speak of beside the answers; no field may have such a name."""


def values_of(
    fields: Iterable[Field],
    answers: Mapping[str, str],
    *,
    today: date,
    applied_on: date,
    calendar: Calendar,
    materials: Collection[str] | None,
) -> Values:
    """Return what expressions may speak of; answers not given or not sound are left out.

    `materials` are the ids of those that have a file; None where nobody knows, as of history.
    """
    found: Values = {
        TODAY: as_value(today),
        APPLIED_ON: as_value(applied_on),
        IN_TIME_FOR: as_value(calendar.earliest_end_met(applied_on)),
    }
    if materials is not None:
        found[MATERIALS] = sorted(materials)
    for field in fields:
        text = answers.get(field.id, "").strip()
        read = _READ.get(field.kind)
        if read is None and text:
            found[field.id] = text
        elif read and text and is_sound(field, text, today):
            found[field.id] = read(text)
    return found


_READ: Final[Mapping[FieldKind, Callable[[str], Value]]] = {
    FieldKind.INTEGER: int,
    FieldKind.DECIMAL: lambda text: float(Decimal(text)),
    FieldKind.DATE: lambda text: as_value(date.fromisoformat(text)),
    FieldKind.CHOICES: lambda text: list(chosen(text)),
}
"""Kinds of answers that are more than texts."""


def names_for(fields: Iterable[Field], materials: Iterable[str]) -> Names:
    """Return each name that an item's expressions may speak of, with values to try it with."""
    listed = [*materials]
    own: dict[str, tuple[Value, ...]] = {
        TODAY: (*DAYS,),
        APPLIED_ON: (*DAYS,),
        IN_TIME_FOR: (*DAYS,),
        MATERIALS: ([], *([one] for one in listed), listed),
    }
    return own | {field.id: _tried(field) for field in fields}


def _tried(field: Field) -> tuple[Value, ...]:
    """Return values that an answer may have."""
    match field.kind:
        case FieldKind.INTEGER:
            return (0, 1)
        case FieldKind.DECIMAL:
            return (0.0, 1.0)
        case FieldKind.DATE:
            return (*DAYS,)
        case FieldKind.CHOICE:
            return field.options
        case FieldKind.CHOICES:
            return (*([one] for one in field.options), list(field.options))
        case _:
            return (field.example, "x")

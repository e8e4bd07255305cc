"""Checks the answers given to a form; tells codes, the rooms have the words."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from xuke.catalogue.form import (
    NUMBERS,
    TEXTS,
    Field,
    FieldKind,
    chosen,
    day_told,
    normal_day,
    normal_figure,
)
from xuke.catalogue.identifiers.credit import is_uscc, uscc_problem
from xuke.catalogue.identifiers.kinds import identifier_problem, postcode_problem
from xuke.catalogue.identifiers.names import has_private, text_problem
from xuke.catalogue.identifiers.papers import (
    RESIDENT_CARD,
    holder_number,
    normal_number,
    paper_problem,
    tells_birth,
)
from xuke.catalogue.identifiers.phones import normal_phone, phone_problem
from xuke.catalogue.identifiers.resident import Born, born, is_region_known
from xuke.catalogue.identifiers.signs import code, visible
from xuke.catalogue.item import LicenceItem

INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,18}(\.\d{1,6})?", re.ASCII)
LONGEST = 4000
"""Characters: no answer is longer, whatever its field says."""


def check_form(
    item: LicenceItem, action: str, values: Mapping[str, str], *, today: date
) -> dict[str, str]:
    """Return field id to code for every answer that cannot be taken; empty if all can.

    Fields of sections that the action does not ask are not looked at.
    """
    unknown = dict.fromkeys(sorted(values.keys() - item.field_ids), "unknown-field")
    return check_fields(item.fields(action), values, today) | unknown


def check_fields(fields: Iterable[Field], values: Mapping[str, str], today: date) -> dict[str, str]:
    """Return field id to code for the answers to these fields that cannot be taken.

    A code may have facts behind it, parted by colons: `birth-differs:<told>:<in the number>`.
    """
    asked = list(fields)
    codes = {field.id: _problem(field, values, today) for field in asked}
    wrong = {name: code for name, code in codes.items() if code}
    return wrong | _contradictions(asked, values, wrong)


def is_sound(field: Field, value: str, today: date) -> bool:
    """Whether a given answer, for itself, is one that the field takes; a draft may hold others."""
    return not _CHECKS[field.kind](field, value, today)


def form_warnings(item: LicenceItem, action: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return field id to code for answers that can be taken but should be looked at."""
    told = {field.id: _doubt(field, values) for field in item.fields(action)}
    return {name: code for name, code in told.items() if code}


def normal_answer(field: Field, values: Mapping[str, str]) -> str:
    """Return the answer to a field in its normal form; one that is told in words stays as it is."""
    value = values.get(field.id, "").strip()
    if field.kind is FieldKind.ID_NUMBER:
        return normal_number(_document(field, values), value)
    if field.kind is FieldKind.IDENTIFIER:
        return holder_number(value, is_person=not is_uscc(value))
    if field.kind in {FieldKind.USCC, FieldKind.POSTCODE}:
        return code(value)
    if field.is_day:
        return normal_day(value)
    return normal_phone(value) or value if field.kind is FieldKind.PHONE else value


def as_typed(item: LicenceItem, answers: Mapping[str, str]) -> dict[str, str]:
    """Return answers as they are kept: without signs that nobody sees, days and figures plain.

    Identity numbers and names stay as they were typed: their normal form is for comparing.
    """
    form = dict.fromkeys(item.days, normal_day)
    fields = (field for part in item.form for field in part.fields)
    form |= {one.id: normal_figure for one in fields if one.kind in NUMBERS}
    return {name: visible(form.get(name, str)(text)) for name, text in answers.items()}


def _doubt(field: Field, values: Mapping[str, str]) -> str:
    value = values.get(field.id, "").strip()
    if not value:
        return ""
    if field.kind in TEXTS:
        return "private-use" if has_private(value) else ""
    if field.kind is not FieldKind.ID_NUMBER or _document(field, values) != RESIDENT_CARD:
        return ""
    return "" if is_region_known(normal_number(RESIDENT_CARD, value)) else "unknown-region"


def _contradictions(
    fields: Sequence[Field], values: Mapping[str, str], wrong: Mapping[str, str]
) -> dict[str, str]:
    """Return what sound answers say otherwise than the identity number that tells it."""
    numbers = {field.id: field for field in fields if field.kind is FieldKind.ID_NUMBER}
    codes = {}
    for field in fields:
        number = numbers.get(field.told_by or "")
        if number is None or field.id in wrong or number.id in wrong:
            continue
        codes[field.id] = _contradiction(field, values, _born(number, values))
    return {name: code for name, code in codes.items() if code}


def _born(field: Field, values: Mapping[str, str]) -> Born | None:
    number = values.get(field.id, "")
    return born(number) if tells_birth(_document(field, values), number) else None


def _contradiction(field: Field, values: Mapping[str, str], person: Born | None) -> str:
    value = values.get(field.id, "").strip()
    if person is None or not value:
        return ""
    if field.kind is FieldKind.DATE:
        told, known = normal_day(value), person.on.isoformat()
        return "" if told == known else f"birth-differs:{told}:{known}"
    return "" if value == person.sex else f"sex-differs:{value}:{person.sex}"


def _problem(field: Field, values: Mapping[str, str], today: date) -> str:
    value = visible(values.get(field.id, "")).strip()
    if not value:
        return "required" if field.is_required(values) else ""
    if len(value) > (field.max_length or LONGEST):
        return "too-long"
    if field.kind is FieldKind.ID_NUMBER:
        return paper_problem(_document(field, values), value, today)
    return _CHECKS[field.kind](field, value, today)


def _document(field: Field, values: Mapping[str, str]) -> str:
    """Return the kind of identity document that the number is of."""
    return values.get(field.document, "").strip() if field.document else RESIDENT_CARD


def _text(field: Field, value: str, _today: date) -> str:
    return text_problem(value, lines=field.kind is FieldKind.TEXTAREA)


def _integer(field: Field, value: str, _today: date) -> str:
    return _bounds(field, Decimal(value)) if INTEGER.fullmatch(value) else "not-an-integer"


def _decimal(field: Field, value: str, _today: date) -> str:
    return _bounds(field, Decimal(value)) if DECIMAL.fullmatch(value) else "not-a-number"


def _bounds(field: Field, number: Decimal) -> str:
    if field.minimum is not None and number < field.minimum:
        return "below-minimum"
    return "above-maximum" if field.maximum is not None and number > field.maximum else ""


def _date(field: Field, value: str, today: date) -> str:
    day = day_told(value)
    if day is None:
        return "not-a-date"
    return "date-in-future" if field.past and day > today else ""


def _choice(field: Field, value: str, _today: date) -> str:
    return "" if value in field.options else "not-an-option"


def _choices(field: Field, value: str, _today: date) -> str:
    return "" if {*chosen(value)} <= {*field.options} else "not-an-option"


def _uscc(_field: Field, value: str, _today: date) -> str:
    return uscc_problem(value)


def _identifier(_field: Field, value: str, today: date) -> str:
    return identifier_problem(value, today)


def _phone(_field: Field, value: str, _today: date) -> str:
    return phone_problem(value)


def _postcode(_field: Field, value: str, _today: date) -> str:
    return postcode_problem(value)


_CHECKS: Mapping[FieldKind, Callable[[Field, str, date], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.TEXTAREA: _text,
    FieldKind.INTEGER: _integer,
    FieldKind.DECIMAL: _decimal,
    FieldKind.DATE: _date,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
    FieldKind.USCC: _uscc,
    FieldKind.IDENTIFIER: _identifier,
    FieldKind.PHONE: _phone,
    FieldKind.POSTCODE: _postcode,
}

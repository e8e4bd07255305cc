"""Checks the answers given to a form; tells codes, the rooms have the words."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from stdnum.cn import uscc

from xuke.catalogue.form import Field, FieldKind
from xuke.catalogue.identity import (
    RESIDENT_CARD,
    document_problem,
    is_region_known,
    resident_problem,
)
from xuke.catalogue.item import LicenceItem

MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
LANDLINE = re.compile(r"(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?", re.ASCII)
POSTCODE = re.compile(r"\d{6}", re.ASCII)
INTEGER = re.compile(r"-?\d{1,18}", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,18}(\.\d{1,6})?", re.ASCII)
USCC_LENGTH = 18
EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
"""No day that anybody tells lies outside: near the ends of time nothing can be counted."""
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
    """Return field id to code for the answers to these fields that cannot be taken."""
    codes = {field.id: _problem(field, values, today) for field in fields}
    return {name: code for name, code in codes.items() if code}


def form_warnings(item: LicenceItem, action: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return field id to code for answers that can be taken but should be looked at."""
    return {
        field.id: "unknown-region"
        for field in item.fields(action)
        if field.kind is FieldKind.ID_NUMBER
        and _document(field, values) == RESIDENT_CARD
        and values.get(field.id)
        and not is_region_known(values[field.id].strip())
    }


def _problem(field: Field, values: Mapping[str, str], today: date) -> str:
    value = values.get(field.id, "").strip()
    if not value:
        return "required" if field.is_required(values) else ""
    if len(value) > (field.max_length or LONGEST):
        return "too-long"
    if field.kind is FieldKind.ID_NUMBER:
        return document_problem(_document(field, values), value.upper(), today)
    return _CHECKS[field.kind](field, value, today)


def _document(field: Field, values: Mapping[str, str]) -> str:
    """Return the kind of identity document that the number is of."""
    return values.get(field.document, "").strip() if field.document else RESIDENT_CARD


def _text(field: Field, value: str, _today: date) -> str:
    breaks = "\r\n\t" if field.kind is FieldKind.TEXTAREA else ""
    is_plain = all(sign.isprintable() or sign in breaks for sign in value)
    return "" if is_plain else "bad-form"


def _integer(field: Field, value: str, _today: date) -> str:
    return _bounds(field, Decimal(value)) if INTEGER.fullmatch(value) else "not-an-integer"


def _decimal(field: Field, value: str, _today: date) -> str:
    return _bounds(field, Decimal(value)) if DECIMAL.fullmatch(value) else "not-a-number"


def _bounds(field: Field, number: Decimal) -> str:
    if field.minimum is not None and number < field.minimum:
        return "below-minimum"
    return "above-maximum" if field.maximum is not None and number > field.maximum else ""


def _date(field: Field, value: str, today: date) -> str:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return "not-a-date"
    if not EARLIEST <= day <= LATEST:
        return "not-a-date"
    return "date-in-future" if field.past and day > today else ""


def _choice(field: Field, value: str, _today: date) -> str:
    return "" if value in field.options else "not-an-option"


def _uscc(_field: Field, value: str, _today: date) -> str:
    if uscc.is_valid(value.upper()):
        return ""
    return "bad-check-digit" if len(value) == USCC_LENGTH else "bad-form"


def _identifier(field: Field, value: str, today: date) -> str:
    """Take a USCC or a resident identity number; tell of the likelier one what is wrong."""
    if uscc.is_valid(value.upper()):
        return ""
    is_person = value[:-1].isdigit()
    return resident_problem(value.upper(), today) if is_person else _uscc(field, value, today)


def _phone(_field: Field, value: str, _today: date) -> str:
    return "" if MOBILE.fullmatch(value) or LANDLINE.fullmatch(value) else "bad-form"


def _postcode(_field: Field, value: str, _today: date) -> str:
    return "" if POSTCODE.fullmatch(value) else "bad-form"


_CHECKS: Mapping[FieldKind, Callable[[Field, str, date], str]] = {
    FieldKind.TEXT: _text,
    FieldKind.TEXTAREA: _text,
    FieldKind.INTEGER: _integer,
    FieldKind.DECIMAL: _decimal,
    FieldKind.DATE: _date,
    FieldKind.CHOICE: _choice,
    FieldKind.USCC: _uscc,
    FieldKind.IDENTIFIER: _identifier,
    FieldKind.PHONE: _phone,
    FieldKind.POSTCODE: _postcode,
}

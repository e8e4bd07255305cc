"""How a field of a Django form is shown: marked for screen readers, large enough to touch."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Phrase = str | Promise
FieldT = TypeVar("FieldT", bound=forms.Field)
REQUIRED: Final = "required"
"""The code of an answer that is lacking: Django's, the catalogue's and casework's."""
_ENDS: Final = "。！？.!?"
_CHOICES: Final = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One error and the field to which its link leads; no target for the form's own errors."""

    target: str
    label: str
    message: str

    @property
    def is_plain(self) -> bool:
        """Whether the message does not name its field itself."""
        return bool(self.label) and self.label not in self.message


def needed_when(field: FieldT, words: Phrase) -> FieldT:
    """Say beside the label, in the place of 选填, when the field must be filled in after all."""
    field.optional = words  # type: ignore[attr-defined]
    return field


def shown(bound: BoundField, purpose: str = "") -> Mapping[str, object]:
    """Return what the field's template needs; the widget already carries its marks."""
    kind = _kind(bound.field.widget)
    if kind == "group":
        bound.field.widget.attrs.setdefault("class", "form-check-input")
    return {
        "bound": bound,
        "kind": kind,
        "widget": bound.as_widget(attrs=_attributes(bound, kind, purpose)),
        "errors": messages(bound),
        "described": _described(bound, purpose),
        "purpose": purpose or getattr(bound.field, "purpose", ""),
        "optional": getattr(bound.field, "optional", ""),
    }


def errors(form: BaseForm) -> Iterator[ErrorLine]:
    """Yield every error in the order of the page, the form's own ones first."""
    for message in form.non_field_errors():
        yield ErrorLine("", "", str(message))
    for bound in form:
        for message in messages(bound):
            yield ErrorLine(_target(bound), str(bound.label), message)


def messages(bound: BoundField) -> list[str]:
    """Return what is wrong with a field; one left empty is named: 请填写单位名称。"""
    found = bound.form.errors.as_data().get(bound.name, [])
    told = [_named(one, bound) or str(words) for one in found for words in one.messages]
    return [_ended(words) for words in told]


def _ended(words: str) -> str:
    """End a sentence: several stand side by side, and not every library ends its own."""
    return words if not words or words[-1] in _ENDS else _("%(words)s。") % {"words": words}


def _named(error: ValidationError, bound: BoundField) -> str:
    """Return which field must be filled in or chosen; nothing where that is not what is wrong."""
    if error.code != REQUIRED or _kind(bound.field.widget) == "check":
        return ""
    if isinstance(bound.field, forms.FileField):
        return ""
    is_chosen = isinstance(bound.field.widget, (*_CHOICES, forms.Select))
    words = _("请选择%(label)s。") if is_chosen else _("请填写%(label)s。")
    return words % {"label": bound.label}


def _target(bound: BoundField) -> str:
    """Return the id of what can take the focus: of a group, its first choice."""
    if isinstance(bound.field.widget, _CHOICES):
        return f"{bound.auto_id}_0"
    return bound.id_for_label


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, _CHOICES):
        return "group"
    return "check" if isinstance(widget, forms.CheckboxInput) else "line"


def _attributes(bound: BoundField, kind: str, purpose: str) -> dict[str, str | bool]:
    """Return the attributes that bind the control to its hint and error."""
    words = {"line": "form-control", "check": "form-check-input", "group": "form-check-input"}
    name = "form-select" if _is_select(bound.field.widget) else words[kind]
    classes = f"{name} {bound.field.widget.attrs.get('class', '')}".strip()
    marks: dict[str, str | bool] = {"class": classes}
    described = _described(bound, purpose)
    if described:
        marks["aria-describedby"] = described
    if bound.errors:
        marks["aria-invalid"] = "true"
    return marks


def _described(bound: BoundField, purpose: str) -> str:
    ids = []
    if bound.help_text:
        ids.append(f"{bound.auto_id}-hint")
    if purpose or getattr(bound.field, "purpose", ""):
        ids.append(f"{bound.auto_id}-purpose")
    if bound.errors:
        ids.append(f"{bound.auto_id}-error")
    return " ".join(ids)


def _is_select(widget: forms.Widget) -> bool:
    return isinstance(widget, forms.Select) and not isinstance(widget, _CHOICES)

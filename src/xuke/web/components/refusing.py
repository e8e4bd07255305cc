"""A refusal of what was typed stands at the field that it is about, not above the form."""

from django import forms

from xuke.kernel.law.refusal import Unlawful
from xuke.web.words.refused_fields import FIELDS


def mark(form: forms.BaseForm, refused: Unlawful, words: str) -> bool:
    """Say at its field why it is refused; False where the form has no such field."""
    name = field_of(form, refused.code)
    if name is None:
        return False
    form.add_error(name, forms.ValidationError(words, code=refused.code))
    return True


def field_of(form: forms.BaseForm, code: str) -> str | None:
    """Return the field that a refusal is about: of several, that in which least was written."""
    asked = [name for name in FIELDS.get(code, ()) if name in form.fields]
    return min(asked, key=lambda name: _written(form, name), default=None)


def _written(form: forms.BaseForm, name: str) -> tuple[bool, int]:
    """Return by what fields are ordered: what is written before what is chosen, the less first."""
    is_chosen = isinstance(form.fields[name], forms.ChoiceField)
    return is_chosen, len(str(form[name].value() or "").strip())

"""What an act asks of an official, and how what he typed is carried, shown and completed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from xuke.web.case.file import CaseFile


class TypedForm(forms.Form):
    """What an act asks for; `phrases` are ready words for a field, by the field's name."""

    @property
    def phrases(self) -> Mapping[str, Sequence[str]]:
        """Return the phrase library of each field that has one."""
        return {}

    def again(self) -> dict[str, Any]:
        """Return what was typed by field, for the form to be shown with again."""
        return {one.html_name: one.value() for one in self if one.value() not in (None, "", [])}

    def kept(self) -> list[tuple[str, str]]:
        """Return what was typed, to be carried by a page that asks for confirmation."""
        return [
            (name, str(one))
            for name, value in self.again().items()
            for one in (value if isinstance(value, list) else [value])
        ]

    def typed(self) -> list[tuple[str, str]]:
        """Return what was typed under its labels, to be read and copied."""
        named = self.again()
        return [
            (str(one.label), _shown(one.field, named[one.html_name]))
            for one in self
            if one.html_name in named
        ]


class ActForm(TypedForm):
    """What an act on a case asks for."""

    def __init__(self, data: Any, *, file: CaseFile, initial: Any = None) -> None:  # noqa: ANN401
        """Build the form for one case."""
        super().__init__(data, initial=initial)
        self.file = file


def _shown(asked: forms.Field, value: Any) -> str:  # noqa: ANN401 - whatever a field holds
    """Return choices by their words, anything else as it was typed."""
    if isinstance(value, list):
        return "、".join(_shown(asked, one) for one in value)
    choices = getattr(asked, "choices", ())
    return next((str(words) for code, words in choices if str(code) == value), str(value))

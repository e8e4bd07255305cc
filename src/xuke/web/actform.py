"""What an act asks of an official, and how what he typed is carried, shown and completed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from xuke.web.casefile import CaseFile


class ActForm(forms.Form):
    """What an act asks for; `phrases` are ready words for a field, by the field's name."""

    def __init__(self, data: Any, *, file: CaseFile, initial: Any = None) -> None:  # noqa: ANN401
        """Build the form for one case."""
        super().__init__(data, initial=initial)
        self.file = file

    @property
    def phrases(self) -> Mapping[str, Sequence[str]]:
        """Return the phrase library of each field that has one."""
        return {}

    def kept(self) -> list[tuple[str, str]]:
        """Return what was typed, to be carried by a page that asks for confirmation."""
        return [(one.html_name, str(one.value())) for one in self if one.value() not in {None, ""}]

    def typed(self) -> list[tuple[str, str]]:
        """Return what was typed under its labels, to be read and copied."""
        named = dict(self.kept())
        return [
            (str(one.label), _shown(one.field, named[one.html_name]))
            for one in self
            if one.html_name in named
        ]


def _shown(asked: forms.Field, value: str) -> str:
    """Return a choice by its words, anything else as it was typed."""
    choices = getattr(asked, "choices", ())
    return next((str(words) for code, words in choices if str(code) == value), value)

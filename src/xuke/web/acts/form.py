"""What an act asks of its writer, and how what he typed is carried, shown and completed."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from django import forms

from xuke.kernel.law.refusal import Unlawful
from xuke.web.components import refusing
from xuke.web.words import sentences
from xuke.web.words.numbers import whole_number

F = TypeVar("F")


class TypedForm(forms.Form):
    """A form whose words are kept while they are typed, whoever types them."""

    @property
    def has_words(self) -> bool:
        """Whether it asks for words: those are kept; what is only chosen is soon chosen again."""
        return any(isinstance(one, forms.CharField) for one in self.fields.values())

    def again(self) -> dict[str, Any]:
        """Return what was typed by field, for the form to be shown with again."""
        return {one.html_name: one.value() for one in self if one.value() not in (None, "", [])}

    def typed(self) -> list[tuple[str, str]]:
        """Return what was typed under its labels, to be read and copied."""
        named = self.again()
        return [
            (str(one.label), _shown(one.field, named[one.html_name]))
            for one in self
            if one.html_name in named
        ]


class ActForm(TypedForm, Generic[F]):
    """What an act asks for; `file` is the stream as its pages read it."""

    def __init__(self, data: Any, *, file: F, initial: Any = None) -> None:  # noqa: ANN401 - as Django takes them
        """Build the form for one stream."""
        super().__init__(data, initial=initial)
        self.file = file

    @property
    def phrases(self) -> Mapping[str, Sequence[str]]:
        """Return the phrase library of each field that has one."""
        return {}

    def with_phrase(self, wanted: str) -> dict[str, Any]:
        """Return what was typed with a ready phrase below it: `wanted` is its field and number."""
        kept = self.again()
        name, _colon, written = wanted.partition(":")
        phrases, number = self.phrases.get(name, ()), whole_number(written)
        if number is not None and number < len(phrases):
            kept[name] = "\n".join(filter(None, (str(kept.get(name, "")), phrases[number])))
        return kept

    def refuse(self, codes: Mapping[str, str]) -> None:
        """Say by its code what cannot be taken: at its field, or above all where it has none."""
        for name, code in codes.items():
            error = forms.ValidationError(sentences.form_error(code), code=code)
            self.add_error(name if name in self.fields else None, error)

    def refuse_at(self, refused: Unlawful, words: str) -> bool:
        """Say at its field why the law refuses what was typed; False where it is about no field."""
        return refusing.mark(self, refused, words)

    def kept(self) -> list[tuple[str, str]]:
        """Return what was typed, to be carried by a page that asks for confirmation."""
        return [
            (name, str(one))
            for name, value in self.again().items()
            for one in (value if isinstance(value, list) else [value])
        ]


def _shown(asked: forms.Field, value: Any) -> str:  # noqa: ANN401 - whatever a field holds
    """Return choices by their words, anything else as it was typed."""
    if isinstance(value, list):
        return "、".join(_shown(asked, one) for one in value)
    choices = getattr(asked, "choices", ())
    return next((str(words) for code, words in choices if str(code) == value), str(value))

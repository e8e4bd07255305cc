"""The form of an act on any kind of stream, made from the facts of its event."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms

from xuke.access.people import colleagues
from xuke.casework.stream.facts import LONGEST, Fact, FactKind, asked_of
from xuke.casework.stream.kinds import Kind
from xuke.web import clock
from xuke.web.acts.form import ActForm
from xuke.web.components.days import DayField
from xuke.web.components.fields import needed_when
from xuke.web.words.facts import PASSED, asked
from xuke.web.words.worded import Asked, Choices, When, words_of

_FEW: Final = 5
"""So many choices are seen at a glance; more stand in a list that unfolds."""
_LINE: Final = 200
_NOTHING: Final = ("", "——")
_PEOPLE: Final = frozenset({FactKind.OFFICIAL, FactKind.OFFICIALS})


class StepForm(ActForm[Any]):
    """What a verb of a kind of stream asks for."""

    def __init__(
        self,
        kind: Kind[Any],
        step: str,
        data: Any,  # noqa: ANN401 - as Django takes it
        *,
        file: Any,  # noqa: ANN401 - the file of any stream
        initial: Any = None,  # noqa: ANN401
    ) -> None:
        """Make a field for each fact, with the choices that this stream leaves."""
        super().__init__(data, file=file, initial=initial)
        verb = kind.machine.verbs[step]
        for fact in asked_of(verb.event, verb.settled):
            words = _asked(kind.name, step, fact)
            if words.is_asked(file):
                self.fields[fact.name] = _field(fact, words, file)

    def facts(self) -> Mapping[str, object]:
        """Return what was told, as casework reads it; a step that asks nothing is told nothing."""
        if not self.fields:
            return {}
        return {name: _plain(value) for name, value in self.cleaned_data.items()}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _asked(kind: str, step: str, fact: Fact) -> Asked:
    """Return how a fact is asked; who is an official is chosen, whoever asks."""
    found = asked(kind, step, fact.name)
    if found.choices or fact.kind not in _PEOPLE:
        return found
    return replace(found, choices=words_of(kind).officials or _colleagues)


def _colleagues(file: Any) -> Choices:  # noqa: ANN401 - the file of any stream
    here = colleagues(file.stream.authority, clock.today())
    return [(one.id, one.name) for one in here]


def _field(fact: Fact, words: Asked, file: Any) -> forms.Field:  # noqa: ANN401 - as its choices ask
    """Return the field of one fact, with its words."""
    made = _made(fact, words, file)
    made.label = str(words.label)
    made.help_text = str(words.hint)
    if fact.kind is not FactKind.TRUTH or fact.required:
        made.required = fact.required or words.required
    needed_when(made, words.needed)
    if words.initial:
        made.initial = words.initial(file)
    return made


def _made(fact: Fact, words: Asked, file: Any) -> forms.Field:  # noqa: ANN401 - the same
    if words.choices:
        return _chosen(fact, words.choices(file))
    if fact.kind is FactKind.TRUTH and fact.required:
        return _verdict(words)
    if fact.kind is FactKind.DAY:
        return DayField(when=words.when or When.ANY)
    if fact.kind is FactKind.TEXT and words.long:
        return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}))
    return _MAKERS[fact.kind](fact)


def _chosen(fact: Fact, choices: Choices) -> forms.Field:
    """Return a choice of one or of several; few are all in sight."""
    if fact.kind in {FactKind.LIST, FactKind.OFFICIALS}:
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=choices, widget=widget)
    if len(choices) <= _FEW and fact.required:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[_NOTHING, *choices])


def _verdict(words: Asked) -> forms.Field:
    yes, no = words.verdict or PASSED
    choices = [("true", yes), ("false", no)]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)


def _text(_fact: Fact) -> forms.Field:
    return forms.CharField(max_length=_LINE)


def _lines(_fact: Fact) -> forms.Field:
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))


def _number(_fact: Fact) -> forms.Field:
    return forms.IntegerField(min_value=1, max_value=999)


def _amount(_fact: Fact) -> forms.Field:
    return forms.DecimalField(min_value=0, max_digits=14, decimal_places=2)


def _truth(_fact: Fact) -> forms.Field:
    return forms.BooleanField(required=False)


def _choice(fact: Fact) -> forms.Field:
    return _chosen(fact, [(one, one) for one in fact.choices])


_MAKERS: Final[Mapping[FactKind, Callable[[Fact], forms.Field]]] = {
    FactKind.TEXT: _text,
    FactKind.NUMBER: _number,
    FactKind.AMOUNT: _amount,
    FactKind.TRUTH: _truth,
    FactKind.CHOICE: _choice,
    FactKind.LIST: _lines,
}

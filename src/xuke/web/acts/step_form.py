"""The form of an act on a case or a licence, made from the facts of its event."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, Final

from django import forms

from xuke.casework.stream.facts import LONGEST, Fact, FactKind
from xuke.web.acts.form import TypedForm
from xuke.web.api.facts import facts_of
from xuke.web.case import choices as actchoices
from xuke.web.case.choices import Choices
from xuke.web.licence import choices as licencechoices
from xuke.web.words import acts as actwords

_FEW: Final = 5
"""So many choices are seen at a glance; more stand in a list that unfolds."""
_LINE: Final = 200
_REQUIRED: Final = frozenset(
    {
        ("accept-pending", "pending"),
        ("accept-pending", "promise"),
        ("exclude", "reason"),
        ("extend", "reason"),
    }
)
"""What the event may lack for the sake of history, and a person has to tell."""
_NOTHING: Final = ("", "——")


CHOICES: Final[Mapping[tuple[str, str], Callable[[Any], Choices]]] = {
    **actchoices.CHOICES,
    **licencechoices.CHOICES,
}
INITIAL: Final[Mapping[tuple[str, str], Callable[[Any], object]]] = {
    **actchoices.INITIAL,
    **licencechoices.INITIAL,
}


class StepForm(TypedForm):
    """What a step asks for, of a case or of a licence."""

    step: ClassVar[str]

    def __init__(self, data: Any, *, file: Any, initial: Any = None) -> None:  # noqa: ANN401
        """Make a field for each fact, with the choices that this case or licence leaves."""
        super().__init__(data, initial=initial)
        self.file = file
        for fact in facts_of(self.step):
            self.fields[fact.name] = _field(self.step, fact, file)

    def facts(self) -> Mapping[str, object]:
        """Return what was told, as casework reads it; a step that asks nothing is told nothing."""
        if not self.fields:
            return {}
        return {name: _plain(value) for name, value in self.cleaned_data.items()}


@cache
def form_of(step: str) -> type[StepForm]:
    """Return the form of a step."""
    return type(f"StepForm_{step}", (StepForm,), {"step": step})


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _field(step: str, fact: Fact, file: Any) -> forms.Field:  # noqa: ANN401 - as its choices ask
    """Return the field of one fact, with its words."""
    key = (step, fact.name)
    made = _chosen(fact, CHOICES[key](file)) if key in CHOICES else _MAKERS[fact.kind](fact, file)
    if fact.kind is FactKind.TRUTH and fact.required:
        made = _verdict(step, fact)
    made.label = str(actwords.label(step, fact.name))
    made.help_text = str(actwords.HINTS.get(key, ""))
    if fact.kind is not FactKind.TRUTH or fact.required:
        made.required = fact.required or key in _REQUIRED
    if key in INITIAL:
        made.initial = INITIAL[key](file)
    return made


def _chosen(fact: Fact, choices: Choices) -> forms.Field:
    """Return a choice of one or of several; few are all in sight."""
    if fact.kind in {FactKind.LIST, FactKind.OFFICIALS}:
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=choices, widget=widget)
    if len(choices) <= _FEW and fact.required:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[_NOTHING, *choices])


def _verdict(step: str, fact: Fact) -> forms.Field:
    yes, no = actwords.verdict(step, fact.name)
    choices = [("true", yes), ("false", no)]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect)


def _people(fact: Fact, file: Any) -> forms.Field:  # noqa: ANN401 - a case's or a licence's
    return _chosen(fact, actchoices.officials(file))


def _text(fact: Fact, _file: object) -> forms.Field:
    if fact.name in actwords.LONG:
        widget = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(max_length=LONGEST, widget=widget)
    return forms.CharField(max_length=_LINE)


def _lines(_fact: Fact, _file: object) -> forms.Field:
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))


def _day(_fact: Fact, _file: object) -> forms.Field:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d"])


def _number(_fact: Fact, _file: object) -> forms.Field:
    return forms.IntegerField(min_value=1, max_value=999)


def _amount(_fact: Fact, _file: object) -> forms.Field:
    return forms.DecimalField(min_value=0, max_digits=14, decimal_places=2)


def _truth(_fact: Fact, _file: object) -> forms.Field:
    return forms.BooleanField(required=False)


def _choice(fact: Fact, _file: object) -> forms.Field:
    return _chosen(fact, [(one, one) for one in fact.choices])


_MAKERS: Final[Mapping[FactKind, Callable[[Fact, Any], forms.Field]]] = {
    FactKind.TEXT: _text,
    FactKind.DAY: _day,
    FactKind.NUMBER: _number,
    FactKind.AMOUNT: _amount,
    FactKind.TRUTH: _truth,
    FactKind.CHOICE: _choice,
    FactKind.LIST: _lines,
    FactKind.OFFICIAL: _people,
    FactKind.OFFICIALS: _people,
}

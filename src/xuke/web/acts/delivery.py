"""What is asked of a delivery 送达, of a decision and of a licence's paper alike, at each field."""

import re
from collections.abc import Collection
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from xuke.casework.stream.facts import LONGEST
from xuke.kernel.law import delivery
from xuke.web import clock
from xuke.web.acts.form import ActForm
from xuke.web.components.days import DayField
from xuke.web.components.fields import needed_when
from xuke.web.words import delivering
from xuke.web.words.vocabulary import DELIVERY_WAYS
from xuke.web.words.worded import When

_LINE: Final = 500
_PARTED: Final = re.compile(r"[、，,;；\s]+")


class DeliveryForm(ActForm[Any]):
    """送达: in which way a paper reached whom it is for, on which day, and what shows it."""

    way = forms.ChoiceField(choices=list(DELIVERY_WAYS.items()), widget=forms.RadioSelect)
    received_on = DayField(when=When.PAST, required=False)
    proof = forms.CharField(required=False, max_length=_LINE)
    witnesses = forms.CharField(required=False, max_length=_LINE)
    published_on = DayField(when=When.PAST, required=False)
    tried = forms.CharField(
        required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any, *, file: Any, initial: Any = None) -> None:  # noqa: ANN401
        """Word each field as a program is asked for it, and propose the day."""
        proposed = {"received_on": clock.today(), **(initial or {})}
        super().__init__(data, file=file, initial=proposed)
        for name, words in delivering.FACTS.items():
            field = self.fields[name]
            field.label, field.help_text = str(words.label), str(words.hint)
            needed_when(field, words.needed)

    def clean(self) -> dict[str, Any]:
        """Ask each way for what shows it, at the field itself; a notice has its own day."""
        given = self.cleaned_data
        way = given.get("way")
        if way == delivery.NOTICE:
            given["received_on"] = None
        for ways, names, words in _SHOWN_BY:
            told = any(given.get(name) for name in names)
            if way in ways and not told and self.errors.keys().isdisjoint(names):
                self.add_error(names[0], words)
        return given

    def typed(self) -> list[tuple[str, str]]:
        """Return what was typed, without the day that a public notice does not go by."""
        told = super().typed()
        if self["way"].value() != delivery.NOTICE:
            return told
        return [one for one in told if one[0] != self["received_on"].label]

    @property
    def witnesses_named(self) -> tuple[str, ...]:
        """Return the witnesses; they are parted by the signs that part names."""
        return tuple(filter(None, _PARTED.split(self.cleaned_data["witnesses"])))


_SHOWN_BY: Final[tuple[tuple[Collection[str], tuple[str, ...], Any], ...]] = (
    (
        {delivery.LEFT},
        ("witnesses", "proof"),
        gettext_lazy("留置送达请写明见证人，或者照片、录像的编号。"),
    ),
    (
        {delivery.DIRECT},
        ("proof",),
        gettext_lazy("请填写签收人的姓名；代收的，写明与受送达人的关系。"),
    ),
    (frozenset(delivery.PROVEN), ("proof",), gettext_lazy("请填写邮件号或者送达回证号。")),
    ({delivery.NOTICE}, ("published_on",), gettext_lazy("公告送达请填写公告日期。")),
    ({delivery.NOTICE}, ("tried",), gettext_lazy("公告送达请写明原因和经过。")),
)
"""What each way of delivery must show, and the words that ask for it."""

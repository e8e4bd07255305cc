"""A field for a day: the browser's calendar, within what the day can mean, checked here always."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.translation import gettext as _

from xuke.catalogue.form import EARLIEST, LATEST
from xuke.web import clock
from xuke.web.words.dates import chinese_date
from xuke.web.words.worded import When

OUT_OF_BOUNDS: Final = "day-out-of-bounds"
_FORMAT: Final = "%Y-%m-%d"
_FIRST: Final[dict[When, Callable[[], date]]] = {When.FUTURE: clock.today}
_LAST: Final[dict[When, Callable[[], date]]] = {When.PAST: clock.today}


def bounds(when: When) -> tuple[date, date]:
    """Return between which days a day can lie that is told today, both included."""
    first = _FIRST[when]() if when in _FIRST else EARLIEST
    last = _LAST[when]() if when in _LAST else LATEST
    return first, last


def attributes(when: When) -> dict[str, str]:
    """Return what the control needs: the browser's bounds, and what is said beyond them."""
    first, last = bounds(when)
    return {"type": "date", "min": str(first), "max": str(last), "data-bounds": _told(when)}


def _told(when: When) -> str:
    """Say between which days it can lie, in the words of what the day is."""
    first, last = bounds(when)
    if when is When.PAST:
        return _("请填写今天或者以前的日期，年份为四位数字，不早于1900年。")
    if when is When.FUTURE:
        return _("请填写今天或者以后的日期，年份为四位数字。")
    words = {"first": chinese_date(first), "last": chinese_date(last)}
    return _("请填写%(first)s至%(last)s之间的日期，年份为四位数字。") % words


class DayField(forms.DateField):
    """A day, as browsers send it; `when` says whether it lies behind or before whoever tells it."""

    def __init__(self, *, when: When = When.ANY, **rest: Any) -> None:  # noqa: ANN401 - as Django takes it
        """Ask for it with the browser's own calendar."""
        widget = forms.DateInput(format=_FORMAT, attrs={"type": "date"})
        super().__init__(widget=widget, input_formats=[_FORMAT], **rest)
        self.when = when

    def get_bound_field(self, form: BaseForm, field_name: str) -> BoundField:
        """Return it with the bounds of today: a form is declared once and shown on many days."""
        self.widget.attrs |= attributes(self.when)
        return super().get_bound_field(form, field_name)

    def validate(self, value: date | None) -> None:
        """Refuse a day that cannot be meant."""
        super().validate(value)
        first, last = bounds(self.when)
        if value is not None and not first <= value <= last:
            raise forms.ValidationError(_told(self.when), code=OUT_OF_BOUNDS)

"""What the publisher asks for: which decisions to list, and the period of a file."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from xuke import catalogue
from xuke.web.components.days import DayField
from xuke.web.components.search import SearchField
from xuke.web.words.dates import chinese_date


class WaitingForm(forms.Form):
    """What narrows the list of what waits; a filter that cannot be read is left out."""

    q = SearchField(label=_("文书号或行政相对人"))
    item = forms.ChoiceField(label=_("事项"), required=False)

    def __init__(self, asked: Any, *, authority: str) -> None:  # noqa: ANN401 - as the browser sent it
        """Offer the authority's items."""
        super().__init__(asked)
        offered = [(one.item.slug, one.item.name) for one in catalogue.offered(authority)]
        self.fields["item"].choices = [("", _("全部事项")), *offered]  # type: ignore[attr-defined]

    def wanted(self) -> tuple[str, str]:
        """Return the words and the item that are asked for."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("item", "")


class PeriodForm(forms.Form):
    """报送期间, by the day of decision, both days included."""

    since = DayField(label=_("决定日期自"))
    until = DayField(label=_("决定日期至"))

    @classmethod
    def of_year(cls, today: date) -> "PeriodForm":
        """Return the form filled with this year until today."""
        return cls(initial={"since": date(today.year, 1, 1), "until": today})

    def clean(self) -> dict[str, Any]:
        """Ask for a period that does not end before it begins."""
        given: dict[str, Any] = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            words = _("止日不能早于起日（%(day)s）。") % {"day": chinese_date(since)}
            self.add_error("until", words)
        return given


class ObjectionForm(forms.Form):
    """What somebody says to what is planned, and how he can be reached."""

    author = forms.CharField(label=_("姓名或者名称"), max_length=100)
    text = forms.CharField(
        label=_("意见内容"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )
    contact = forms.CharField(
        label=_("联系方式"),
        required=False,
        max_length=100,
        help_text=_("电话或者邮箱，只供办理机关联系您，加密保存，不公开"),
    )

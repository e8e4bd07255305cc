"""What one asks of the table: year and months; and of a cell: item and column."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuke import catalogue
from xuke.figures.queries.cells import Cell
from xuke.figures.queries.columns import COUNTED
from xuke.figures.queries.period import DECEMBER, Period

_MONTHS: Final = [(month, f"{month}") for month in range(1, DECEMBER + 1)]


class PeriodForm(forms.Form):
    """The authority, the year, and the months from and to, both included."""

    authority = forms.ChoiceField(label=gettext_lazy("实施机关"))
    year = forms.TypedChoiceField(label=gettext_lazy("年度"), coerce=int)
    from_month = forms.TypedChoiceField(label=gettext_lazy("自（月）"), coerce=int, choices=_MONTHS)
    to_month = forms.TypedChoiceField(label=gettext_lazy("至（月）"), coerce=int, choices=_MONTHS)

    def __init__(self, asked: Any, *, authority: str, year: int, today: date) -> None:  # noqa: ANN401
        """Offer what the person may see; what is not asked for is the whole of a year."""
        whole = {"authority": authority, "year": year, "from_month": 1, "to_month": DECEMBER}
        super().__init__(whole | {name: asked[name] for name in whole if asked.get(name)})
        first = min(year, *catalogue.calendar().years)
        years = range(max(today.year, year), first - 1, -1)
        name = catalogue.authority(authority).name
        self.fields["authority"].choices = [(authority, name)]  # type: ignore[attr-defined]
        self.fields["year"].choices = [(one, str(one)) for one in years]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse months that run backwards."""
        given = self.cleaned_data
        if given.get("from_month", 1) > given.get("to_month", DECEMBER):
            self.add_error("to_month", _("截止月不能早于起始月。"))
        return given

    @property
    def period(self) -> Period:
        """Return the period that was asked for."""
        given = self.cleaned_data
        return Period(given["year"], given["from_month"], given["to_month"])


class CellForm(PeriodForm):
    """A cell of the table; without an item it is the total's."""

    column = forms.ChoiceField(choices=[(column, column) for column in COUNTED])
    item = forms.SlugField(required=False, max_length=100)

    def __init__(self, asked: Any, *, authority: str, year: int, today: date) -> None:  # noqa: ANN401
        """Take column and item as they are asked for."""
        super().__init__(asked, authority=authority, year=year, today=today)
        self.data = {**self.data, "column": asked.get("column"), "item": asked.get("item", "")}

    @property
    def cell(self) -> Cell:
        """Return the cell that was asked for."""
        given = self.cleaned_data
        return Cell(given["authority"], self.period, given["column"], given["item"])

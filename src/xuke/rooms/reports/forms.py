"""What is asked of a report: year and months; and of a cell: item and column."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.figures.assembly import make
from xuke.figures.cells import Cell
from xuke.figures.period import DECEMBER, Period
from xuke.figures.reports import Definition, Report

_MONTHS: Final = [(month, f"{month}") for month in range(1, DECEMBER + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is meant where nothing is asked for, and the day on which it is asked.

    `counted` are the years that have figures, the latest first.
    """

    authority: str
    counted: Sequence[int]
    today: date

    @property
    def year(self) -> int:
        """Return the latest year with figures; where there is none, this year."""
        return self.counted[0] if self.counted else self.today.year


class Options(forms.Select):
    """A list to choose from, without groups; set without the template language, as the table is."""

    def render(
        self,
        name: str,
        value: Any,  # noqa: ANN401 - whatever was chosen
        attrs: Any = None,  # noqa: ANN401 - Django's own type
        renderer: object = None,  # noqa: ARG002 - the template is not asked for
    ) -> SafeString:
        """Return the list as HTML."""
        widget = self.get_context(name, value, attrs)["widget"]
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (option["value"], flatatt(option["attrs"]), option["label"])
                for _label, group, _place in widget["optgroups"]
                for option in group
            ),
        )
        return format_html(
            '<select name="{}"{}>{}</select>', name, flatatt(widget["attrs"]), options
        )


def _told(counted: Sequence[int]) -> str:
    """Say which years have figures."""
    if not counted:
        return _("还没有可以统计的年度。")
    return _("有数据的年度：%(years)s") % {"years": "、".join(map(str, counted))}


class PeriodForm(forms.Form):
    """The authority, the year, and the months from and to, both included."""

    authority = forms.ChoiceField(label=gettext_lazy("实施机关"), widget=Options)
    year = forms.TypedChoiceField(label=gettext_lazy("年度"), coerce=int, widget=Options)
    from_month = forms.TypedChoiceField(
        label=gettext_lazy("自（月）"), coerce=int, choices=_MONTHS, widget=Options
    )
    to_month = forms.TypedChoiceField(
        label=gettext_lazy("至（月）"), coerce=int, choices=_MONTHS, widget=Options
    )

    def __init__(self, asked: Any, definition: Definition, usual: Usual) -> None:  # noqa: ANN401
        """Offer what the person may see; what is not asked for is the whole of a year."""
        self.definition, self.today = definition, usual.today
        code, year = usual.authority, usual.year
        whole = {"authority": code, "year": year, "from_month": 1, "to_month": DECEMBER}
        super().__init__(whole | {name: asked[name] for name in whole if asked.get(name)})
        first = min(year, *usual.counted, *catalogue.calendar().years)
        years = range(max(usual.today.year, year), first - 1, -1)
        name = catalogue.authority(code).name
        self.counted = _told(usual.counted)
        self.fields["authority"].choices = [(code, name)]  # type: ignore[attr-defined]
        self.fields["year"].choices = [(number, str(number)) for number in years]  # type: ignore[attr-defined]

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

    def report(self) -> Report:
        """Make the report that was asked for."""
        period = self.period
        months = period.from_month, period.to_month
        authority = self.cleaned_data["authority"]
        return make(self.definition, authority, period.year, *months, today=self.today)


class CellForm(PeriodForm):
    """A cell of a report; without an item it is the total's."""

    column = forms.ChoiceField()
    item = forms.SlugField(required=False, max_length=100)

    def __init__(self, asked: Any, definition: Definition, usual: Usual) -> None:  # noqa: ANN401
        """Take column and item as they are asked for; only figures that open can be asked for."""
        super().__init__(asked, definition, usual)
        self.fields["column"].choices = [(name, name) for name in definition.listings]  # type: ignore[attr-defined]
        self.data = {**self.data, "column": asked.get("column"), "item": asked.get("item", "")}

    @property
    def cell(self) -> Cell:
        """Return the cell that was asked for."""
        given = self.cleaned_data
        return Cell(given["authority"], self.period, given["column"], given["item"])

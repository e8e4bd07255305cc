"""Stated figures in words, and how the generic pages show them."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.stream.rows import Row
from xuke.figures.stated import STATED_FIGURES, statable
from xuke.kernel.stated_figure import (
    FigureRevised,
    FigureStated,
    FigureWithdrawn,
    StatedFigure,
)
from xuke.web.site.shown import Shown
from xuke.web.words import dates
from xuke.web.words.worded import Asked, Choices, When, Worded, Words, named


def _choices(_file: object) -> Choices:
    """Return what may be stated; first what nothing here counts."""
    ranked = sorted(statable(), key=lambda one: bool(one.population.columns))
    counted = _("，系统已自动计算，填报的只作对照")
    return [
        (one.id, f"{one.name}（{one.unit}{counted if one.population.columns else ''}）")
        for one in ranked
    ]


def _name(indicator: str) -> str:
    one = catalogue.loaded().indicators.by_id.get(indicator)
    return one.name if one else indicator


def _value(told: FigureStated | FigureRevised, indicator: str) -> str:
    one = catalogue.loaded().indicators.by_id.get(indicator)
    number = (
        f"{told.value:f}".rstrip("0").rstrip(".") if "." in f"{told.value:f}" else f"{told.value:f}"
    )
    return f"{number}{one.unit if one else ''}"


def _days(stated: FigureStated) -> str:
    return _("%(since)s至%(until)s") % {
        "since": dates.chinese_date(stated.since),
        "until": dates.chinese_date(stated.until),
    }


def row(figure: StatedFigure) -> Row:
    """Return what lists show of a stated figure."""
    stated = figure.stated
    return Row(
        number=_name(stated.indicator),
        title=f"{_value(figure.revised or stated, stated.indicator)}，{_days(stated)}",
        phase=figure.phase.value,
        opened_on=stated.on,
    )


def _facts(figure: StatedFigure) -> Iterator[tuple[str, object]]:
    stated = figure.stated
    yield _("指标"), _name(stated.indicator)
    yield _("起止日期"), _days(stated)
    yield _("数值"), _value(figure.revised or stated, stated.indicator)
    yield _("依据"), figure.evidence


_VALUE: Final = Asked(
    gettext_lazy("数值"), hint=gettext_lazy("查明没有发生的填 0；不知道的不要填报。")
)
_EVIDENCE: Final = Asked(
    gettext_lazy("依据"),
    hint=gettext_lazy("从哪份台账、报表、文件得来，别人能据此核对。"),
    long=True,
)
_REASON: Final = Asked(gettext_lazy("理由"), long=True)
OF_STATED: Final = Words(
    kind=STATED_FIGURES.name,
    verbs=named(
        Worded(
            "state",
            gettext_lazy("填报数据"),
            facts={
                "indicator": Asked(gettext_lazy("指标"), choices=_choices),
                "since": Asked(gettext_lazy("第一天"), when=When.PAST),
                "until": Asked(gettext_lazy("最后一天"), when=When.PAST),
                "value": _VALUE,
                "evidence": _EVIDENCE,
            },
        ),
        Worded(
            "revise",
            gettext_lazy("修订"),
            facts={"value": _VALUE, "evidence": _EVIDENCE, "reason": _REASON},
        ),
        Worded("withdraw", gettext_lazy("撤回填报"), facts={"reason": _REASON}),
    ),
    told={
        FigureStated: lambda one, _names: (
            _("填报%(name)s：%(value)s")
            % {"name": _name(one.indicator), "value": _value(one, one.indicator)},
            f"{_days(one)}；{one.evidence}",
        ),
        FigureRevised: lambda one, _names: (
            _("修订为 %(value)s") % {"value": f"{one.value:f}"},
            f"{one.reason}；{one.evidence}",
        ),
        FigureWithdrawn: lambda one, _names: (_("撤回填报"), one.reason),
    },
    phases={
        "none": gettext_lazy("尚未填报"),
        "stated": gettext_lazy("已填报"),
        "withdrawn": gettext_lazy("已撤回"),
    },
    refused={
        "period-reversed": gettext_lazy("最后一天早于第一天，请对调。"),
        "period-not-over": gettext_lazy(
            "这段日期到%(until)s才结束，还不能填报；请填到今天为止，或者结束以后再填报。"
        ),
        "figure-stated-already": gettext_lazy(
            "这个指标这段日期已经填报过。数有变化的，请打开原来的填报，用“修订”。"
        ),
        "indicator-not-used-yet": gettext_lazy("这个指标自%(since)s起采用，以前的日期不能填报。"),
        "figure-unchanged": gettext_lazy("数值和依据与现在的相同，没有可以修订的。"),
        "wrong-phase": gettext_lazy("这项填报%(phase)s，不能%(step)s。"),
    },
)
SHOWN: Final = Shown(kind=STATED_FIGURES, name=gettext_lazy("填报数据"), row=row, facts=_facts)

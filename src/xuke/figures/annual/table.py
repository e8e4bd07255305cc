"""行政许可办理和批后监管情况统计表: the yearly table, and its rows as the authority prints them."""

from collections.abc import Iterator, Mapping
from datetime import date
from operator import eq, le
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke.catalogue import Authority
from xuke.figures.annual.columns import COLUMNS
from xuke.figures.annual.counting import ALL, Figures, figures, nothing
from xuke.figures.annual.words import GROUPS, NOTES, TITLES
from xuke.figures.assembly import make
from xuke.figures.lines import item_name
from xuke.figures.period import DECEMBER, Period
from xuke.figures.reports import Counted, Definition, Glance, Identity, Report, Row, Value


def annual(
    authority: str, year: int, from_month: int = 1, to_month: int = DECEMBER, *, today: date
) -> Report:
    """Return the table of the authority's closed cases of these months, or raise ReportRefused."""
    return make(ANNUAL, authority, year, from_month, to_month, today=today)


def _count(place: Authority, period: Period) -> Counted:
    """Count the period, and lay the figures out in the authority's rows."""
    counted = dict(figures(place.code, period))
    words = {"serial": _("合计"), "department": "", "item": "", "level": ""}
    values = {**words, "supervision_system": "", **counted.pop(ALL)}
    return Counted(tuple(rows_of(place, counted)), Row(ALL, _("合计"), values))


def rows_of(place: Authority, counted: Mapping[str, Figures]) -> Iterator[Row]:
    """Yield what the authority offers, as printed; then what else was counted."""
    offered = [offer.item.slug for offer in place.offers]
    for offer in place.offers:
        words: dict[str, Value] = {
            "serial": offer.serial,
            "department": offer.department,
            "item": offer.item.name,
            "level": offer.level,
            "supervision_system": _("是") if offer.supervision_system else _("否"),
        }
        slug = offer.item.slug
        yield Row(slug, offer.item.name, {**words, **counted.get(slug, nothing())})
    former = sorted(set(counted) - set(offered))
    for serial, slug in enumerate(former, start=len(offered) + 1):
        yield _former(place, slug, serial, counted[slug])


def _former(place: Authority, slug: str, serial: int, counted: Figures) -> Row:
    """Return the line of an item that is no longer offered: nothing counted is lost."""
    name = item_name(slug)
    words: dict[str, Value] = {
        "serial": serial,
        "department": place.short_name,
        "item": name,
        "level": place.level,
        "supervision_system": _("否"),
    }
    return Row(slug, name, {**words, **counted})


_DECIDED: Final = ("granted", "refused")
ANNUAL: Final = Definition(
    slug="annual",
    name=gettext_lazy("年度统计表"),
    titles=TITLES,
    columns=COLUMNS,
    groups=GROUPS,
    count=_count,
    whole="applied",
    nothing=gettext_lazy("本期没有办结的办件。"),
    identities=(
        Identity(
            gettext_lazy("申请 = 受理 + 不予受理"), ("applied",), eq, ("accepted", "not_accepted")
        ),
        Identity(gettext_lazy("受理 = 批准 + 不予批准"), ("accepted",), eq, _DECIDED),
        Identity(
            gettext_lazy("按期办结 + 超期办结 = 批准 + 不予批准"),
            ("in_time", "overdue"),
            eq,
            _DECIDED,
        ),
        Identity(gettext_lazy("全程网办 ≤ 网上受理"), ("fully_online",), le, ("accepted_online",)),
        Identity(gettext_lazy("当场办结 ≤ 按期办结"), ("on_the_spot",), le, ("in_time",)),
    ),
    usual=(
        # Normally so; a complaint of last year may be verified in this one.
        Identity(
            gettext_lazy("查实违法违规行为 ≤ 收到投诉举报"),
            ("complaints_verified",),
            le,
            ("complaints_received",),
        ),
    ),
    glances=(
        Glance(gettext_lazy("办结"), ("applied",), unit=gettext_lazy("件")),
        Glance(gettext_lazy("按时办结率"), ("in_time",), _DECIDED),
        Glance(gettext_lazy("网办率"), ("accepted_online",), ("accepted",)),
        Glance(gettext_lazy("全程网办率"), ("fully_online",), _DECIDED),
        Glance(gettext_lazy("主动监管"), ("inspections",), unit=gettext_lazy("次")),
    ),
    notes=NOTES,
)

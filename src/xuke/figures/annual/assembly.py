"""Puts the yearly table together: the authority's printed rows, the figures, the identities."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.catalogue import Authority
from xuke.figures.annual.checks import checks, warnings
from xuke.figures.annual.table import Report, Row
from xuke.figures.queries.figures import ALL, Figures, figures, nothing
from xuke.figures.queries.period import DECEMBER, Period

_FIRST: Final = 1900
_LAST: Final = 2999


class ReportRefused(Exception):
    """The table cannot be made; the text says why."""


def annual(
    authority: str, year: int, from_month: int = 1, to_month: int = DECEMBER, *, today: date
) -> Report:
    """Return the table of the authority's closed cases of these months, or raise ReportRefused."""
    if authority not in catalogue.authorities():
        words = {"code": authority, "known": "、".join(catalogue.authorities())}
        raise ReportRefused(_("没有实施机关 %(code)s。可用的代码：%(known)s。") % words)
    if not _FIRST <= year <= _LAST or not 1 <= from_month <= to_month <= DECEMBER:
        words = {"year": str(year), "start": str(from_month), "end": str(to_month)}
        raise ReportRefused(_("%(year)s 年 %(start)s 月至 %(end)s 月不是一个期间。") % words)
    if year > today.year:
        raise ReportRefused(_("%(year)s 年还没有到，没有可以统计的办件。") % {"year": str(year)})
    period = Period(year, from_month, to_month)
    place = catalogue.authority(authority)
    counted = dict(figures(authority, period))
    total = _total(counted.pop(ALL))
    rows = tuple(rows_of(place, counted))
    return Report(
        authority=authority,
        authority_name=place.name,
        period=period,
        rows=rows,
        total=total,
        checks=checks(rows, total),
        warnings=warnings(rows, total),
    )


def _total(counted: Figures) -> Row:
    """Return the last line of the table."""
    return Row(ALL, _("合计"), "", "", "", "", counted)


def rows_of(place: Authority, counted: Mapping[str, Figures]) -> Iterator[Row]:
    """Yield what the authority offers, as printed; then what it offers no more and counted."""
    offered = [offer.item.slug for offer in place.offers]
    for offer in place.offers:
        yield Row(
            slug=offer.item.slug,
            serial=offer.serial,
            department=offer.department,
            item=offer.item.name,
            level=offer.level,
            supervision_system=_("是") if offer.supervision_system else _("否"),
            figures=counted.get(offer.item.slug, nothing()),
        )
    former = sorted(set(counted) - set(offered))
    for serial, slug in enumerate(former, start=len(offered) + 1):
        yield _former(place, slug, serial, counted[slug])


def _former(place: Authority, slug: str, serial: int, counted: Figures) -> Row:
    """Return the line of an item that is offered no more: nothing counted is lost."""
    item = catalogue.find_item(slug)
    return Row(
        slug=slug,
        serial=serial,
        department=place.short_name,
        item=item.name if item else slug,
        level=place.level,
        supervision_system=_("否"),
        figures=counted,
    )

"""Puts a report together: the period checked, the figures counted, the identities tried."""

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.catalogue import Authority
from xuke.figures.checks import checks, warnings
from xuke.figures.period import DECEMBER, Period
from xuke.figures.reports import Definition, Report

_FIRST: Final = 1900
_LAST: Final = 2999


class ReportRefused(Exception):
    """The report cannot be made; the text says why."""


def make(
    definition: Definition,
    authority: str,
    year: int,
    from_month: int = 1,
    to_month: int = DECEMBER,
    *,
    today: date,
) -> Report:
    """Return the authority's report of these months, or raise ReportRefused."""
    _require(authority, year, from_month, to_month, today)
    period, place = Period(year, from_month, to_month), catalogue.authority(authority)
    counted = definition.count(place, period)
    return Report(
        definition=definition,
        authority=authority,
        authority_name=_name(place, period),
        period=period,
        rows=counted.rows,
        total=counted.total,
        checks=checks(definition, counted),
        warnings=warnings(definition, counted),
    )


def _name(place: Authority, period: Period) -> str:
    """Return what the authority was called on the last day of the period."""
    named = catalogue.loaded().bodies.name_on(place.code, period.end - timedelta(days=1))
    return named.name if named else place.name


def _require(authority: str, year: int, from_month: int, to_month: int, today: date) -> None:
    """Refuse an authority that is not known, months that are no period, a year to come."""
    if authority not in catalogue.authorities():
        words = {"code": authority, "known": "、".join(catalogue.authorities())}
        raise ReportRefused(_("没有实施机关 %(code)s。可用的代码：%(known)s。") % words)
    if not _FIRST <= year <= _LAST or not 1 <= from_month <= to_month <= DECEMBER:
        words = {"year": str(year), "start": str(from_month), "end": str(to_month)}
        raise ReportRefused(_("%(year)s 年 %(start)s 月至 %(end)s 月不是一个期间。") % words)
    if year > today.year:
        raise ReportRefused(_("%(year)s 年还没有到，没有可以统计的办件。") % {"year": str(year)})

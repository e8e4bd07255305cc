"""The first page of a statistician: this year's table, what is wrong in it, and the last year's."""

from collections.abc import Iterator

from django.utils.translation import gettext as _, ngettext

from xuke.figures.annual.columns import SUPERVISION
from xuke.figures.annual.table import annual
from xuke.figures.reports import Report
from xuke.kernel.person import Person, Role
from xuke.rooms.reports import pages
from xuke.rooms.reports.addresses import table_url
from xuke.web import clock
from xuke.web.site.place import Panel, Work


def yearly(person: Person) -> Panel | None:
    """Return this year's table of a statistician's authority in short; two statements."""
    if person.authority is None or not person.has(Role.STATISTICIAN):
        return None
    today = clock.today()
    report = annual(person.authority, today.year, today=today)
    last = annual(person.authority, today.year - 1, today=today)
    return Panel(
        title=report.title,
        url=_url(report),
        figures=pages.key_figures(report),
        lines=(*_wrong(report), *_unstated(report), Work(words=_last(last), url=_url(last))),
    )


def _url(report: Report) -> str:
    return table_url(report.definition, report.authority, report.period)


def _wrong(report: Report) -> Iterator[Work]:
    """Yield each identity that does not hold, and what is unusual."""
    for check in report.checks:
        if not check.holds:
            words = {"item": check.item, "identity": check.identity}
            yield Work(words=_("勾稽关系不成立：%(item)s，%(identity)s") % words, url=_url(report))
    for check in report.warnings:
        words = {"item": check.item, "identity": check.identity}
        told = _("请核对：%(item)s，通常 %(identity)s，本表不是。") % words
        yield Work(words=told, url=_url(report))


def _unstated(report: Report) -> Iterator[Work]:
    """Yield of which supervision nothing was entered this year: the table then says 0."""
    missing = [name for name in SUPERVISION if not report.total.count(name)]
    if missing:
        columns = "、".join(str(report.definition.label(name)) for name in missing)
        told = _("今年还没有登记，表中为0，请核对：%(columns)s")
        yield Work(words=told % {"columns": columns}, url=_url(report))


def _last(report: Report) -> str:
    """Say of last year's table how many cases it counts, and whether its identities hold."""
    broken = sum(not check.holds for check in report.checks)
    words = {"year": report.period.year, "number": report.total.count("applied"), "broken": broken}
    if not broken:
        return _("%(year)d年度统计表：办结%(number)d件，勾稽关系全部成立") % words
    told = ngettext(
        "%(year)d年度统计表：办结%(number)d件，%(broken)d项勾稽关系不成立",
        "%(year)d年度统计表：办结%(number)d件，%(broken)d项勾稽关系不成立",
        broken,
    )
    return told % words

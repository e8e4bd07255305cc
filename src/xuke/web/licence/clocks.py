"""The clocks of a licence: their last days, what is left of them, and how each day was found."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.kernel.item.licence import LateRenewal
from xuke.kernel.law.limit import Span
from xuke.kernel.licence.clocks import (
    COMMITMENT_CHECK,
    LicenceClock,
    LicenceClockName,
    notice_due,
    running_clocks,
)
from xuke.kernel.licence.intent import answered_from
from xuke.kernel.licence.state import Licence
from xuke.web.components import deadlines
from xuke.web.licence import papers
from xuke.web.licence.file import LicenceFile
from xuke.web.words import dates, sentences

_OF_WORKING_DAYS: Final = frozenset(
    {LicenceClockName.DELIVERY, LicenceClockName.HOLDER_ANSWER, LicenceClockName.PROPOSAL}
)
"""The clocks whose law counts working days: an office plans its work by them."""
NEAR: Final = 30
"""Calendar days before a licence's day that count as soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceClockView:
    """One clock of a licence: its last day, the provision behind it, and why it is that day."""

    name: str
    label: str
    basis: str
    deadline: deadlines.DeadlineView
    why: str
    weeks: Sequence[Sequence[deadlines.DayView | None]]

    @property
    def left(self) -> str:
        """Return in words how many days are left."""
        shown = self.deadline
        number = "" if shown.number is None else f" {shown.number} "
        return f"{shown.before}{number}{shown.word}"


def clocks(file: LicenceFile, today: date) -> list[LicenceClockView]:
    """Return the clocks that run on the licence, the next due first."""
    found = running_clocks(file.licence, catalogue.calendar())
    return [_view(file.licence, one, today) for one in found]


def _view(licence: Licence, clock: LicenceClock, today: date) -> LicenceClockView:
    label = sentences.licence_clock(clock.name)
    return LicenceClockView(
        name=clock.name.value,
        label=label,
        basis=sentences.citation_words(clock.basis),
        deadline=shown(clock.name, clock.due, today),
        why=_why(licence, clock),
        weeks=deadlines.weeks(clock.deadline) if clock.deadline else (),
    )


def moved(before: Licence, after: Licence) -> Iterator[dict[str, object]]:
    """Yield each clock that an act would move to another day, begin or end."""
    was, now = _dues(before), _dues(after)
    for name in dict.fromkeys([*was, *now]):
        if was.get(name) != now.get(name):
            label = sentences.licence_clock(name)
            yield {"label": label, "was": was.get(name), "now": now.get(name)}


def _dues(licence: Licence) -> dict[str, date]:
    return {one.name.value: one.due for one in running_clocks(licence, catalogue.calendar())}


def shown(name: str, due: date, today: date) -> deadlines.DeadlineView:
    """Show a clock by its name: a right to answer that has lapsed makes nobody late."""
    label = sentences.licence_clock(name)
    if name in _OF_WORKING_DAYS:
        view = deadlines.running(label, due, today=today, calendar=catalogue.calendar())
    else:
        view = days_left(label, due, today)
    if name != LicenceClockName.HOLDER_ANSWER or due >= today:
        return view
    return replace(view, word=_("已期满，待决定"), tone="plain", before="", number=None)


def days_left(label: str, due: date, today: date) -> deadlines.DeadlineView:
    """Show a day of a licence's life: holders plan by calendar days, not by working days."""
    left = (due - today).days
    if left == 0:
        return deadlines.DeadlineView(label=label, due=due, word=_("今天到期"), tone="red")
    return deadlines.DeadlineView(
        label=label,
        due=due,
        word=_("天"),
        tone="red" if left < 0 else "amber" if left <= NEAR else "plain",
        before=_("已过") if left < 0 else _("还剩"),
        number=abs(left),
    )


def _why(licence: Licence, clock: LicenceClock) -> str:
    """Say how the last day was found."""
    if clock.name is LicenceClockName.COMMITMENT_CHECK and clock.deadline:
        words = {"span": _span(licence.rule.commitment_check or COMMITMENT_CHECK)}
        told = _("按告知承诺取得的许可，自决定之日起%(span)s内核查。") % words
        return told + deadlines.summary(clock.deadline)
    counted = deadlines.summary(clock.deadline) if clock.deadline else ""
    return _WHY[clock.name](licence) + counted


def _span(span: Span | None) -> str:
    return sentences.span(span.length, span.unit) if span else ""


def _day(on: date | None) -> str:
    return dates.chinese_date(on) if on else ""


def _expiry(licence: Licence) -> str:
    words = {"since": _day(licence.valid_from), "until": _day(licence.valid_until)}
    if licence.renewal:
        filed = {"filed": _day(licence.renewal.on)}
        return (
            _("延续申请已于%(filed)s收到，到期前作出决定；逾期没有决定的，视为准予延续。") % filed
        )
    if licence.valid_from is None:
        return _("有效期至%(until)s，没有延续的，次日起失效。") % words
    return _("有效期%(since)s至%(until)s，没有延续的，次日起失效。") % words


def _filing(licence: Licence) -> str:
    words = {"until": _day(licence.valid_until), "span": _span(licence.rule.renewal_lead)}
    told = _("有效期至%(until)s，延续须在届满%(span)s前申请。") % words
    if licence.rule.late_renewal is LateRenewal.NEW_APPLICATION:
        return told + _("过了这一天，按新办申请。")
    return told + _("过了这一天仍可申请，但不产生视为准予延续的效果。")


def _verification(licence: Licence) -> str:
    return _("每%(span)s校验一次。") % {"span": _span(licence.every)}


def _review(licence: Licence) -> str:
    return _("每%(span)s复核一次。") % {"span": _span(licence.rule.review_every)}


def deferral(licence: Licence) -> str:
    """Say since when and until when the verification is deferred; nothing where it is not."""
    deferred = licence.deferred
    if deferred is None:
        return ""
    practises = _("期间可以执业") if deferred.practises else _("期间不得执业")
    words = {"on": _day(deferred.on), "until": _day(deferred.until), "practises": practises}
    return _("%(on)s决定暂缓校验至%(until)s，%(practises)s；期满前再次校验。") % words


def suspension(licence: Licence) -> str:
    """Say by which document and until when the licence is suspended; nothing where it is not."""
    suspended = licence.suspension
    if suspended is None:
        return ""
    words = {
        "document": suspended.document,
        "on": _day(suspended.on),
        "until": _day(suspended.until),
    }
    if licence.reassessment:
        failed = {**words, "day": _day(licence.reassessment.assessed_on)}
        return _("%(on)s依%(document)s暂停执业，%(day)s再次考核不合格，应当注销注册。") % failed
    if licence.is_assessed_again:
        return (
            _("%(on)s依%(document)s暂停执业至%(until)s，期满后再次考核，合格的才恢复执业。") % words
        )
    return _("%(on)s依%(document)s暂扣至%(until)s，期满次日发还。") % words


def _rectification(licence: Licence) -> str:
    ordered = licence.rectification
    words = {"on": _day(ordered.on), "what": ordered.what} if ordered else {}
    return _("%(on)s责令整改：%(what)s") % words if words else ""


def _idleness(licence: Licence) -> str:
    words = {"since": _day(licence.idle_since), "span": _span(licence.rule.idle_after)}
    return _("自%(since)s停业，超过%(span)s的，可以按歇业注销。") % words


def _answer(licence: Licence) -> str:
    """Say what the holder was told is intended, and that it is not decided before."""
    acts = [sentences.adverse_act(act) for act in licence.intents if answered_from(licence, act)]
    words = {
        "acts": "、".join(acts),
        "span": _span(licence.law.penalty_hearing_request),
    }
    return (
        _("已经告知持证人拟%(acts)s，自收到告知书之日起%(span)s内可以陈述、申辩和要求听证。")
        % words
    )


def _delivery(licence: Licence) -> str:
    """Say which papers have not reached the holder yet."""
    words = {"papers": "、".join(papers.named(one.name) for one in licence.undelivered)}
    told = _("还没有送达：%(papers)s。处罚文书七个工作日、其他文书十个工作日内送达。") % words
    if any(notice_due(licence, one, catalogue.calendar()) for one in licence.undelivered):
        told += _("听证通知书还须在听证以前送达，收到日和听证日之间隔满七个工作日。")
    return told


def _proposal(licence: Licence) -> str:
    """Say since when it is proposed to strike the licence off, and what becomes of it."""
    words = {"on": _day(licence.proposed.on if licence.proposed else None)}
    return (
        _(
            "%(on)s登记拟注销，须由另一位决定人员核实后注销，或者登记不予注销；到期没有决定的，失效。"
        )
        % words
    )


_WHY: Final[Mapping[LicenceClockName, Callable[[Licence], str]]] = {
    LicenceClockName.EXPIRY: _expiry,
    LicenceClockName.RENEWAL_FILING: _filing,
    LicenceClockName.VERIFICATION: _verification,
    LicenceClockName.REVIEW: _review,
    LicenceClockName.DEFERRAL: deferral,
    LicenceClockName.SUSPENSION: suspension,
    LicenceClockName.RECTIFICATION: _rectification,
    LicenceClockName.IDLENESS: _idleness,
    LicenceClockName.HOLDER_ANSWER: _answer,
    LicenceClockName.DELIVERY: _delivery,
    LicenceClockName.PROPOSAL: _proposal,
}

"""Why a licence stands where it stands: its clocks, what bars each step, what follows for whom."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.kernel.item.licence import LateRenewal
from xuke.kernel.law.bar import FOR_EVER, Bar
from xuke.kernel.law.citation import Citation
from xuke.kernel.law.limit import Span
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.clocks import (
    COMMITMENT_CHECK,
    LicenceClock,
    LicenceClockName,
    running_clocks,
)
from xuke.kernel.licence.state import Licence, Promise
from xuke.web.components import deadlines
from xuke.web.components.deadlines import DayView, DeadlineView
from xuke.web.licence.file import LicenceFile
from xuke.web.words import dates, refusals, sentences

NEAR: Final = 30
"""Calendar days before a licence's day that count as soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceClockView:
    """One clock of a licence: its last day, the provision behind it, and why it is that day."""

    name: str
    label: str
    basis: str
    deadline: DeadlineView
    why: str
    weeks: Sequence[Sequence[DayView | None]]

    @property
    def left(self) -> str:
        """Return in words how many days are left."""
        shown = self.deadline
        number = "" if shown.number is None else f" {shown.number} "
        return f"{shown.before}{number}{shown.word}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Steps in words that this person may not take now, and the one reason for all of them."""

    steps: Sequence[str]
    why: str
    citation: Citation | None


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
        deadline=days_left(label, clock.due, today),
        why=_why(licence, clock),
        weeks=deadlines.weeks(clock.deadline) if clock.deadline else (),
    )


def days_left(label: str, due: date, today: date) -> DeadlineView:
    """Show a day of a licence's life: holders plan by calendar days, not by working days."""
    left = (due - today).days
    if left == 0:
        return DeadlineView(label=label, due=due, word=_("今天到期"), tone="red")
    return DeadlineView(
        label=label,
        due=due,
        word=_("天"),
        tone="red" if left < 0 else "amber" if left <= NEAR else "plain",
        before=_("已过") if left < 0 else _("还剩"),
        number=abs(left),
    )


def _why(licence: Licence, clock: LicenceClock) -> str:
    """Say how the last day was found."""
    if clock.deadline:
        words = {"span": _span(licence.rule.commitment_check or COMMITMENT_CHECK)}
        told = _("按告知承诺取得的许可，自决定之日起%(span)s内核查。") % words
        return told + deadlines.summary(clock.deadline)
    return _WHY[clock.name](licence)


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


def _deferral(licence: Licence) -> str:
    deferred = licence.deferred
    if deferred is None:
        return ""
    practises = _("期间可以执业") if deferred.practises else _("期间不得执业")
    words = {"on": _day(deferred.on), "until": _day(deferred.until), "practises": practises}
    return _("%(on)s决定暂缓校验至%(until)s，%(practises)s；期满前再次校验。") % words


def _suspension(licence: Licence) -> str:
    suspended = licence.suspension
    if suspended is None:
        return ""
    words = {
        "document": suspended.document,
        "on": _day(suspended.on),
        "until": _day(suspended.until),
    }
    return _("%(on)s依%(document)s暂扣至%(until)s，期满次日发还。") % words


def _rectification(licence: Licence) -> str:
    ordered = licence.rectification
    words = {"on": _day(ordered.on), "what": ordered.what} if ordered else {}
    return _("%(on)s责令整改：%(what)s") % words if words else ""


def _idleness(licence: Licence) -> str:
    words = {"since": _day(licence.idle_since), "span": _span(licence.rule.idle_after)}
    return _("自%(since)s停业，超过%(span)s的，可以按歇业注销。") % words


_WHY: Final[Mapping[LicenceClockName, Callable[[Licence], str]]] = {
    LicenceClockName.EXPIRY: _expiry,
    LicenceClockName.RENEWAL_FILING: _filing,
    LicenceClockName.VERIFICATION: _verification,
    LicenceClockName.REVIEW: _review,
    LicenceClockName.DEFERRAL: _deferral,
    LicenceClockName.SUSPENSION: _suspension,
    LicenceClockName.RECTIFICATION: _rectification,
    LicenceClockName.IDLENESS: _idleness,
}


def barred(file: LicenceFile) -> list[Barred]:
    """Return what the licence calls for and this person may not do; one reason is told once."""
    refused = [(one.name, one.refusal) for one in file.steps if one.refusal]
    known = file.names([reason.facts for _step, reason in refused])
    told: dict[tuple[str, Citation | None], list[str]] = {}
    for step, reason in refused:
        why = (refusals.why(reason, known, file.stream.kind), reason.citation)
        told.setdefault(why, []).append(sentences.step(step, file.stream.kind))
    return [
        Barred(steps=steps, why=why, citation=citation) for (why, citation), steps in told.items()
    ]


def bars(licence: Licence) -> list[tuple[str, str]]:
    """Return what the licence's end keeps its holder from: since when until when, on what basis."""
    return [_bar(one) for one in bars_of_licence(licence)]


def bars_after(before: Licence, after: Licence) -> list[tuple[str, str]]:
    """Return the bars that an act would add."""
    known = set(bars_of_licence(before))
    return [_bar(one) for one in bars_of_licence(after) if one not in known]


def _bar(one: Bar) -> tuple[str, str]:
    until = (
        _("没有终期，信用修复后解除") if one.until == FOR_EVER else dates.chinese_date(one.until)
    )
    words = {
        "kind": sentences.bar_kind(one.kind),
        "since": dates.chinese_date(one.since),
        "until": until,
        "item": catalogue.item(one.item).name if one.item else _("所有事项"),
    }
    text = _("%(kind)s：%(item)s，%(since)s至%(until)s") % words
    if one.until == FOR_EVER:
        text = _("%(kind)s：%(item)s，自%(since)s起，%(until)s") % words
    return text, sentences.citation_words(one.basis)


def standing(licence: Licence, today: date) -> list[tuple[str, str]]:
    """Return what is going on with a licence in force beyond its status, each in a line."""
    if not licence.is_in_force:
        return []
    return [*_supervised(licence), *_running_out(licence, today), *_heard(licence)]


def _supervised(licence: Licence) -> Iterator[tuple[str, str]]:
    """Yield what supervision found, and what it asks."""
    if licence.suspension:
        yield _("暂扣"), _suspension(licence)
    if licence.deferred:
        yield _("暂缓校验"), _deferral(licence)
    if licence.failed_again:
        yield _("再次校验"), _("不合格：%(why)s") % {"why": licence.failed_again.reason}
    if licence.promise is not Promise.NONE:
        yield _("告知承诺"), sentences.promise(licence.promise)
    if licence.idle_since:
        yield _("停业"), _("自%(day)s起") % {"day": _day(licence.idle_since)}


def _running_out(licence: Licence, today: date) -> Iterator[tuple[str, str]]:
    """Yield how the term and its renewal stand."""
    if licence.renewal:
        yield _("延续"), _("%(day)s收到申请，正在办理") % {"day": _day(licence.renewal.on)}
    if licence.uncertified:
        yield _("延续"), _("已经延续，新的证照还没有颁发")
    if licence.is_over(today):
        yield _("有效期"), _("已届满，失效待登记")


def _heard(licence: Licence) -> Iterator[tuple[str, str]]:
    """Yield for which decisions the holder has been heard."""
    for act, heard in licence.heard.items():
        words = {"act": sentences.adverse_act(act), "day": _day(heard.on)}
        yield _("陈述申辩"), _("拟%(act)s，%(day)s已听取或者放弃") % words

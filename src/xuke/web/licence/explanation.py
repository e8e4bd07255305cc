"""Why a licence stands where it stands: what bars each step, what follows for whom."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy as lazy

from xuke import catalogue
from xuke.casework.licence.judging import bars_of
from xuke.kernel.law.bar import FOR_EVER, Bar, BarKind
from xuke.kernel.licence.clocks import is_exempt
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Promise
from xuke.web.acts.steps import Barred, by_reason
from xuke.web.licence import clocks, papers
from xuke.web.licence.file import LicenceFile
from xuke.web.words import dates, sentences
from xuke.web.words.worded import Phrase


def barred(file: LicenceFile) -> list[Barred]:
    """Return what the licence calls for and this person may not do, and why."""
    return by_reason(file.stream.kind, file.steps, file.names)


def bars(licence: Licence) -> list[tuple[str, str]]:
    """Return what the licence's end keeps its holder from: since when until when, on what basis."""
    return [_bar(one) for one in bars_of(licence)]


def bars_after(before: Licence, after: Licence) -> list[tuple[str, str]]:
    """Return the bars that an act would add."""
    known = set(bars_of(before))
    return [_bar(one) for one in bars_of(after) if one not in known]


_EVER: Final[Mapping[BarKind, Phrase]] = {
    BarKind.APPLICATION: lazy("没有终期"),
    BarKind.REGISTRATION: lazy("没有终期"),
    BarKind.COMMITMENT: lazy("没有终期，信用修复后解除"),
    BarKind.TOLERANCE: lazy("没有终期"),
}
"""What ends a bar that no day ends."""


def _bar(one: Bar) -> tuple[str, str]:
    until = _EVER[one.kind] if one.until == FOR_EVER else dates.chinese_date(one.until)
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
    """Return what is going on with a licence beyond its status, each in a line.

    Of one that has ended only what its holder is owed in writing.
    """
    if not licence.is_in_force:
        return list(_delivered(licence))
    return [
        *_supervised(licence, today),
        *_running_out(licence, today),
        *_delivered(licence),
        *_heard(licence),
    ]


def _supervised(licence: Licence, today: date) -> Iterator[tuple[str, str]]:
    """Yield what supervision found, and what it asks."""
    if licence.suspension:
        yield _("暂扣"), clocks.suspension(licence)
    if licence.deferred:
        yield _("暂缓校验"), clocks.deferral(licence)
    if licence.failed_again:
        yield _("再次校验"), _("不合格：%(why)s") % {"why": licence.failed_again.reason}
    if licence.promise is not Promise.NONE:
        yield _("告知承诺"), sentences.promise(licence.promise_on(today))
    if licence.idle_since:
        since = {"day": dates.chinese_date(licence.idle_since)}
        told = (
            _("自%(day)s起因改建、扩建、迁建，不计入歇业")
            if is_exempt(licence)
            else _("自%(day)s起")
        )
        yield _("停业"), told % since
    if licence.proposed:
        ground = sentences.deregistration_ground(licence.proposed.ground)
        yield _("拟注销"), f"{ground}：{licence.proposed.evidence}"


def _running_out(licence: Licence, today: date) -> Iterator[tuple[str, str]]:
    """Yield how the term and its renewal stand."""
    if licence.renewal:
        yield (
            _("延续"),
            _("%(day)s收到申请，正在办理") % {"day": dates.chinese_date(licence.renewal.on)},
        )
    if licence.uncertified:
        yield _("延续"), _("已经延续，新的证照还没有颁发")
    if licence.is_over(today):
        yield _("有效期"), _("已届满，失效待登记")
    elif licence.is_past(today) and licence.is_awaited:
        yield _("有效期"), _("已届满；延续申请按时提出，作出决定以前继续有效")


def _heard(licence: Licence) -> Iterator[tuple[str, str]]:
    """Yield for which decisions the holder has been heard."""
    for act, heard in licence.heard.items():
        words = {"act": sentences.adverse_act(act), "day": dates.chinese_date(heard.on)}
        yield _("陈述申辩"), _("拟%(act)s，%(day)s已听取或者放弃") % words


def _delivered(licence: Licence) -> Iterator[tuple[str, str]]:
    """Yield which papers have reached the holder, when and how, and which have not."""
    if licence.consent:
        signed = {"day": dates.chinese_date(licence.consent.signed_on)}
        yield _("电子送达"), _("%(day)s签署确认书，同意电子送达") % signed
    for one in licence.papers.values():
        words = {"paper": papers.named(one.name)}
        if one.delivered is None:
            yield _("送达"), _("%(paper)s还没有送达") % words
            continue
        words["day"] = dates.chinese_date(one.received_on or one.delivered.on)
        words["way"] = sentences.delivery_way(one.delivered.way)
        yield _("送达"), _("%(paper)s%(day)s送达（%(way)s）") % words

"""Filing in words: 填写、提交、撤回申请."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case import choices
from xuke.web.case.words import groups
from xuke.web.case.words.notes import noted
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, Worded


def _drafted(event: events.Drafted, _names: Names) -> Told:
    return gettext("开始填写申请（%(action)s）") % {"action": sentences.action(event.action)}, ""


def _attached(event: events.MaterialAttached, names: Names) -> Told:
    words = {"name": names.of_things([event.material])}
    called = names.of_things([event.file_name])
    # The name of a draft's file was filed with it; of one that was not filed there is none.
    return gettext("上传材料：%(name)s") % words, "" if called.startswith("#") else called


def _removed(event: events.MaterialRemoved, names: Names) -> Told:
    return gettext("删除材料：%(name)s") % {"name": names.of_things([event.material])}, ""


def _submitted(event: events.Submitted, _names: Names) -> Told:
    words = {"action": sentences.action(event.action), "channel": sentences.channel(event.channel)}
    note = gettext("历史数据导入") if event.imported else ""
    if event.insisted:
        note = gettext("提交前已经告知不用在这里申请，申请人仍要求书面答复")
    return gettext("提交申请（%(action)s，%(channel)s）") % words, note


def _received(event: events.Received, _names: Names) -> Told:
    if event.counts_from == event.on:
        return gettext("收到申请材料"), ""
    from_day = {"day": dates.chinese_date(event.counts_from)}
    return gettext("收到申请材料"), gettext("非工作时间收到，期限从%(day)s起算") % from_day


def _supplied(event: events.AnswerSupplied, names: Names) -> Told:
    return gettext("按原系统档案补录：%(name)s") % {"name": names.of_things([event.target])}, ""


def _withdrawn(event: events.ApplicationWithdrawn, _names: Names) -> Told:
    return gettext("申请人撤回申请"), event.reason


def _bar(event: events.BarFound, _names: Names) -> Told:
    if event.registration:
        return _registration(event)
    until = {"day": dates.chinese_date(event.until)}
    basis = sentences.citation_words(event.basis) if event.basis else ""
    said = gettext("申请人在%(day)s前不得申请本事项") % until
    if event.until == date.max:
        said = gettext("申请人不得申请本事项，没有终期")
    return said, noted(basis, event.source)


def _registration(event: events.BarFound) -> Told:
    """Tell what keeps from the grant alone: an application is accepted meanwhile."""
    basis = sentences.citation_words(event.basis) if event.basis else ""
    said = gettext("申请人在%(day)s以前（含当日）不予注册，可以受理，决定时再核查") % {
        "day": dates.chinese_date(event.until)
    }
    if event.until == date.max:
        said = gettext("申请人不予注册，没有终期，可以受理，决定时再核查")
    return said, noted(basis, event.source)


def _lifted(event: events.BarLifted, _names: Names) -> Told:
    if event.registration:
        return gettext("申请人没有不予注册的情形"), ""
    return gettext("申请内容更正后，没有限制申请的情形"), ""


TOLD: Final[Mapping[type, Say]] = {
    events.Drafted: _drafted,
    events.MaterialAttached: _attached,
    events.MaterialRemoved: _removed,
    events.Submitted: _submitted,
    events.Received: _received,
    events.ApplicationWithdrawn: _withdrawn,
    events.BarFound: _bar,
    events.BarLifted: _lifted,
    events.AnswerSupplied: _supplied,
}

VERBS: Final = (
    Worded("draft", _("起草申请")),
    Worded("attach", _("上传材料")),
    Worded("remove", _("删除材料")),
    Worded("submit", _("提交申请")),
    Worded(
        "supply-answer",
        _("补录申请内容"),
        group=groups.PROCEDURE,
        facts={
            "target": Asked(_("补录哪一项"), choices=choices.questions),
            "value": Asked(
                _("内容"),
                hint=_("照原系统的档案填写：决定书、证照和有效期以此为准。日期写如 2026-03-02。"),
            ),
        },
    ),
    Worded("withdraw", _("撤回申请")),
)

"""Periodic verification in words: 校验、复核、停业."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.item.licence import IdleCause
from xuke.kernel.licence import events
from xuke.web.licence import choices
from xuke.web.licence.file import LicenceFile
from xuke.web.licence.words import groups
from xuke.web.licence.words.notes import noted, number
from xuke.web.words import dates, licence_vocabulary as licencevocabulary, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, When, Worded


def _has_verification(file: LicenceFile) -> bool:
    return file.licence.is_verified


def _has_deferral(file: LicenceFile) -> bool:
    return file.licence.rule.deferral is not None


def _has_review(file: LicenceFile) -> bool:
    return file.licence.rule.review_every is not None


def _passed(event: events.PeriodicallyVerified, _names: Names) -> Told:
    return gettext("校验合格"), _next(event.next_due)


def _next(due: Any) -> str:  # noqa: ANN401 - a day, or none
    return gettext("下次最迟%(day)s") % {"day": dates.chinese_date(due)} if due else ""


def _deferred(event: events.VerificationDeferred, _names: Names) -> Told:
    practises = gettext("期间可以执业") if event.practises else gettext("期间不得执业")
    text = gettext("暂缓校验至%(day)s") % {"day": dates.chinese_date(event.until)}
    return text, noted(practises, event.reason)


def _failed(event: events.VerificationFailed, _names: Names) -> Told:
    return gettext("再次校验不合格"), event.reason


def _reviewed(event: events.ReviewPassed, _names: Names) -> Told:
    return gettext("复核合格"), noted(_next(event.next_due), number(event.number))


def _idle(event: events.IdleNoted, _names: Names) -> Told:
    words = {"day": dates.chinese_date(event.since)}
    if event.cause is IdleCause.REBUILDING:
        return gettext("自%(day)s起因改建、扩建、迁建停业，不计入歇业") % words, event.findings
    return gettext("自%(day)s起停业") % words, event.findings


def _resumed(event: events.Resumed, _names: Names) -> Told:
    return gettext("恢复营业"), event.findings


def _reminded(event: events.Reminded, _names: Names) -> Told:
    words = {"of": sentences.reminded_of(event.of), "days": event.days}
    due = gettext("最后一日%(day)s") % {"day": dates.chinese_date(event.due)}
    told = gettext("提前 %(days)d 天提醒：%(of)s") % words
    if event.account is None:
        return told, due
    reached = gettext("已送达账号") if event.account else gettext("持证人没有账号，未送达")
    return told, f"{due}，{reached}"


TOLD: Final[Mapping[type, Say]] = {
    events.PeriodicallyVerified: _passed,
    events.VerificationDeferred: _deferred,
    events.VerificationFailed: _failed,
    events.ReviewPassed: _reviewed,
    events.IdleNoted: _idle,
    events.Resumed: _resumed,
    events.Reminded: _reminded,
}

CHECKS: Final = (
    Worded(
        "verify",
        _("登记校验合格"),
        group=groups.VERIFICATION,
        is_known=_has_verification,
    ),
    Worded(
        "defer-verification",
        _("暂缓校验"),
        group=groups.VERIFICATION,
        facts={
            "until": Asked(_("暂缓至（含当日）")),
            "reason": Asked(_("不合格的事实和理由"), hint=_("至少 10 个字。")),
            "practises": Asked(_("期间可以执业")),
        },
        is_known=_has_deferral,
    ),
    Worded(
        "fail-verification",
        _("登记再次校验不合格"),
        group=groups.VERIFICATION,
        facts={
            "reason": Asked(_("不合格的事实和理由"), hint=_("至少 10 个字；登记后可以注销证照。")),
        },
    ),
    Worded(
        "review",
        _("登记复核合格"),
        group=groups.VERIFICATION,
        is_known=_has_review,
    ),
)

IDLENESS: Final = (
    Worded(
        "note-idle",
        _("登记停业"),
        group=groups.SUPERVISION,
        facts={
            "since": Asked(_("停业开始日"), when=When.PAST),
            "cause": Asked(
                _("停业的原因"),
                hint=_(
                    "医疗机构因改建、扩建、迁建停业的，不视为歇业；工程结束后仍不营业的，从次日起再登记。"
                ),
                choices=choices.worded(licencevocabulary.IDLE_CAUSES),
                needed=_("（医疗机构必填）"),
            ),
            "findings": Asked(_("查明的情况"), hint=_("至少 10 个字。")),
        },
    ),
    Worded(
        "note-resumed",
        _("登记恢复营业"),
        group=groups.SUPERVISION,
        facts={
            "findings": Asked(_("查明的情况"), hint=_("至少 10 个字。")),
        },
    ),
)

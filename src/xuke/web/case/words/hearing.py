"""Hearings in words: 告知、申请、通知、笔录."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case import choices
from xuke.web.case.words import called, groups
from xuke.web.words import dates, hearings
from xuke.web.words.names import Names
from xuke.web.words.parted import parted
from xuke.web.words.worded import Asked, Say, Told, When, Worded


def _offered(event: events.HearingOffered, names: Names) -> Told:
    return gettext("告知可以申请听证"), names.of_people([event.party])


def _asked(event: events.HearingRequested, names: Names) -> Told:
    told = (names.of_people([event.party]), hearings.asked_on(event.asked_on))
    note = "，".join(one for one in told if one)
    return gettext("申请听证"), note


def _waived(event: events.HearingWaived, names: Names) -> Told:
    return gettext("放弃听证"), names.of_people([event.party])


def _ordered(event: events.HearingOrdered, _names: Names) -> Told:
    return gettext("决定依职权举行听证"), event.reason


def _scheduled(event: events.HearingScheduled, names: Names) -> Told:
    chair = gettext("主持人%(name)s") % {"name": names.of_people([event.chair])}
    public = gettext("已公告") if event.announced else ""
    note = "，".join(part for part in (event.place, chair, public) if part)
    return gettext("听证定于%(day)s举行") % {"day": dates.chinese_date(event.day)}, note


def _held(event: events.HearingHeld, names: Names) -> Told:
    signed = gettext("%(names)s签名") % {"names": names.of_people(event.signed_by)}
    note = parted(event.text, signed)
    return gettext("听证已举行，笔录%(minutes)s") % {"minutes": event.minutes}, note


def _recusal(event: events.ChairRecusalDecided, names: Names) -> Told:
    text = hearings.recusal(names.of_people([event.chair]), recused=event.recused)
    told = (names.of_people([event.party]), event.grounds, event.reason)
    return text, "；".join(one for one in told if one)


TOLD: Final[Mapping[type, Say]] = {
    events.HearingOffered: _offered,
    events.HearingRequested: _asked,
    events.HearingWaived: _waived,
    events.HearingOrdered: _ordered,
    events.HearingScheduled: _scheduled,
    events.HearingHeld: _held,
    events.ChairRecusalDecided: _recusal,
}

VERBS: Final = (
    Worded(
        "offer-hearing",
        _("告知听证权利"),
        group=groups.PROCEDURE,
        is_called_for=called.by_special_need,
        facts={
            "party": Asked(choices=choices.parties),
        },
    ),
    Worded(
        "request-hearing",
        _("申请听证"),
        group=groups.PROCEDURE,
        facts={
            "party": Asked(choices=choices.offered, initial=choices.only_party),
            "asked_on": replace(hearings.ASKED_ON, is_asked=choices.is_recorded_for_another),
        },
    ),
    Worded(
        "waive-hearing",
        _("放弃听证"),
        group=groups.PROCEDURE,
        facts={
            "party": Asked(choices=choices.offered, initial=choices.only_party),
        },
    ),
    Worded(
        "order-hearing",
        _("依职权听证"),
        group=groups.PROCEDURE,
        is_called_for=called.by_special_need,
    ),
    Worded(
        "schedule-hearing",
        _("通知听证"),
        group=groups.PROCEDURE,
        facts={
            "day": Asked(
                _("听证日期"),
                when=When.FUTURE,
                hint=_("须在七日前通知，并在申请之日起二十个工作日内举行。"),
            ),
            "place": Asked(_("听证地点")),
            "chair": Asked(_("主持人"), hint=_("不能是受理、审查、核查过本件的人。")),
            "announced": Asked(_("听证公开举行，并已公告")),
        },
    ),
    Worded(
        "hold-hearing",
        _("登记听证笔录"),
        group=groups.PROCEDURE,
        facts={
            "minutes": Asked(_("笔录编号")),
            "text": Asked(_("笔录要点")),
            "signed_by": Asked(
                _("在笔录上签名的人"), hint=_("一行一人；听证参加人核对无误后签名。")
            ),
            "held_on": Asked(_("听证举行的日期"), hint=_("不填为今天。")),
        },
    ),
    Worded(
        "decide-chair-recusal",
        _("决定听证主持人是否回避"),
        group=groups.PROCEDURE,
        facts={
            "party": Asked(_("申请回避的人"), choices=choices.parties),
            "chair": Asked(_("被申请回避的主持人"), initial=choices.chairs),
            **hearings.RECUSAL,
        },
    ),
)

"""What comes before a burden in words: 拟处理的告知、陈述申辩、听证."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.licence import events
from xuke.web.licence import choices
from xuke.web.licence.words import groups
from xuke.web.licence.words.notes import noted
from xuke.web.words import dates, hearings, licence_vocabulary as licencevocabulary, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, When, Worded


def _told(event: events.IntentTold, names: Names) -> Told:
    text = gettext("告知被许可人：拟%(act)s") % {"act": sentences.adverse_act(event.act)}
    basis = sentences.citation_words(event.basis) if event.basis else ""
    cause = sentences.annulment_cause(event.cause) if event.cause else ""
    further = names.of_things([event.further]) if event.further else ""
    return text, noted(event.document, event.text, basis, cause, further)


def _heard(event: events.StatementHeard, _names: Names) -> Told:
    text = gettext("被许可人放弃陈述、申辩") if event.waived else gettext("听取被许可人陈述、申辩")
    if event.told_on is None:
        return text, event.statement
    words = {
        "day": dates.chinese_date(event.told_on),
        "act": sentences.adverse_act(event.act),
    }
    return text, noted(gettext("%(day)s已告知拟%(act)s") % words, event.statement)


def _answered(event: events.IntentAnswered, _names: Names) -> Told:
    act = gettext("拟%(act)s") % {"act": sentences.adverse_act(event.act)}
    text = gettext("被许可人要求听证") if event.requested else gettext("被许可人放弃听证")
    return text, noted(act, hearings.asked_on(event.asked_on))


def _scheduled(event: events.IntentHearingScheduled, names: Names) -> Told:
    words = {
        "act": sentences.adverse_act(event.act),
        "day": dates.chinese_date(event.hearing_day),
        "chair": names.of_people([event.chair]),
    }
    place = gettext("%(day)s举行，主持人%(chair)s") % words
    return gettext("通知拟%(act)s的听证") % words, noted(
        event.document, place, event.time, event.place
    )


def _held(event: events.IntentHearingHeld, names: Names) -> Told:
    words = {
        "act": sentences.adverse_act(event.act),
        "day": dates.chinese_date(event.held_on),
        "chair": names.of_people([event.chair]),
    }
    note = gettext("%(day)s举行，主持人%(chair)s") % words
    return gettext("拟%(act)s的听证") % words, noted(note, event.minutes, event.text)


def _missed(event: events.IntentHearingMissed, _names: Names) -> Told:
    words = {"act": sentences.adverse_act(event.act)}
    said = gettext("未说明理由")
    if event.excuse:
        said = gettext("称：%(excuse)s") % {"excuse": event.excuse}
    day = gettext("原定%(day)s举行") % {"day": dates.chinese_date(event.hearing_day)}
    left = gettext("中途退出") if event.left else gettext("没有出席")
    if event.justified:
        text = gettext("拟%(act)s的听证，被许可人因正当理由没有参加，另行通知") % words
    else:
        text = gettext("拟%(act)s的听证终止，被许可人视为放弃听证") % words
    return text, noted(day, left, said, event.finding)


def _recusal(event: events.ChairRecusalDecided, names: Names) -> Told:
    text = hearings.recusal(names.of_people([event.chair]), recused=event.recused)
    return text, noted(hearings.asked_on(event.asked_on), event.grounds, event.reason)


def _dropped(event: events.IntentDropped, _names: Names) -> Told:
    text = gettext("不再%(act)s") % {"act": sentences.adverse_act(event.act)}
    return text, event.reason


TOLD: Final[Mapping[type, Say]] = {
    events.IntentTold: _told,
    events.StatementHeard: _heard,
    events.IntentAnswered: _answered,
    events.IntentHearingScheduled: _scheduled,
    events.IntentHearingHeld: _held,
    events.IntentHearingMissed: _missed,
    events.ChairRecusalDecided: _recusal,
    events.IntentDropped: _dropped,
}

_ACT: Final = Asked(_("拟作出的决定"), choices=choices.worded(licencevocabulary.ADVERSE_ACTS))
_TOLD_OF: Final = Asked(_("已告知拟作出的决定"), choices=choices.told_of)
VERBS: Final = (
    Worded(
        "tell-holder",
        _("告知拟作出的决定"),
        group=groups.PENALTY,
        facts={
            "act": _ACT,
            "document": Asked(_("告知书文号")),
            "basis": Asked(
                _("处罚的依据"),
                needed=_("（暂扣、暂停执业、吊销时必填，其他的不选）"),
                choices=choices.penalties,
            ),
            "cause": Asked(
                _("撤销的情形"),
                needed=_("（撤销时必填，其他的不选）"),
                choices=choices.worded(licencevocabulary.ANNULMENT_CAUSES),
            ),
            "further": Asked(
                _("法律、法规规定的注销情形"),
                needed=_("（依职权注销时必填，其他的不选）"),
                choices=choices.further_grounds,
            ),
            "text": Asked(
                _("拟作出决定的内容、事实、理由和依据"),
                hint=_("至少 10 个字；陈述、申辩和听证的告知由系统写入告知书，不用填写。"),
                long=True,
            ),
        },
    ),
    Worded(
        "hear-holder",
        _("听取被许可人陈述申辩"),
        group=groups.PENALTY,
        facts={
            "act": _TOLD_OF,
            "statement": Asked(
                _("陈述、申辩的内容"), needed=_("（没有放弃的必填，放弃的不填）"), long=True
            ),
            "waived": Asked(_("被许可人放弃陈述、申辩")),
        },
    ),
    Worded(
        "answer-holder",
        _("登记被许可人是否要求听证"),
        group=groups.PENALTY,
        facts={
            "act": _TOLD_OF,
            "requested": Asked(_("听证"), verdict=(_("要求听证"), _("明确放弃听证"))),
            "asked_on": hearings.ASKED_ON,
        },
    ),
    Worded(
        "schedule-holder-hearing",
        _("通知听证"),
        group=groups.PENALTY,
        facts={
            "act": _TOLD_OF,
            "document": Asked(_("听证通知书文号")),
            "hearing_day": Asked(
                _("听证日期"),
                hint=_("持证人收到通知书之日和听证日之间须隔满七个工作日，请留出送达的时间。"),
            ),
            "time": Asked(_("听证时间"), hint=_("如：上午九时。")),
            "place": Asked(_("听证地点")),
            "chair": Asked(
                _("听证主持人"), hint=_("不得是核查、检查、告知、听取申辩等调查过本案的人员。")
            ),
        },
    ),
    Worded(
        "hold-holder-hearing",
        _("登记听证笔录"),
        group=groups.PENALTY,
        facts={
            "act": _TOLD_OF,
            "noticed_on": Asked(_("通知听证的日期"), initial=choices.noticed("on"), when=When.PAST),
            "held_on": Asked(_("听证举行的日期"), initial=choices.noticed("hearing_day")),
            "chair": Asked(
                _("听证主持人"),
                hint=_("与听证通知书一致；换人、改期的，请重新通知。"),
                initial=choices.noticed("chair"),
            ),
            "minutes": Asked(_("笔录编号")),
            "text": Asked(_("笔录要点"), long=True),
            "signed_by": Asked(
                _("在笔录上签名的人"), hint=_("一行一人；听证参加人核对无误后签名。")
            ),
        },
    ),
    Worded(
        "miss-holder-hearing",
        _("登记当事人没有参加听证"),
        group=groups.PENALTY,
        facts={
            "act": _TOLD_OF,
            "hearing_day": Asked(_("听证通知书上的日期"), initial=choices.noticed("hearing_day")),
            "left": Asked(_("到场后未经许可中途退出")),
            "excuse": Asked(
                _("当事人说明的理由"), hint=_("原样记录；没有说明理由的不填。"), long=True
            ),
            "justified": Asked(
                _("认定"),
                verdict=(_("有正当理由，另行通知听证"), _("无正当理由，视为放弃听证")),
            ),
            "finding": Asked(
                _("现场情况和认定的理由"),
                hint=_("至少 10 个字：等候到几时、怎样联系、为何认定有或者没有正当理由。"),
                long=True,
            ),
        },
    ),
    Worded(
        "decide-chair-recusal",
        _("决定听证主持人是否回避"),
        group=groups.PENALTY,
        facts={
            "act": _TOLD_OF,
            "chair": Asked(_("被申请回避的主持人"), initial=choices.noticed("chair")),
            **hearings.RECUSAL,
        },
    ),
    Worded(
        "drop-intent",
        _("不再处理"),
        group=groups.PENALTY,
        facts={
            "act": _TOLD_OF,
            "reason": Asked(_("不再处理的理由"), hint=_("至少 10 个字。")),
        },
    ),
)

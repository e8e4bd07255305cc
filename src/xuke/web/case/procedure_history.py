"""The sentences of the acts of procedure: 告知、核查、检验、评审、听证、会签、转办."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.kernel.case import events
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names

Told = tuple[str, str]
Say = Callable[[Any, Names], Told]


def _noted(*parts: str) -> str:
    """Return the parts of a note that there are."""
    return "：".join(part for part in parts if part)


def _bar(event: events.BarFound, _names: Names) -> Told:
    until = {"day": dates.chinese_date(event.until)}
    basis = sentences.citation_words(event.basis) if event.basis else ""
    return _("申请人在%(day)s前不得申请本事项") % until, _noted(basis, event.source)


def _supplied(event: events.PendingSupplied, names: Names) -> Told:
    return _("容缺材料已补交：%(names)s") % {"names": names.of_things(event.materials)}, ""


def _mended(event: events.CorrectedOnTheSpot, names: Names) -> Told:
    return _("当场更正：%(name)s") % {"name": names.of_things([event.target])}, event.what


def _terminated(event: events.Terminated, _names: Names) -> Told:
    reason = {"reason": sentences.termination_reason(event.reason)}
    return _("终止办理：%(reason)s") % reason, event.text


def _calendar(event: events.CalendarChanged, _names: Names) -> Told:
    if event.was_due is None or event.now_due is None:
        return _("工作日历变更"), event.calendar
    days = {
        "was": dates.chinese_date(event.was_due),
        "now": dates.chinese_date(event.now_due),
    }
    return _("工作日历变更，期限由%(was)s改为%(now)s") % days, event.calendar


def _informed(event: events.PartyInformed, _names: Names) -> Told:
    until = {"day": dates.chinese_date(event.answer_by)}
    return _("告知利害关系人，可在%(day)s前陈述意见") % until, _noted(event.party, event.interest)


def _heard(event: events.RepresentationsHeard, names: Names) -> Told:
    text = _("放弃陈述、申辩") if event.waived else _("听取陈述、申辩")
    return text, _noted(names.of_people([event.party]), event.text)


def _verified(event: events.SiteVerified, names: Names) -> Told:
    text = _("现场核查合格") if event.passed else _("现场核查不合格")
    return text, _noted(names.of_people(event.officers), event.findings)


def _testers(event: events.TestersAppointed, names: Names) -> Told:
    return _("指派检验检测人员"), names.of_people(event.officers)


def _tested(event: events.Tested, _names: Names) -> Told:
    text = (
        _("检验检测合格（%(standard)s）") if event.passed else _("检验检测不合格（%(standard)s）")
    )
    return text % {"standard": event.standard}, event.findings


def _experts(event: events.ExpertsAppointed, names: Names) -> Told:
    number = {"number": len(event.experts)}
    return _("确定评审专家 %(number)d 名") % number, names.of_people(event.experts)


def _reported(event: events.ExpertsReported, names: Names) -> Told:
    text = _("专家评审通过") if event.passed else _("专家评审不通过")
    return text, _noted(names.of_people(event.experts), event.opinion)


def _recused(event: events.Recused, names: Names) -> Told:
    return _("办理人员回避"), _noted(names.of_people([event.person]), event.reason)


def _forwarded(event: events.Forwarded, _names: Names) -> Told:
    return _("初审完毕，报送%(body)s") % {"body": sentences.authority(event.to)}, event.opinion


def _legality(event: events.LegalityReviewed, _names: Names) -> Told:
    return (_("法制审核通过") if event.passed else _("法制审核不通过")), event.opinion


def _discussed(event: events.Discussed, names: Names) -> Told:
    return _("集体讨论"), _noted(names.of_people(event.members), event.conclusion)


def _offered(event: events.HearingOffered, names: Names) -> Told:
    return _("告知可以申请听证"), names.of_people([event.party])


def _asked(event: events.HearingRequested, names: Names) -> Told:
    return _("申请听证"), names.of_people([event.party])


def _waived(event: events.HearingWaived, names: Names) -> Told:
    return _("放弃听证"), names.of_people([event.party])


def _ordered(event: events.HearingOrdered, _names: Names) -> Told:
    return _("决定依职权举行听证"), event.reason


def _scheduled(event: events.HearingScheduled, names: Names) -> Told:
    chair = _("主持人%(name)s") % {"name": names.of_people([event.chair])}
    public = _("已公告") if event.announced else ""
    note = "，".join(part for part in (event.place, chair, public) if part)
    return _("听证定于%(day)s举行") % {"day": dates.chinese_date(event.day)}, note


def _held(event: events.HearingHeld, names: Names) -> Told:
    signed = _("%(names)s签名") % {"names": names.of_people(event.signed_by)}
    note = "；".join(part for part in (event.text, signed) if part)
    return _("听证已举行，笔录%(minutes)s") % {"minutes": event.minutes}, note


def _excluded(event: events.ExclusionAnnounced, _names: Names) -> Told:
    words = {
        "procedure": sentences.special_procedure(event.procedure),
        "since": dates.chinese_date(event.since),
        "days": event.days,
    }
    text = _("%(procedure)s自%(since)s起%(days)d 个工作日不计入期限") % words
    return text, "；".join(part for part in (event.document, event.reason) if part)


def _ended(event: events.ExclusionEnded, _names: Names) -> Told:
    words = {
        "procedure": sentences.special_procedure(event.procedure),
        "until": dates.chinese_date(event.until),
    }
    return _("%(procedure)s于%(until)s结束，期限继续计算") % words, ""


def _returned(event: events.Returned, _names: Names) -> Told:
    return _("退回重新审查"), event.reason


def _called_back(event: events.CalledBack, _names: Names) -> Told:
    return _("撤回审查意见"), event.reason


def _handed_over(event: events.HandedOver, names: Names) -> Told:
    text = _("转办（%(role)s）") % {"role": sentences.role(event.role)}
    return text, _noted(names.of_people([event.to]), event.reason)


def _countersign(event: events.CountersignRequested, names: Names) -> Told:
    return _("送请会签"), names.of_people(event.signers)


def _signed(event: events.Countersigned, _names: Names) -> Told:
    return (_("会签同意") if event.agreed else _("会签不同意")), event.opinion


def _signer_added(event: events.SignerAdded, names: Names) -> Told:
    return _("加签"), _noted(names.of_people([event.signer]), event.reason)


def _signer_removed(event: events.SignerRemoved, names: Names) -> Told:
    return _("减签"), _noted(names.of_people([event.signer]), event.reason)


SAY: Final[Mapping[type, Say]] = {
    events.BarFound: _bar,
    events.PendingSupplied: _supplied,
    events.CorrectedOnTheSpot: _mended,
    events.Terminated: _terminated,
    events.CalendarChanged: _calendar,
    events.PartyInformed: _informed,
    events.RepresentationsHeard: _heard,
    events.SiteVerified: _verified,
    events.TestersAppointed: _testers,
    events.Tested: _tested,
    events.ExpertsAppointed: _experts,
    events.ExpertsReported: _reported,
    events.Recused: _recused,
    events.Forwarded: _forwarded,
    events.LegalityReviewed: _legality,
    events.Discussed: _discussed,
    events.HearingOffered: _offered,
    events.HearingRequested: _asked,
    events.HearingWaived: _waived,
    events.HearingOrdered: _ordered,
    events.HearingScheduled: _scheduled,
    events.HearingHeld: _held,
    events.ExclusionAnnounced: _excluded,
    events.ExclusionEnded: _ended,
    events.Returned: _returned,
    events.CalledBack: _called_back,
    events.HandedOver: _handed_over,
    events.CountersignRequested: _countersign,
    events.Countersigned: _signed,
    events.SignerAdded: _signer_added,
    events.SignerRemoved: _signer_removed,
}

INTERNAL: Final = frozenset(
    {
        events.LegalityReviewed,
        events.Discussed,
        events.Returned,
        events.CalledBack,
        events.HandedOver,
        events.CountersignRequested,
        events.Countersigned,
        events.SignerAdded,
        events.SignerRemoved,
    }
)
"""How the authority works inside: of no concern to the applicant, and told to nobody outside."""

OPINIONS: Final = frozenset(
    {
        events.Examined,
        events.SiteVerified,
        events.ExpertsReported,
        events.Forwarded,
        events.Recused,
    }
)
"""What is told outside without its opinion or reason: that is for those who decide."""

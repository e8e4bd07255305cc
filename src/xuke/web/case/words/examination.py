"""Examination in words: 核查、检验、评审、告知、初审、法制审核、集体讨论."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case import choices
from xuke.web.case.words import called, groups
from xuke.web.case.words.notes import noted
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, When, Worded


def _examined(event: events.Examined, _names: Names) -> Told:
    return (gettext("审查通过") if event.passed else gettext("审查不通过")), event.opinion


def _informed(event: events.PartyInformed, _names: Names) -> Told:
    until = {"day": dates.chinese_date(event.answer_by)}
    return gettext("告知利害关系人，可在%(day)s前陈述意见") % until, noted(
        event.party, event.interest
    )


def _heard(event: events.RepresentationsHeard, names: Names) -> Told:
    text = gettext("放弃陈述、申辩") if event.waived else gettext("听取陈述、申辩")
    return text, noted(names.of_people([event.party]), event.text)


def _verified(event: events.SiteVerified, names: Names) -> Told:
    text = gettext("现场核查合格") if event.passed else gettext("现场核查不合格")
    return text, noted(names.of_people(event.officers), event.findings)


def _testers(event: events.TestersAppointed, names: Names) -> Told:
    return gettext("指派检验检测人员"), names.of_people(event.officers)


def _tested(event: events.Tested, _names: Names) -> Told:
    text = (
        gettext("检验检测合格（%(standard)s）")
        if event.passed
        else gettext("检验检测不合格（%(standard)s）")
    )
    return text % {"standard": event.standard}, event.findings


def _experts(event: events.ExpertsAppointed, names: Names) -> Told:
    number = {"number": len(event.experts)}
    return gettext("确定评审专家 %(number)d 名") % number, names.of_people(event.experts)


def _reported(event: events.ExpertsReported, names: Names) -> Told:
    text = gettext("专家评审通过") if event.passed else gettext("专家评审不通过")
    return text, noted(names.of_people(event.experts), event.opinion)


def _forwarded(event: events.Forwarded, _names: Names) -> Told:
    return gettext("初审完毕，报送%(body)s") % {
        "body": sentences.authority(event.to)
    }, event.opinion


def _legality(event: events.LegalityReviewed, _names: Names) -> Told:
    return (gettext("法制审核通过") if event.passed else gettext("法制审核不通过")), event.opinion


def _discussed(event: events.Discussed, names: Names) -> Told:
    return gettext("集体讨论"), noted(names.of_people(event.members), event.conclusion)


TOLD: Final[Mapping[type, Say]] = {
    events.Examined: _examined,
    events.PartyInformed: _informed,
    events.RepresentationsHeard: _heard,
    events.SiteVerified: _verified,
    events.TestersAppointed: _testers,
    events.Tested: _tested,
    events.ExpertsAppointed: _experts,
    events.ExpertsReported: _reported,
    events.Forwarded: _forwarded,
    events.LegalityReviewed: _legality,
    events.Discussed: _discussed,
}

FINDINGS: Final = (
    Worded("examine", _("审查")),
    Worded(
        "verify-site",
        _("现场核查"),
        group=groups.PROCEDURE,
        is_called_for=called.site_verification,
        facts={
            "officers": Asked(
                _("核查人员"),
                hint=_("两名以上，由您登记的须有您本人。"),
                choices=choices.inspectors,
                initial=choices.oneself,
            ),
            "findings": Asked(_("核查情况")),
            "passed": Asked(verdict=(_("合格"), _("不合格"))),
        },
    ),
    Worded(
        "appoint-testers",
        _("指派检验检测人员"),
        group=groups.PROCEDURE,
        is_called_for=called.by_special_need,
        facts={
            "officers": Asked(
                _("检验检测人员"),
                hint=_("两名以上，自受理起五个工作日内指派。"),
                choices=choices.inspectors,
            ),
        },
    ),
    Worded(
        "test",
        _("登记检验检测结果"),
        group=groups.PROCEDURE,
        is_called_for=called.testing,
        facts={
            "standard": Asked(_("技术标准"), hint=_("写明标准名称和编号。")),
            "findings": Asked(_("结果和依据的事实")),
            "passed": Asked(verdict=(_("合格"), _("不合格"))),
        },
    ),
    Worded(
        "appoint-experts",
        _("确定评审专家"),
        group=groups.PROCEDURE,
        is_called_for=called.expert_review,
        facts={
            "experts": Asked(_("评审专家"), hint=_("一行一人。")),
        },
    ),
    Worded(
        "report-experts",
        _("登记专家评审意见"),
        group=groups.PROCEDURE,
        is_called_for=called.expert_review,
        facts={
            "experts": Asked(
                _("提出意见的专家"), choices=choices.experts, initial=choices.all_experts
            ),
        },
    ),
    Worded(
        "inform-party",
        _("告知利害关系人"),
        group=groups.PROCEDURE,
        is_called_for=called.by_special_need,
        facts={
            "party": Asked(_("利害关系人"), hint=_("姓名或者名称。")),
            "interest": Asked(_("与他有什么重大利益关系"), long=True),
            "answer_by": Asked(
                _("陈述意见的截止日"),
                when=When.FUTURE,
                hint=_("不早于要求听证的最后一天：自告知之日起五个工作日。"),
            ),
        },
    ),
    Worded(
        "hear",
        _("听取陈述申辩"),
        group=groups.PROCEDURE,
        is_called_for=called.by_special_need,
        facts={
            "party": Asked(choices=choices.parties),
            "text": Asked(_("陈述、申辩的内容"), needed=_("（没有放弃的必填，放弃的不填）")),
            "waived": Asked(_("当事人放弃陈述、申辩")),
        },
    ),
)

ADVICE: Final = (
    Worded(
        "forward",
        _("初审上报"),
        group=groups.PROCEDURE,
        is_called_for=called.two_levels,
        facts={
            "to": Asked(_("上级机关"), choices=choices.other_authorities),
            "opinion": Asked(_("初审意见")),
        },
    ),
    Worded(
        "review-legality",
        _("法制审核"),
        group=groups.PROCEDURE,
        is_called_for=called.legality_review,
    ),
    Worded(
        "discuss",
        _("集体讨论"),
        group=groups.PROCEDURE,
        is_called_for=called.discussion,
        facts={
            "members": Asked(
                _("参加讨论的负责人"),
                hint=_("两名以上，由您登记的须有您本人。"),
                initial=choices.oneself,
            ),
            "conclusion": Asked(_("讨论结论"), long=True),
        },
    ),
)

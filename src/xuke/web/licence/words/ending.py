"""The end of a licence in words: 失效、注销."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.licence import events
from xuke.web.licence import choices
from xuke.web.licence.words import groups
from xuke.web.licence.words.notes import noted
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, Worded


def _expired(_event: events.Expired, _names: Names) -> Told:
    return gettext("有效期届满没有延续，证照失效"), ""


def _proposed(event: events.DeregistrationProposed, _names: Names) -> Told:
    text = gettext("拟注销：%(ground)s") % {"ground": sentences.deregistration_ground(event.ground)}
    until = ""
    if event.lapses_on:
        day = {"day": dates.chinese_date(event.lapses_on)}
        until = gettext("%(day)s以前没有核实决定的，失效") % day
    return text, noted(event.evidence, until)


def _not_struck(event: events.DeregistrationProposalDropped, _names: Names) -> Told:
    return gettext("不予注销"), event.reason


def _lapsed(_event: events.DeregistrationProposalLapsed, _names: Names) -> Told:
    return gettext("拟注销到期没有决定，失效"), ""


def _deregistered(event: events.Deregistered, names: Names) -> Told:
    text = gettext("注销：%(ground)s") % {"ground": sentences.deregistration_ground(event.ground)}
    further = names.of_things([event.further]) if event.further else ""
    asked = gettext("依申请办理") if event.on_application else ""
    returned = gettext("证照已收回") if event.certificate_returned else ""
    return text, noted(event.document, further, asked, event.reason, returned)


def _corrected(event: events.TermCorrected, _names: Names) -> Told:
    was = dates.chinese_date(event.was_until) if event.was_until else ""
    if event.valid_until is None:
        text = gettext("更正：原载有效期至%(was)s没有依据，证照没有固定有效期") % {"was": was}
    else:
        words = {"was": was, "now": dates.chinese_date(event.valid_until)}
        text = gettext("有效期由%(was)s更正为%(now)s") % words
    basis = sentences.citation_words(event.basis)
    return text, gettext("%(reason)s依据：%(basis)s") % {"reason": event.reason, "basis": basis}


def _announced(event: events.DeregistrationAnnounced, _names: Names) -> Told:
    return gettext("注销已公告"), event.document


TOLD: Final[Mapping[type, Say]] = {
    events.Expired: _expired,
    events.DeregistrationProposed: _proposed,
    events.DeregistrationProposalDropped: _not_struck,
    events.DeregistrationProposalLapsed: _lapsed,
    events.Deregistered: _deregistered,
    events.DeregistrationAnnounced: _announced,
    events.TermCorrected: _corrected,
}

VERBS: Final = (
    Worded(
        "propose-deregistration",
        _("登记拟注销"),
        group=groups.DEREGISTRATION,
        facts={
            "ground": Asked(
                _("拟注销的情形"),
                hint=_("被许可人没有申请，由机关查明的情形；由另一位决定人员核实后注销。"),
                choices=choices.told_grounds,
            ),
            "evidence": Asked(
                _("查明的事实和证据"),
                hint=_("至少 10 个字，例如死亡证明、注销登记通知书的出具单位和编号。"),
                long=True,
            ),
        },
    ),
    Worded(
        "drop-proposal",
        _("登记不予注销"),
        group=groups.DEREGISTRATION,
        facts={
            "reason": Asked(
                _("不予注销的理由"),
                hint=_("至少 10 个字，例如经核实被许可人仍在执业、证据有误。"),
                long=True,
            ),
        },
    ),
    Worded(
        "deregister",
        _("注销"),
        group=groups.DEREGISTRATION,
        facts={
            "ground": Asked(
                _("注销的情形"),
                hint=_(
                    "只列出与证照现在的状态相符的情形；死亡、终止和不可抗力须先由另一人登记拟注销。"
                ),
                choices=choices.grounds,
                initial=choices.only_ground,
            ),
            "reason": Asked(
                _("查明的事实和理由"),
                hint=_(
                    "依职权以法律、法规规定的情形注销，或者因不可抗力注销的须写明，至少 10 个字。"
                ),
                needed=_("（符合下列情形时必填）"),
            ),
            "further": Asked(
                _("法律、法规规定的情形"),
                hint=_("选“法律、法规规定的其他情形”时填写；依申请的可以不填。"),
                needed=_("（符合下列情形时必填）"),
                choices=choices.further_grounds,
            ),
            "on_application": Asked(_("被许可人申请注销")),
            "certificate_returned": Asked(_("证照已收回")),
            "document": Asked(
                _("决定书文号"),
                hint=_(
                    "依职权以法律、法规规定的情形注销的填写；须先告知被许可人并听取陈述、申辩。"
                ),
                needed=_("（符合下列情形时必填）"),
            ),
        },
    ),
    Worded("correct-term", _("更正有效期")),
    Worded(
        "announce-deregistration",
        _("登记注销公告"),
        group=groups.DEREGISTRATION,
        facts={
            "document": Asked(_("公告编号")),
        },
    ),
)

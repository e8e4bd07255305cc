"""Handing over in words: 会签、退回、转办、回避."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case import choices
from xuke.web.case.words import groups
from xuke.web.case.words.notes import noted
from xuke.web.words import sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, Worded


def _recused(event: events.Recused, names: Names) -> Told:
    return gettext("办理人员回避"), noted(names.of_people([event.person]), event.reason)


def _returned(event: events.Returned, _names: Names) -> Told:
    return gettext("退回重新审查"), event.reason


def _called_back(event: events.CalledBack, _names: Names) -> Told:
    return gettext("撤回审查意见"), event.reason


def _handed_over(event: events.HandedOver, names: Names) -> Told:
    text = gettext("转办（%(role)s）") % {"role": sentences.role(event.role)}
    return text, noted(names.of_people([event.to]), event.reason)


def _countersign(event: events.CountersignRequested, names: Names) -> Told:
    return gettext("送请会签"), names.of_people(event.signers)


def _signed(event: events.Countersigned, _names: Names) -> Told:
    return (gettext("会签同意") if event.agreed else gettext("会签不同意")), event.opinion


def _signer_added(event: events.SignerAdded, names: Names) -> Told:
    return gettext("加签"), noted(names.of_people([event.signer]), event.reason)


def _signer_removed(event: events.SignerRemoved, names: Names) -> Told:
    return gettext("减签"), noted(names.of_people([event.signer]), event.reason)


TOLD: Final[Mapping[type, Say]] = {
    events.Recused: _recused,
    events.Returned: _returned,
    events.CalledBack: _called_back,
    events.HandedOver: _handed_over,
    events.CountersignRequested: _countersign,
    events.Countersigned: _signed,
    events.SignerAdded: _signer_added,
    events.SignerRemoved: _signer_removed,
}

VERBS: Final = (
    Worded(
        "countersign",
        _("签署会签意见"),
        group=groups.HANDLING,
        facts={
            "agreed": Asked(_("会签意见"), verdict=(_("同意"), _("不同意"))),
        },
    ),
    Worded(
        "request-countersign",
        _("送请会签"),
        group=groups.HANDLING,
        facts={
            "signers": Asked(_("会签人")),
        },
    ),
    Worded(
        "add-signer",
        _("加签"),
        group=groups.HANDLING,
    ),
    Worded(
        "remove-signer",
        _("减签"),
        group=groups.HANDLING,
        facts={
            "signer": Asked(choices=choices.unsigned),
        },
    ),
    Worded(
        "return",
        _("退回重审"),
        group=groups.HANDLING,
        facts={
            "reason": Asked(hint=_("至少 10 个字；已有的审查意见、法制审核和会签一并作废。")),
        },
    ),
    Worded(
        "call-back",
        _("撤回审查意见"),
        group=groups.HANDLING,
    ),
    Worded(
        "hand-over",
        _("转办"),
        group=groups.HANDLING,
        facts={
            "role": Asked(_("转办的环节"), choices=choices.roles, initial=choices.whose_turn),
            "to": Asked(_("交给"), hint=_("只能转给有相应职责的人。")),
        },
    ),
    Worded(
        "recuse",
        _("回避"),
        group=groups.HANDLING,
        facts={
            "person": Asked(
                _("回避的人"),
                hint=_("回避后不再能看到和办理本件。"),
                choices=choices.to_recuse,
                initial=choices.person,
            ),
            "reason": Asked(hint=_("至少 10 个字。")),
        },
    ),
)

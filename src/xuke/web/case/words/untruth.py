"""Untrue materials in words: 拟认定材料虚假的告知，申请人的陈述申辩."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case.words import groups
from xuke.web.words.names import Names
from xuke.web.words.parted import parted
from xuke.web.words.worded import Asked, Say, Told, Worded


def _told(event: events.UntruthTold, _names: Names) -> Told:
    note = parted(event.document, event.text)
    return gettext("告知申请人：拟认定材料虚假"), note


def _answered(event: events.UntruthAnswered, _names: Names) -> Told:
    text = gettext("申请人放弃陈述、申辩") if event.waived else gettext("听取申请人陈述、申辩")
    return text, event.statement


TOLD: Final[Mapping[type, Say]] = {
    events.UntruthTold: _told,
    events.UntruthAnswered: _answered,
}

VERBS: Final = (
    Worded(
        "tell-untruth",
        _("告知拟认定材料虚假"),
        group=groups.PROCEDURE,
        facts={
            "text": Asked(
                _("认为虚假的材料、事实和理由"),
                hint=_(
                    "至少 10 个字；还须告知：认定虚假的，不予受理或者不予许可，给予警告，"
                    "一年内不得再次申请；申请人可以在五个工作日内陈述、申辩。"
                ),
                long=True,
            ),
            "document": Asked(_("告知书文号"), hint=_("没有文号的不填。")),
        },
    ),
    Worded(
        "answer-untruth",
        _("听取申请人对虚假材料的陈述申辩"),
        group=groups.PROCEDURE,
        facts={
            "statement": Asked(
                _("陈述、申辩的内容"), needed=_("（没有放弃的必填，放弃的不填）"), long=True
            ),
            "waived": Asked(_("申请人放弃陈述、申辩")),
        },
    ),
)

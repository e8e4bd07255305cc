"""The end without a decision in words: 终止办理."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case import choices
from xuke.web.case.words import groups
from xuke.web.words import sentences
from xuke.web.words.names import Names
from xuke.web.words.parted import parted
from xuke.web.words.worded import Asked, Say, Told, Worded


def _terminated(event: events.Terminated, _names: Names) -> Told:
    reason = {"reason": sentences.termination_reason(event.reason)}
    basis = sentences.citation_words(event.basis) if event.basis else ""
    note = parted(event.text, basis)
    return gettext("终止办理：%(reason)s") % reason, note


TOLD: Final[Mapping[type, Say]] = {
    events.Terminated: _terminated,
}

VERBS: Final = (
    Worded(
        "terminate",
        _("终止办理"),
        group=groups.PROCEDURE,
        facts={
            "reason": Asked(_("终止的原因"), choices=choices.termination_reasons),
            "text": Asked(_("事实和理由"), hint=_("至少 10 个字。")),
            "other": Asked(_("重复的办件编号"), hint=_("重复申请的，写明与哪一件重复。")),
            "basis": Asked(
                _("取消许可的规定"),
                hint=_(
                    "许可已经取消的，写明条款，如 public-places-hygiene-regulations/8；"
                    "理由中告知申请人改办什么。"
                ),
            ),
        },
    ),
)

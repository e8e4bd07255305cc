"""Putting answers right after acceptance in words: 更正申请内容."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case.words import groups
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, Worded


def _requested(event: events.AmendmentRequested, names: Names) -> Told:
    told = gettext("申请更正：%(names)s") % {"names": names.of_things(event.form)}
    return told, event.reason


def _allowed(event: events.AmendmentAllowed, _names: Names) -> Told:
    return gettext("准许更正申请内容"), event.reason


def _refused(event: events.AmendmentRefused, _names: Names) -> Told:
    return gettext("不予更正申请内容"), event.reason


TOLD: Final[Mapping[type, Say]] = {
    events.AmendmentRequested: _requested,
    events.AmendmentAllowed: _allowed,
    events.AmendmentRefused: _refused,
}

VERBS: Final = (
    Worded("request-amendment", _("申请更正申请内容")),
    Worded(
        "allow-amendment",
        _("准许更正申请内容"),
        group=groups.PROCEDURE,
        facts={
            "reason": Asked(
                _("准许的理由"),
                hint=_(
                    "至少 10 个字。准许后以更正的内容为准；已经作出的审查意见作废，须重新审查；"
                    "告知过利害关系人的，须按更正的内容重新告知。"
                ),
                long=True,
            ),
        },
    ),
    Worded(
        "refuse-amendment",
        _("不予更正申请内容"),
        group=groups.PROCEDURE,
        facts={
            "reason": Asked(
                _("不予更正的理由"),
                hint=_("至少 10 个字，会告知申请人。内容保持不变；申请人可以撤回后重新申请。"),
                long=True,
            ),
        },
    ),
)

"""Public comment in words: 公示征求意见、登记意见、结束公示."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel.case import events
from xuke.web.case.words import called, groups
from xuke.web.case.words.notes import noted
from xuke.web.words import dates
from xuke.web.words.names import Names
from xuke.web.words.worded import Asked, Say, Told, Worded


def _invited(event: events.CommentInvited, _names: Names) -> Told:
    if event.until is None:
        return gettext("公示征求意见"), ""
    day = {"day": dates.chinese_date(event.until)}
    return gettext("公示征求意见，至%(day)s止") % day, ""


def _objected(event: events.ObjectionReceived, names: Names) -> Told:
    # A sealed name is among the names of those only who may read it.
    author = names.things.get(event.author, "") if event.author_sealed else event.author
    return gettext("收到公示意见"), noted(author, event.text)


def _ended(event: events.CommentEnded, _names: Names) -> Told:
    return gettext("公示征求意见结束"), event.conclusion


TOLD: Final[Mapping[type, Say]] = {
    events.CommentInvited: _invited,
    events.ObjectionReceived: _objected,
    events.CommentEnded: _ended,
}

_SAID: Final[Mapping[str, Asked]] = {
    "author": Asked(_("提意见的人"), hint=_("姓名或者名称。")),
    "text": Asked(_("意见内容"), long=True),
    "contact": Asked(_("联系方式"), hint=_("加密保存，不公开。")),
}
VERBS: Final = (
    Worded(
        "invite-comment",
        _("公示征求意见"),
        group=groups.PROCEDURE,
        is_called_for=called.public_notice,
        facts={
            "until": Asked(
                _("公示截止日"), hint=_("不填的，按本事项规定的最短期限；公示时间计入办理期限。")
            ),
        },
    ),
    Worded("object", _("提出公示意见"), facts=_SAID),
    Worded(
        "note-objection",
        _("登记公示意见"),
        group=groups.PROCEDURE,
        is_called_for=called.is_open_for_comment,
        facts=_SAID,
    ),
    Worded(
        "end-comment",
        _("结束公示"),
        group=groups.PROCEDURE,
        is_called_for=called.is_open_for_comment,
        facts={
            "conclusion": Asked(
                _("意见及采纳情况"), hint=_("没有收到意见的也写明；不采纳的写明理由。"), long=True
            ),
        },
    ),
)

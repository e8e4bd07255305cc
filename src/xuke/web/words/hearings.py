"""Hearings in words, on a case and on a licence alike: the day of asking, the chair recused."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.web.words import dates
from xuke.web.words.worded import Asked

ASKED_ON: Final = Asked(
    _("提出的日期"),
    hint=_("当面提交的为提交之日，邮寄的为交邮之日；期限以这一天为准。不填的为今天。"),
)
"""How the day is asked on which a request was handed in or posted."""

RECUSAL: Final[Mapping[str, Asked]] = {
    "grounds": Asked(
        _("申请人说明的直接利害关系"), hint=_("按申请书或者口头申请原样记录。"), long=True
    ),
    "asked_on": ASKED_ON,
    "recused": Asked(_("决定"), verdict=(_("主持人回避，另行通知听证"), _("驳回回避申请"))),
    "reason": Asked(_("决定的理由"), hint=_("至少 10 个字。"), long=True),
}
"""How a decision is asked on a party's request that the chair stand aside."""


def recusal(chair: str, *, recused: bool) -> str:
    """Return in words what was decided on the request that the chair stand aside."""
    words = {"name": chair}
    if recused:
        return gettext("听证主持人%(name)s回避") % words
    return gettext("驳回对听证主持人%(name)s的回避申请") % words


def asked_on(day: date | None) -> str:
    """Return in words on which day it was asked, where it was recorded later; else nothing."""
    return gettext("%(day)s提出") % {"day": dates.chinese_date(day)} if day else ""

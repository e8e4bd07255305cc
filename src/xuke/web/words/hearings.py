"""Requests for a hearing in words, on a case and on a licence alike: the day that counts."""

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


def asked_on(day: date | None) -> str:
    """Return in words on which day it was asked, where it was recorded later; else nothing."""
    return gettext("%(day)s提出") % {"day": dates.chinese_date(day)} if day else ""

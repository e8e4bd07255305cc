"""Accounts and looks in words."""

from typing import Final

from django.utils.translation import gettext, gettext_lazy as _

from xuke.kernel import account, looking
from xuke.kernel.account import ACCOUNT
from xuke.kernel.looking import LOOK, Seen
from xuke.rooms.people import looked
from xuke.web.words import dates, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import Told, Worded, Words, named

_ASSUMED: Final = _("推定：在开始记录以前已经存在，由谁、因何办理没有记载")


def _made(event: account.AccountMade, _names: Names) -> Told:
    return gettext("建立账号"), str(_ASSUMED) if event.assumed else ""


def _given(event: account.RoleGiven, _names: Names) -> Told:
    words = {"role": sentences.role(event.role), "since": "", "until": gettext("长期有效")}
    if event.since:
        words["since"] = gettext("自%(day)s起，") % {"day": dates.chinese_date(event.since)}
    if event.until:
        words["until"] = gettext("至%(day)s止") % {"day": dates.chinese_date(event.until)}
    note = str(_ASSUMED) if event.assumed else event.reason
    return gettext("授予“%(role)s”职责（%(since)s%(until)s）") % words, note


def _ended(event: account.RoleEnded, _names: Names) -> Told:
    words = {"role": sentences.role(event.role), "last": dates.chinese_date(event.last)}
    return gettext("终止“%(role)s”授权（最后一天%(last)s）") % words, event.reason


def _token(event: account.TokenMade, _names: Names) -> Told:
    words = {"label": event.label, "token": event.token, "until": gettext("长期有效")}
    if event.until:
        words["until"] = gettext("至%(day)s止") % {"day": dates.chinese_date(event.until)}
    told = gettext("签发接口令牌“%(label)s”（%(token)s，%(until)s）") % words
    return told, str(_ASSUMED) if event.assumed else ""


def _revoked(event: account.TokenRevoked, _names: Names) -> Told:
    return gettext("停用接口令牌（%(token)s）") % {"token": event.token}, event.reason


def _password(_event: account.PasswordSet, _names: Names) -> Told:
    return gettext("重设密码"), ""


def _closed(event: account.AccountClosed, _names: Names) -> Told:
    return gettext("停用账号"), event.reason


def _reopened(event: account.AccountReopened, _names: Names) -> Told:
    return gettext("恢复账号"), event.reason


_ADDRESSES: Final = frozenset({"送达地址", "邮寄地址"})
"""What looks of before, recorded as looks at answers, say of an address."""


def _looked(event: looking.Looked, names: Names) -> Told:
    words = {"number": names.of_things([event.subject])}
    if event.what is Seen.FILE:
        file = names.things.get(looked.file_key(event)) or gettext("文件名没有记载")
        return gettext("下载“%(number)s”的材料") % words, file
    if event.what is Seen.CERTIFICATE:
        return gettext("下载“%(number)s”的证照，证面有个人信息") % words, ""
    if event.what is Seen.ADDRESS or event.detail in _ADDRESSES:
        return gettext("查看“%(number)s”的送达地址和联系电话") % words, event.detail
    told = gettext("查看“%(number)s”的完整证件号码等信息") % words
    return told, names.of_things([event.detail]) if event.detail else ""


def _exported(event: looking.Exported, _names: Names) -> Told:
    words = {
        "since": dates.chinese_date(event.since),
        "until": dates.chinese_date(event.until),
        "rows": event.rows,
        "form": event.form.upper(),
    }
    told = gettext("导出%(since)s至%(until)s的公示信息，共 %(rows)d 条（%(form)s）") % words
    return told, gettext("含完整证件号码")


OF_ACCOUNTS: Final = Words(
    kind=ACCOUNT.kind,
    verbs=named(
        Worded("make", _("建立账号")),
        Worded("give-role", _("授予职责")),
        Worded("end-role", _("终止授权")),
        Worded("make-token", _("签发令牌")),
        Worded("revoke-token", _("停用令牌")),
        Worded("set-password", _("重设密码")),
        Worded("close", _("停用账号")),
        Worded("reopen", _("恢复账号")),
    ),
    told={
        account.AccountMade: _made,
        account.RoleGiven: _given,
        account.RoleEnded: _ended,
        account.TokenMade: _token,
        account.TokenRevoked: _revoked,
        account.PasswordSet: _password,
        account.AccountClosed: _closed,
        account.AccountReopened: _reopened,
    },
    phases={"none": _("没有记载"), "open": _("正常"), "closed": _("已停用")},
    tones={"open": "green", "closed": "red"},
    refused={
        "day-before-record": _("这个账号已有%(last)s的记录，系统时钟可能不对，请先核对时钟。"),
        "wrong-phase": _("这个账号现在“%(phase)s”，不能%(step)s。"),
    },
    guards={"is-own-or-administered": _("本人，或者本机关的管理员")},
)
OF_LOOKS: Final = Words(
    kind=LOOK.kind,
    verbs=named(Worded("look", _("查阅")), Worded("export", _("导出"))),
    told={looking.Looked: _looked, looking.Exported: _exported},
    phases={"none": _("没有查阅"), "done": _("已经查阅")},
)

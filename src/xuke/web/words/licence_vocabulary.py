"""The words behind the codes of a licence's life; one table a kind of code."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.web.words.vocabulary import Words

STATUS_TONES: Final[Mapping[str, str]] = {
    "valid": "green",
    "suspended": "amber",
    "withdrawn": "red",
    "annulled": "red",
    "revoked": "red",
    "expired": "amber",
    "deregistered": "plain",
}
VERSION_REASONS: Final[Words] = {
    "issue": _("首次颁发"),
    "modification": _("变更换发"),
    "renewal": _("延续换发"),
    "deemed-renewal": _("视为准予延续后颁发"),
    "reissue": _("补发"),
    "review": _("复核换证"),
}
PROMISES: Final[Words] = {
    "none": _("没有承诺"),
    "unchecked": _("尚未核查"),
    "kept": _("已履行"),
    "unmet": _("核查未达到，待责令整改"),
    "rectifying": _("整改中"),
    "lapsed": _("逾期未整改，待处理"),
    "broken": _("未履行"),
}
ADVERSE_ACTS: Final[Words] = {
    "suspension": _("暂扣"),
    "withdrawal": _("撤回"),
    "annulment": _("撤销"),
    "revocation": _("吊销"),
    "deregistration": _("依职权注销"),
}
ANNULMENT_CAUSES: Final[Words] = {
    "neglect": _("滥用职权、玩忽职守作出准予决定"),
    "beyond-competence": _("超越法定职权作出准予决定"),
    "procedure-violated": _("违反法定程序作出准予决定"),
    "not-qualified": _("对不具备申请资格或者不符合法定条件的人准予许可"),
    "other": _("依法可以撤销的其他情形"),
    "deceit": _("以欺骗、贿赂等不正当手段取得许可"),
}
DEREGISTRATION_GROUNDS: Final[Words] = {
    "expired": _("有效期届满没有延续"),
    "person-gone": _("公民死亡或者丧失行为能力"),
    "body-dissolved": _("法人或者其他组织终止"),
    "ended": _("许可已被撤销、撤回或者吊销"),
    "impossible": _("因不可抗力许可事项无法实施"),
    "other-law": _("法律、法规规定的其他情形"),
}
IDLE_CAUSES: Final[Words] = {
    "rebuilding": _("改建、扩建、迁建"),
    "other": _("其他原因"),
}
CHECK_RESULTS: Final[Words] = {
    "met": _("符合承诺"),
    "unmet": _("尚未达到承诺"),
    "false": _("承诺内容不实"),
}
REMINDED_OF: Final[Words] = {
    "expiry": _("有效期届满"),
    "verification": _("校验"),
    "review": _("复核"),
}
CLOCKS: Final[Words] = {
    "expiry": _("有效期届满"),
    "renewal-filing": _("申请延续的最后一日"),
    "verification": _("校验期满"),
    "review": _("复核期满"),
    "deferral": _("暂缓校验期满"),
    "suspension": _("暂扣期满"),
    "commitment-check": _("承诺核查期限"),
    "rectification": _("整改期满"),
    "idleness": _("停业可以注销的日期"),
    "holder-answer": _("陈述申辩、听证要求截止"),
    "delivery": _("文书还没有送达，最迟送达"),
    "proposal": _("拟注销待核实决定"),
}
BAR_KINDS: Final[Words] = {
    "application": _("不得申请"),
    "registration": _("不予注册"),
    "commitment": _("不得再以告知承诺方式办理"),
    "tolerance": _("不得容缺受理"),
}

"""The words behind the codes of kernel, catalogue and casework; one table a kind of code."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]

ACTIONS: Final[Words] = {
    "new": _("新办"),
    "modification": _("变更"),
    "renewal": _("延续"),
    "reissue": _("补办"),
    "deregistration": _("注销"),
    "periodic-verification": _("校验"),
    "review-renewal": _("复核换证"),
    "other": _("其他"),
}
CHANNELS: Final[Words] = {
    "window": _("窗口"),
    "online": _("网上"),
    "mobile": _("手机端"),
    "post": _("邮寄"),
    "kiosk": _("自助"),
}
ROLES: Final[Words] = {
    "applicant": _("申请人"),
    "clerk": _("窗口人员"),
    "examiner": _("审查人员"),
    "decider": _("决定人员"),
    "legal-reviewer": _("法制审核人员"),
    "publisher": _("公示人员"),
    "statistician": _("统计人员"),
    "admin": _("管理员"),
}
UNITS: Final[Words] = {
    "working": _("个工作日"),
    "calendar": _("日"),
    "month": _("个月"),
    "year": _("年"),
}
PHASES: Final[Words] = {
    "none": _("未填写"),
    "draft": _("填写中"),
    "received": _("待受理"),
    "in-correction": _("待补正"),
    "accepted": _("审查中"),
    "examined": _("待决定"),
    "granted": _("已准予，待制证"),
    "issued": _("待送达"),
    "refused": _("不予许可"),
    "not-accepted": _("不予受理"),
    "withdrawn": _("已撤回"),
    "terminated": _("已终止办理"),
    "concluded": _("已办结"),
}
PHASE_TONES: Final[Mapping[str, str]] = {
    "received": "blue",
    "in-correction": "amber",
    "accepted": "blue",
    "examined": "blue",
    "granted": "green",
    "issued": "green",
    "refused": "red",
    "not-accepted": "red",
}
CLOCKS: Final[Words] = {
    "completeness": _("受理审查期限"),
    "correction-answer": _("申请人补正截止"),
    "pending": _("容缺材料补齐截止"),
    "preliminary": _("下级机关初审期限"),
    "statutory": _("法定办结期限"),
    "committed": _("承诺办结期限"),
    "appointment": _("指派检验检测人员期限"),
    "hearing-request": _("申请听证期限"),
    "hearing-held": _("组织听证期限"),
    "hearing-notice": _("听证通知截止"),
    "comment": _("公示征求意见截止"),
    "delivery": _("送达期限"),
    "disclosure": _("公示期限"),
    "bar": _("限制申请期"),
    "untruth-answer": _("陈述、申辩截止"),
}
DELIVERY_WAYS: Final[Words] = {
    "direct": _("直接送达"),
    "left": _("留置送达"),
    "entrusted": _("委托送达"),
    "post": _("邮寄送达"),
    "passed-on": _("转交送达"),
    "notice": _("公告送达"),
    "electronic": _("电子送达"),
}
GAP_KINDS: Final[Words] = {
    "missing": _("缺少"),
    "not-in-statutory-form": _("不符合法定形式"),
    "inconsistent": _("内容不一致"),
    "expired": _("已过有效期"),
    "unsigned": _("没有签名或者盖章"),
    "illegible": _("模糊不清"),
}
NON_ACCEPTANCE_REASONS: Final[Words] = {
    "not-required": _("依法不需要取得行政许可"),
    "not-competent": _("不属于本机关职权范围"),
    "false-materials": _("隐瞒情况或者提供虚假材料"),
    "barred": _("在法定禁止申请期限内"),
    "other": _("其他法定情形"),
}
REFUSAL_REASONS: Final[Words] = {
    "conditions-not-met": _("不符合法定条件"),
    "site-verification-failed": _("现场核查不合格"),
    "expert-review-failed": _("专家评审未通过"),
    "materials-untrue": _("申请材料不真实"),
    "barred-by-law": _("法律禁止准予许可"),
    "other": _("其他法定情形"),
}
OUTCOMES: Final[Words] = {
    "granted": _("准予许可"),
    "refused": _("不予许可"),
    "not-accepted": _("不予受理"),
    "withdrawn": _("申请人撤回"),
    "terminated": _("终止办理"),
}
OUTCOME_TONES: Final[Mapping[str, str]] = {
    "granted": "green",
    "refused": "red",
    "not-accepted": "red",
}
TERMINATION_REASONS: Final[Words] = {
    "applicant-died": _("申请人死亡"),
    "applicant-dissolved": _("申请人终止"),
    "duplicate": _("同一事项重复申请"),
    "licence-abolished": _("许可事项已经依法取消"),
    "correction-unanswered": _("逾期没有补正"),
    "pending-not-supplied": _("逾期没有补交容缺材料"),
}
LICENCE_STATUSES: Final[Words] = {
    "none": _("无"),
    "valid": _("有效"),
    "suspended": _("暂扣"),
    "withdrawn": _("已撤回"),
    "annulled": _("已撤销"),
    "revoked": _("已吊销"),
    "expired": _("已失效"),
    "deregistered": _("已注销"),
}
SPECIAL_PROCEDURES: Final[Words] = {
    "hearing": _("听证"),
    "tender": _("招标"),
    "auction": _("拍卖"),
    "inspection": _("检验"),
    "testing": _("检测"),
    "quarantine": _("检疫"),
    "appraisal": _("鉴定"),
    "expert-review": _("专家评审"),
    "rectification": _("整改"),
}
COURSES: Final[Words] = {
    "single": _("本机关单独办理"),
    "joint": _("统一、联合或者集中办理"),
    "two-level": _("下级初审、上级决定"),
}
FORM_ERRORS: Final[Words] = {
    "required": _("必须填写。"),
    "unknown-field": _("这一项不在本事项的申请表中，请删去。"),
    "too-long": _("内容太长，请缩短后再填。"),
    "not-a-number": _("请填写数字，例如 120.5。"),
    "not-an-integer": _("请填写整数，例如 12。"),
    "below-minimum": _("数值太小，请核对。"),
    "above-maximum": _("数值太大，请核对。"),
    "not-a-date": _("日期不存在，请按 2026-01-20 的格式填写。"),
    "not-a-date/id-number": _("号码中的出生日期不存在，请逐位核对。"),
    "not-a-date/identifier": _("号码中的出生日期不存在，请逐位核对。"),
    "date-in-future": _("日期晚于今天，请核对。"),
    "date-in-future/id-number": _("号码中的出生日期晚于今天，请逐位核对。"),
    "date-in-future/identifier": _("号码中的出生日期晚于今天，请逐位核对。"),
    "not-an-option": _("请从列出的选项中选择。"),
    "bad-check-digit": _("校验位不对，请逐位核对号码。"),
    "bad-form": _("格式不对，请核对后重新填写。"),
    "bad-form/text": _("含有控制符等不是文字的符号，请删去后重新填写。"),
    "bad-form/textarea": _("含有控制符等不是文字的符号，请删去后重新填写。"),
    "bad-form/id-number": _("证件号码的位数或格式不对，居民身份证号码是 18 位。"),
    "bad-form/identifier": _("请填写 18 位统一社会信用代码或居民身份证号码。"),
    "not-confirmed": _("还没有确认的请不要填写；确认以后再填。"),
    "not-a-time": _("请按 09:00 的格式填写时间。"),
    "bad-length": _("位数不对，统一社会信用代码是 18 位，请核对。"),
    "bad-length/identifier": _("请填写 18 位统一社会信用代码或居民身份证号码。"),
    "bad-sign": _("含有统一社会信用代码不用的字符：只用数字和大写字母，不用 I、O、S、V、Z。"),
    "bad-department": _(
        "前两位不对：第 1 位是登记管理部门（1 至 9 或者 A、N、Y），第 2 位是数字。"
    ),
    "bad-area": _("第 3 至 8 位不对：应为登记机关所在地的 6 位行政区划代码。"),
    "not-a-permit": _("这不是港澳台居民居住证的号码：应以 810000、820000 或 830000 开头。"),
    "birth-differs": _("填的是 %(told)s，而证件号码中的出生日期是 %(known)s，请核对哪一个对。"),
    "sex-differs": _("填的是 %(told)s，而证件号码表示 %(known)s，请核对哪一个对。"),
    "bad-form/phone": _(
        "请填写手机号，或带区号的座机号，例如 021-12345678；"
        "境外电话请带国际区号，例如 +852 21234567。"
    ),
    "not-phones": _(
        "请填写带区号的座机号、手机号或者 12345 这样的五位热线号码；有几个电话的，用“、”隔开。"
    ),
    "bad-form/postcode": _("邮政编码是 6 位数字。"),
    "unknown-fact": _("这一步不需要这一项，请删去。"),
    "not-a-text": _("请用文字填写。"),
    "not-a-truth": _("请填写是（true）或者否（false）。"),
    "not-a-list": _("请填写名单。"),
    "too-many": _("人数太多，请核对。"),
    "no-such-official": _("不是本机关现任工作人员的账号，请重新选择。"),
    "no-inspector": _("核查、检验人员须有审查职责，请另选一人。"),
    "role-not-held": _("这个人没有相应职责，转给他就没有人能办，请另选一人。"),
    "unknown-region": _("身份证号码的地区码不常见，请核对；无误可以继续。"),
    "private-use": _("含有自造字（统一码私用区），别的系统可能显示不出来；有通用编码的，请改用。"),
}

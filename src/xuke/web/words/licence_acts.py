"""What each act on a licence asks, in words: labels, hints and verdicts by step and fact."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.kernel.licence.steps import LicenceStep

Words = str | Promise
Key = tuple[str, str]

LABELS: Final[Mapping[Key, Words]] = {
    (LicenceStep.DEFER_VERIFICATION, "until"): _("暂缓至（含当日）"),
    (LicenceStep.DEFER_VERIFICATION, "reason"): _("不合格的事实和理由"),
    (LicenceStep.DEFER_VERIFICATION, "practises"): _("期间可以执业"),
    (LicenceStep.FAIL_VERIFICATION, "reason"): _("不合格的事实和理由"),
    (LicenceStep.CHECK_COMMITMENT, "officers"): _("核查人员"),
    (LicenceStep.CHECK_COMMITMENT, "result"): _("核查结果"),
    (LicenceStep.CHECK_COMMITMENT, "findings"): _("核查情况"),
    (LicenceStep.ORDER_RECTIFICATION, "what"): _("整改什么、改到什么程度"),
    (LicenceStep.ORDER_RECTIFICATION, "until"): _("整改期限（含当日）"),
    (LicenceStep.NOTE_CREDIT_REPAIR, "document"): _("信用修复决定文号"),
    (LicenceStep.NOTE_IDLE, "since"): _("停业开始日"),
    (LicenceStep.NOTE_IDLE, "findings"): _("查明的情况"),
    (LicenceStep.NOTE_RESUMED, "findings"): _("查明的情况"),
    (LicenceStep.HEAR, "act"): _("拟作出的决定"),
    (LicenceStep.HEAR, "told_on"): _("告知日期"),
    (LicenceStep.HEAR, "statement"): _("陈述、申辩的内容"),
    (LicenceStep.HEAR, "waived"): _("被许可人放弃陈述、申辩"),
    (LicenceStep.SUSPEND, "document"): _("处罚决定书文号"),
    (LicenceStep.SUSPEND, "until"): _("暂扣至（含当日）"),
    (LicenceStep.SUSPEND, "reason"): _("事实和理由"),
    (LicenceStep.RESTORE, "document"): _("提前发还的决定文号"),
    (LicenceStep.RESTORE, "reason"): _("提前发还的理由"),
    (LicenceStep.WITHDRAW, "basis"): _("法律依据"),
    (LicenceStep.WITHDRAW, "reason"): _("修改、废止的规定或者变化了的客观情况"),
    (LicenceStep.WITHDRAW, "compensation_owed"): _("财产损失"),
    (LicenceStep.WITHDRAW, "compensation"): _("补偿金额（元）"),
    (LicenceStep.WITHDRAW, "document"): _("撤回决定书文号"),
    (LicenceStep.ANNUL, "cause"): _("撤销的情形"),
    (LicenceStep.ANNUL, "reason"): _("事实和理由"),
    (LicenceStep.ANNUL, "weighed"): _("对公共利益的权衡"),
    (LicenceStep.ANNUL, "damages_owed"): _("合法权益损害的赔偿"),
    (LicenceStep.ANNUL, "request_by"): _("请求撤销的利害关系人"),
    (LicenceStep.ANNUL, "superior"): _("作出撤销的上级机关"),
    (LicenceStep.ANNUL, "document"): _("撤销决定书文号"),
    (LicenceStep.DECLINE_ANNULMENT, "cause"): _("本可以撤销的情形"),
    (LicenceStep.DECLINE_ANNULMENT, "reason"): _("对公共利益的重大损害"),
    (LicenceStep.DECLINE_ANNULMENT, "request_by"): _("请求撤销的利害关系人"),
    (LicenceStep.REVOKE, "document"): _("处罚决定书文号"),
    (LicenceStep.REVOKE, "reason"): _("事实和理由"),
    (LicenceStep.REVOKE, "hearing_offered"): _("听证权利"),
    (LicenceStep.REVOKE, "reviewed"): _("法制审核"),
    (LicenceStep.REVOKE, "discussed"): _("负责人集体讨论"),
    (LicenceStep.DEREGISTER, "ground"): _("注销的情形"),
    (LicenceStep.DEREGISTER, "reason"): _("情况说明"),
    (LicenceStep.DEREGISTER, "further"): _("法律、法规规定的情形"),
    (LicenceStep.DEREGISTER, "on_application"): _("被许可人申请注销"),
    (LicenceStep.DEREGISTER, "certificate_returned"): _("证照已收回"),
    (LicenceStep.ANNOUNCE, "document"): _("公告编号"),
}

HINTS: Final[Mapping[Key, Words]] = {
    (LicenceStep.DEFER_VERIFICATION, "reason"): _("至少 10 个字。"),
    (LicenceStep.FAIL_VERIFICATION, "reason"): _("至少 10 个字；登记后可以注销证照。"),
    (LicenceStep.CHECK_COMMITMENT, "officers"): _("两名以上。"),
    (LicenceStep.CHECK_COMMITMENT, "findings"): _("至少 10 个字。"),
    (LicenceStep.ORDER_RECTIFICATION, "what"): _("至少 10 个字；整改后再次核查仍未达到的，撤销。"),
    (LicenceStep.NOTE_CREDIT_REPAIR, "document"): _("登记之日起可以再适用告知承诺。"),
    (LicenceStep.NOTE_IDLE, "findings"): _("至少 10 个字。"),
    (LicenceStep.NOTE_RESUMED, "findings"): _("至少 10 个字。"),
    (LicenceStep.HEAR, "statement"): _("放弃陈述、申辩的不填。"),
    (LicenceStep.SUSPEND, "reason"): _("至少 10 个字；期满次日自动发还。"),
    (LicenceStep.RESTORE, "document"): _("暂扣期满后发还的不填。"),
    (LicenceStep.RESTORE, "reason"): _("提前发还的须写明，至少 10 个字。"),
    (LicenceStep.WITHDRAW, "reason"): _("至少 10 个字。"),
    (LicenceStep.WITHDRAW, "compensation"): _("没有损失的不填。"),
    (LicenceStep.ANNUL, "reason"): _("至少 10 个字。"),
    (LicenceStep.ANNUL, "weighed"): _("写明撤销会不会对公共利益造成重大损害；会的，不予撤销。"),
    (LicenceStep.ANNUL, "damages_owed"): _("以欺骗、贿赂取得的许可，不予赔偿。"),
    (LicenceStep.ANNUL, "request_by"): _("依职权撤销的不填。"),
    (LicenceStep.ANNUL, "superior"): _("由本机关撤销的不填。"),
    (LicenceStep.DECLINE_ANNULMENT, "reason"): _("至少 10 个字。"),
    (LicenceStep.DECLINE_ANNULMENT, "request_by"): _("没有人请求的不填。"),
    (LicenceStep.REVOKE, "reason"): _("至少 10 个字。"),
    (LicenceStep.DEREGISTER, "ground"): _("只列出与证照现在的状态相符的情形。"),
    (LicenceStep.DEREGISTER, "reason"): _("因不可抗力注销的须写明，至少 10 个字。"),
    (LicenceStep.DEREGISTER, "further"): _(
        "选“法律、法规规定的其他情形”时填写；依申请的可以不填。"
    ),
}

VERDICTS: Final[Mapping[Key, tuple[Words, Words]]] = {
    (LicenceStep.WITHDRAW, "compensation_owed"): (_("造成损失，给予补偿"), _("不需要补偿")),
    (LicenceStep.ANNUL, "damages_owed"): (_("应当赔偿"), _("不予赔偿")),
    (LicenceStep.REVOKE, "hearing_offered"): (_("已告知可以申请听证"), _("没有告知")),
    (LicenceStep.REVOKE, "reviewed"): (_("已经法制审核"), _("没有审核")),
    (LicenceStep.REVOKE, "discussed"): (_("已经集体讨论"), _("没有讨论")),
}
"""What yes and no mean."""

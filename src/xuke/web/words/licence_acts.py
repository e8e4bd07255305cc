"""What each act on a licence asks, in words: labels, hints and verdicts by step and fact."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
Key = tuple[str, str]

LABELS: Final[Mapping[Key, Words]] = {
    ("defer-verification", "until"): _("暂缓至（含当日）"),
    ("defer-verification", "reason"): _("不合格的事实和理由"),
    ("defer-verification", "practises"): _("期间可以执业"),
    ("fail-verification", "reason"): _("不合格的事实和理由"),
    ("check-commitment", "officers"): _("核查人员"),
    ("check-commitment", "result"): _("核查结果"),
    ("check-commitment", "findings"): _("核查情况"),
    ("order-rectification", "what"): _("整改什么、改到什么程度"),
    ("order-rectification", "until"): _("整改期限（含当日）"),
    ("note-credit-repair", "document"): _("信用修复决定文号"),
    ("note-idle", "since"): _("停业开始日"),
    ("note-idle", "findings"): _("查明的情况"),
    ("note-resumed", "findings"): _("查明的情况"),
    ("hear-holder", "act"): _("拟作出的决定"),
    ("hear-holder", "told_on"): _("告知日期"),
    ("hear-holder", "statement"): _("陈述、申辩的内容"),
    ("hear-holder", "waived"): _("被许可人放弃陈述、申辩"),
    ("suspend", "document"): _("处罚决定书文号"),
    ("suspend", "until"): _("暂扣至（含当日）"),
    ("suspend", "reason"): _("事实和理由"),
    ("restore", "document"): _("提前发还的决定文号"),
    ("restore", "reason"): _("提前发还的理由"),
    ("withdraw-licence", "basis"): _("法律依据"),
    ("withdraw-licence", "reason"): _("修改、废止的规定或者变化了的客观情况"),
    ("withdraw-licence", "compensation_owed"): _("财产损失"),
    ("withdraw-licence", "compensation"): _("补偿金额（元）"),
    ("withdraw-licence", "document"): _("撤回决定书文号"),
    ("annul", "cause"): _("撤销的情形"),
    ("annul", "reason"): _("事实和理由"),
    ("annul", "weighed"): _("对公共利益的权衡"),
    ("annul", "damages_owed"): _("合法权益损害的赔偿"),
    ("annul", "request_by"): _("请求撤销的利害关系人"),
    ("annul", "superior"): _("作出撤销的上级机关"),
    ("annul", "document"): _("撤销决定书文号"),
    ("decline-annulment", "cause"): _("本可以撤销的情形"),
    ("decline-annulment", "reason"): _("对公共利益的重大损害"),
    ("decline-annulment", "request_by"): _("请求撤销的利害关系人"),
    ("revoke", "document"): _("处罚决定书文号"),
    ("revoke", "reason"): _("事实和理由"),
    ("revoke", "hearing_offered"): _("听证权利"),
    ("revoke", "reviewed"): _("法制审核"),
    ("revoke", "discussed"): _("负责人集体讨论"),
    ("deregister", "ground"): _("注销的情形"),
    ("deregister", "reason"): _("情况说明"),
    ("deregister", "further"): _("法律、法规规定的情形"),
    ("deregister", "on_application"): _("被许可人申请注销"),
    ("deregister", "certificate_returned"): _("证照已收回"),
    ("announce-deregistration", "document"): _("公告编号"),
}

HINTS: Final[Mapping[Key, Words]] = {
    ("defer-verification", "reason"): _("至少 10 个字。"),
    ("fail-verification", "reason"): _("至少 10 个字；登记后可以注销证照。"),
    ("check-commitment", "officers"): _("两名以上。"),
    ("check-commitment", "findings"): _("至少 10 个字。"),
    ("order-rectification", "what"): _("至少 10 个字；整改后再次核查仍未达到的，撤销。"),
    ("note-credit-repair", "document"): _("登记之日起可以再适用告知承诺。"),
    ("note-idle", "findings"): _("至少 10 个字。"),
    ("note-resumed", "findings"): _("至少 10 个字。"),
    ("hear-holder", "statement"): _("放弃陈述、申辩的不填。"),
    ("suspend", "reason"): _("至少 10 个字；期满次日自动发还。"),
    ("restore", "document"): _("暂扣期满后发还的不填。"),
    ("restore", "reason"): _("提前发还的须写明，至少 10 个字。"),
    ("withdraw-licence", "reason"): _("至少 10 个字。"),
    ("withdraw-licence", "compensation"): _("没有损失的不填。"),
    ("annul", "reason"): _("至少 10 个字。"),
    ("annul", "weighed"): _("写明撤销会不会对公共利益造成重大损害；会的，不予撤销。"),
    ("annul", "damages_owed"): _("以欺骗、贿赂取得的许可，不予赔偿。"),
    ("annul", "request_by"): _("依职权撤销的不填。"),
    ("annul", "superior"): _("由本机关撤销的不填。"),
    ("decline-annulment", "reason"): _("至少 10 个字。"),
    ("decline-annulment", "request_by"): _("没有人请求的不填。"),
    ("revoke", "reason"): _("至少 10 个字。"),
    ("deregister", "ground"): _("只列出与证照现在的状态相符的情形。"),
    ("deregister", "reason"): _("因不可抗力注销的须写明，至少 10 个字。"),
    ("deregister", "further"): _("选“法律、法规规定的其他情形”时填写；依申请的可以不填。"),
}

VERDICTS: Final[Mapping[Key, tuple[Words, Words]]] = {
    ("withdraw-licence", "compensation_owed"): (_("造成损失，给予补偿"), _("不需要补偿")),
    ("annul", "damages_owed"): (_("应当赔偿"), _("不予赔偿")),
    ("revoke", "hearing_offered"): (_("已告知可以申请听证"), _("没有告知")),
    ("revoke", "reviewed"): (_("已经法制审核"), _("没有审核")),
    ("revoke", "discussed"): (_("已经集体讨论"), _("没有讨论")),
}
"""What yes and no mean."""

"""What offices call the columns of their lists, beside the names that we give them."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_MARKS: Final = re.compile(r"[\s*＊:：]+|[（(【\[].*?[)）】\]]")
"""Signs and remarks of a heading that are no part of its name: 受理日期（必填）*."""
_SERIALS: Final = frozenset({"序号", "编号序号", "no", "no.", "行号"})
"""Columns that only count the rows."""
_CASES: Final[Mapping[str, str]] = {
    "case_number": "办件编号 案件编号 受理编号 申请编号 业务编号 业务流水号 办件流水号",
    "item": "事项 事项名称 许可事项 许可事项名称 办理事项",
    "action": "办理类型 申请类型 业务类型",
    "applicant_type": "申请人类型 主体类型 申请主体类型",
    "applicant_name": "申请人 申请人名称 申请人姓名 申请单位 单位名称",
    "applicant_id": "申请人证件号码 证件号码 身份证号 身份证号码 统一社会信用代码",
    "channel": "申请方式 申请渠道 办理渠道 办理方式",
    "received_on": "收件日期 收件时间 申请日期 申请时间",
    "accepted_on": "受理日期 受理时间",
    "not_accepted_on": "不予受理日期 不予受理时间",
    "not_accepted_reason": "不予受理理由 不予受理原因",
    "decided_on": "决定日期 决定时间 许可决定日期",
    "decision": "决定结果 许可决定 审批结果",
    "refusal_reason": "不予许可理由 不予许可原因",
    "commitment": "告知承诺 是否告知承诺",
    "fully_online": "全程网办 是否全程网办",
    "certificate_number": "证照编号 证书编号 许可证号 许可证编号",
    "valid_from": "有效期起 有效期自 有效期开始日期",
    "valid_to": "有效期止 有效期至 有效期截止日期",
    "fee": "收费 收费金额 费用",
    "excluded_days": "不计入期限天数 不计入期限工作日",
    "extended_days": "延长天数 延长工作日",
}
_SUPERVISION: Final[Mapping[str, str]] = {
    "kind": "类别 类型 监管类型",
    "item": "事项 事项名称 许可事项",
    "on": "日期 时间 检查日期",
    "object": "对象 检查对象 监管对象",
    "reference": "文号 文书编号 文书号",
}
_FACTS: Final[Mapping[str, str]] = {
    "indicator": "指标 指标编号 指标名称",
    "since": "第一天 起始日期 起 自",
    "until": "最后一天 截止日期 止 至",
    "value": "数值 数 值",
    "evidence": "依据 出处 来源",
}


def _by_label(columns: Mapping[str, str]) -> dict[str, str]:
    return {label: name for name, labels in columns.items() for label in labels.split()}


CASE_LABELS: Final = _by_label(_CASES)
SUPERVISION_LABELS: Final = _by_label(_SUPERVISION)
FACT_LABELS: Final = _by_label(_FACTS)


def plain_heading(heading: str) -> str:
    r"""Return a heading as it is compared: without blanks, marks and remarks, in one width.

    >>> plain_heading(" 受理日期\n（必填）*"), plain_heading("Ｃase_Number")
    ('受理日期', 'case_number')
    """
    return unicodedata.normalize("NFKC", _MARKS.sub("", heading)).lower()


def only_counts(heading: str) -> bool:
    """Whether a column of this heading says nothing but the number of its row."""
    return plain_heading(heading) in _SERIALS

"""Facts of one made-up case, complete enough for every document."""

import pytest

from xuke.catalogue.written_acts import written_acts

_CASE: dict[str, object] = {
    "authority": "长宁区卫生健康委员会",
    "on": "2026-01-20",
    "number": "长卫许字〔2026〕第12号",
    "applicant": "示例美容美发有限公司",
    "item": "公共场所卫生许可",
    "case_number": "310105-2026-000012",
    "received_on": "2026-01-05",
}
_NOTICE: dict[str, object] = _CASE | {
    "title": "延长办理期限通知书",
    "body": ["因需要核实的情况较多，不能在原定期限内决定。", "办理期限延长10个工作日。"],
    "particulars": [{"label": "现办理期限届满日", "value": "2026年2月25日"}],
    "ending": "特此通知。",
}
_REMEDIES = {"reconsideration": "长宁区人民政府", "court": "示例人民法院"}
_IDENTIFIER = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U"

FACTS: dict[str, dict[str, object]] = {
    "certificate": {
        "authority": _CASE["authority"],
        "on": _CASE["on"],
        "title": "卫生许可证",
        "number": "长卫公证字〔2026〕第0012号",
        "face": [
            {"label": "单位名称", "value": "示例美容美发有限公司"},
            {"label": "法定代表人（负责人）", "value": "欧阳修远"},
        ],
        "since": "2026-01-20",
        "until": "2030-01-19",
        "verification_url": f"https://xuke.example/verify/{_IDENTIFIER}",
        "identifier": _IDENTIFIER,
    },
    "grant": _CASE
    | {
        "accepted_on": "2026-01-07",
        "basis": ["《中华人民共和国行政许可法》第三十八条第一款"],
        "content": "理发店、美容店",
        "certificate": {"name": "卫生许可证", "number": "长卫公证字〔2026〕第0012号"},
    },
    "refusal": _CASE
    | {
        "accepted_on": "2026-01-07",
        "facts": "清洗消毒间未设置独立上下水。",
        "reasons": "卫生设施不符合要求。",
        "basis": ["《中华人民共和国行政许可法》第三十八条第二款"],
        "remedies": _REMEDIES,
    },
    "acceptance-notice": _CASE
    | {
        "accepted_on": "2026-01-07",
        "due": "2026-02-04",
        "limit": "二十个工作日",
        "procedures": [{"name": "专家评审", "days": 15}],
    },
    "correction-notice": _CASE
    | {"gaps": [{"target": "卫生检测报告", "kind": "缺少", "what": "提交检测报告原件。"}]},
    "non-acceptance": _CASE
    | {
        "reasons": "不属于本机关职权范围。",
        "basis": ["《中华人民共和国行政许可法》第三十二条第一款第二项"],
        "competent": "上海市卫生健康委员会",
        "remedies": _REMEDIES,
    },
    "extension-notice": _NOTICE,
    "exclusion-notice": _NOTICE | {"title": "不计入办理期限告知书"},
    "hearing-right-notice": _NOTICE | {"title": "听证权利告知书", "particulars": []},
    "hearing-notice": _NOTICE | {"title": "听证通知书"},
    "receipt": _CASE
    | {
        "materials": [{"name": "经营场所平面图", "form": "复印件", "count": 2}],
        "receiver": "收件人员",
        "progress_url": "https://xuke.example/cases/12",
    },
    "application": {
        "authority": _CASE["authority"],
        "on": _CASE["received_on"],
        "item": _CASE["item"],
        "applicant": _CASE["applicant"],
        "sections": [{"title": "申请人", "rows": [{"label": "名称", "value": "示例公司"}]}],
        "materials": [{"name": "经营场所平面图"}],
    },
}
FACTS["application-form"] = FACTS["application"] | {
    "title": "公共场所卫生许可申请表",
    "promise": "申请人保证所填内容真实。",
    "signed": "（用本人账号网上提交，2026年1月5日）",
    "draft": True,
    "mark": "ab" * 32,
    "notes": "注：本页按最早留存的版本推定。",
}
FACTS["commitment-letter"] = _CASE | {
    "version": "2025-01-20",
    "provisions": ["《公共场所卫生管理条例》第四条"],
    "conditions": ["建立卫生管理制度", "从业人员持有有效健康合格证明"],
    "materials": ["公共场所平面图"],
    "effect": "签署后生效。",
    "supervision": "两个月内全面核查。",
    "consequences": "依法撤销。",
    "promise": "我单位承诺所填信息真实。",
    "signed": ["承诺人：示例美容美发有限公司", "签署时间：2026年1月5日 10:00"],
    "mark": "cd" * 32,
}
FACTS |= {one.slug: _NOTICE | {"title": one.title} for one in written_acts()}


@pytest.fixture
def facts() -> dict[str, dict[str, object]]:
    """Return complete facts by the name of the document."""
    return FACTS

"""The printed words of the table: columns, groups of the three-row header, notes."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: Final[Mapping[str, Promise]] = {
    "serial": _("序号"),
    "department": _("部门名称"),
    "item": _("事项名称"),
    "level": _("行使层级"),
    "applied": _("申请"),
    "accepted": _("受理"),
    "not_accepted": _("不予受理"),
    "granted": _("批准"),
    "refused": _("不予批准"),
    "accepted_online": _("网上受理"),
    "fully_online": _("全程网办"),
    "commitment": _("告知承诺"),
    "on_the_spot": _("当场办结"),
    "in_time": _("按期办结"),
    "overdue": _("超期办结"),
    "charged_cases": _("收费办件量"),
    "charged_amount": _("收费金额"),
    "supervision_system": _("是否制定监管制度"),
    "inspections": _("主动开展监管"),
    "violations_found": _("发现违法违规行为"),
    "complaints_received": _("收到投诉举报"),
    "complaints_verified": _("查实违法违规行为"),
    "penalties": _("查处违法违规行为"),
    "reconsideration_corrected": _("行政复议被纠错案件量"),
    "litigation_lost": _("行政诉讼法院判决败诉案件量"),
}
GROUPS: Final[tuple[tuple[Promise, str, str], ...]] = (
    (_("行政许可办理情况"), "applied", "overdue"),
    (_("收费情况"), "charged_cases", "charged_amount"),
    (_("批后监管情况"), "supervision_system", "penalties"),
    (_("复议诉讼情况"), "reconsideration_corrected", "litigation_lost"),
)
"""The first header row: words, first column, last column."""

SUBGROUPS: Final[tuple[tuple[Promise, str, str], ...]] = (
    (_("办结办件（包括批准和不予批准）中"), "accepted_online", "overdue"),
    (_("主动开展监管"), "inspections", "violations_found"),
    (_("投诉举报查处"), "complaints_received", "complaints_verified"),
)
"""The second header row, below the groups; the third holds the columns of these."""

NOTES: Final[tuple[Promise, ...]] = (
    _("事项名称以最新版行政许可事项清单的主项为准。"),
    _(
        "仅统计在统计期间内办结的办件；办结指不予受理、批准和不予批准。上一期间申请或者受理、"
        "本期间办结的，计入本期间。申请 = 受理 + 不予受理，受理 = 批准 + 不予批准。"
    ),
    _("全程网办包含在网上受理内，当场办结包含在按期办结内。"),
    _("批后监管不限于本期间办结的办件；监管次数按监管对象计，不按批次计。"),
    _("查处违法违规行为按被行政处罚的案件数统计。收费金额单位为元，案件量单位为件。"),
)


def title(authority: str, year: int, from_month: int, to_month: int) -> str:
    """Return the table's title."""
    words = {"authority": authority, "year": year, "start": from_month, "end": to_month}
    if (from_month, to_month) == (1, 12):
        text = _("%(authority)s%(year)d年度行政许可办理和批后监管情况统计表")
    else:
        text = _("%(authority)s%(year)d年%(start)d月至%(end)d月行政许可办理和批后监管情况统计表")
    return str(text) % words

"""The printed words of the table: titles, the headings over several columns, notes."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.figures.reports import Group, Titles

TITLES: Final = Titles(
    year=_("%(authority)s%(year)d年度行政许可办理和批后监管情况统计表"),
    months=_("%(authority)s%(year)d年%(start)d月至%(end)d月行政许可办理和批后监管情况统计表"),
)
GROUPS: Final = (
    (
        Group(_("行政许可办理情况"), "applied", "overdue"),
        Group(_("收费情况"), "charged_cases", "charged_amount"),
        Group(_("批后监管情况"), "supervision_system", "penalties"),
        Group(_("复议诉讼情况"), "reconsideration_corrected", "litigation_lost"),
    ),
    (
        Group(_("办结办件（包括批准和不予批准）中"), "accepted_online", "overdue"),
        Group(_("主动开展监管"), "inspections", "violations_found"),
        Group(_("投诉举报查处"), "complaints_received", "complaints_verified"),
    ),
)
"""The first two header rows; the third holds the columns that stand under both."""

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

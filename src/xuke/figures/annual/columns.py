"""The 25 columns in their binding order: label, setting, and what each counts, said once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.figures.annual.lists import closed_cases, noted
from xuke.figures.reports import Column, Look
from xuke.kernel.supervision import SupervisionKind

_DECIDED: Final = "outcome IN ('granted', 'refused')"
_CHARGED: Final = "fee > 0"
AMOUNT: Final = "charged_amount"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseColumn(Column):
    """A column that counts closed cases of the period, by SQL over the list of cases."""

    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionColumn(Column):
    """A column that counts what was noted in the period, whenever the case was closed."""

    kind: SupervisionKind


def _cases(name: str, label: Promise, where: str) -> CaseColumn:
    return CaseColumn(name=name, label=label, where=where, listing=closed_cases(where))


def _noted(name: str, label: Promise, kind: SupervisionKind) -> SupervisionColumn:
    return SupervisionColumn(name=name, label=label, kind=kind, listing=noted(kind))


COLUMNS: Final[tuple[Column, ...]] = (
    Column(name="serial", label=_("序号"), look=Look.WORDS, width=6),
    Column(name="department", label=_("部门名称"), look=Look.WORDS, width=14),
    Column(name="item", label=_("事项名称"), look=Look.NAME, width=44),
    Column(name="level", label=_("行使层级"), look=Look.WORDS, width=9),
    _cases("applied", _("申请"), "TRUE"),
    _cases("accepted", _("受理"), "accepted_on IS NOT NULL"),
    _cases("not_accepted", _("不予受理"), "outcome = 'not-accepted'"),
    _cases("granted", _("批准"), "outcome = 'granted'"),
    _cases("refused", _("不予批准"), "outcome = 'refused'"),
    _cases("accepted_online", _("网上受理"), f"{_DECIDED} AND channel IN ('online', 'mobile')"),
    _cases("fully_online", _("全程网办"), f"{_DECIDED} AND fully_online"),
    _cases("commitment", _("告知承诺"), f"{_DECIDED} AND commitment"),
    _cases("on_the_spot", _("当场办结"), f"{_DECIDED} AND on_the_spot"),
    _cases("in_time", _("按期办结"), f"{_DECIDED} AND in_time"),
    _cases("overdue", _("超期办结"), f"{_DECIDED} AND NOT in_time"),
    _cases("charged_cases", _("收费办件量"), _CHARGED),
    # The list behind the amount is that of the charged cases.
    Column(name=AMOUNT, label=_("收费金额"), look=Look.MONEY, listing=closed_cases(_CHARGED)),
    Column(name="supervision_system", label=_("是否制定监管制度"), look=Look.MARK),
    _noted("inspections", _("主动开展监管"), SupervisionKind.INSPECTION),
    _noted("violations_found", _("发现违法违规行为"), SupervisionKind.VIOLATION_FOUND),
    _noted("complaints_received", _("收到投诉举报"), SupervisionKind.COMPLAINT_RECEIVED),
    _noted("complaints_verified", _("查实违法违规行为"), SupervisionKind.COMPLAINT_VERIFIED),
    _noted("penalties", _("查处违法违规行为"), SupervisionKind.PENALTY),
    _noted(
        "reconsideration_corrected",
        _("行政复议被纠错案件量"),
        SupervisionKind.RECONSIDERATION_CORRECTED,
    ),
    _noted("litigation_lost", _("行政诉讼法院判决败诉案件量"), SupervisionKind.LITIGATION_LOST),
)

CASES: Final[Mapping[str, str]] = {
    column.name: column.where for column in COLUMNS if isinstance(column, CaseColumn)
}
SUPERVISION: Final[Mapping[str, SupervisionKind]] = {
    column.name: column.kind for column in COLUMNS if isinstance(column, SupervisionColumn)
}
COUNTED: Final = tuple(column.name for column in COLUMNS if column.is_figure)

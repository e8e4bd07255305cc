"""The columns of a list of cases, and the words that stand in them."""

from collections.abc import Mapping
from typing import Final

from xuke.kernel.case.state import Outcome
from xuke.kernel.item.rule import Action, Channel
from xuke.rooms.imports.labels import CASE_LABELS
from xuke.rooms.imports.layout import Columns

CASE_COLUMNS: Final = Columns(
    required=(
        "case_number",
        "item",
        "action",
        "applicant_type",
        "applicant_name",
        "applicant_id",
        "channel",
        "received_on",
        "accepted_on",
        "not_accepted_on",
        "not_accepted_reason",
        "decided_on",
        "decision",
        "refusal_reason",
        "commitment",
        "fully_online",
        "certificate_number",
        "valid_from",
        "valid_to",
        "fee",
    ),
    optional=("excluded_days", "extended_days"),
    labels=CASE_LABELS,
)
ACTIONS: Final[Mapping[str, Action]] = {
    "新办": Action.NEW,
    "变更": Action.MODIFICATION,
    "延续": Action.RENEWAL,
    "补办": Action.REISSUE,
    "注销": Action.DEREGISTRATION,
    "校验": Action.PERIODIC_VERIFICATION,
    "复核换证": Action.REVIEW_RENEWAL,
    "其他": Action.OTHER,
}
CHANNELS: Final[Mapping[str, Channel]] = {
    "窗口": Channel.WINDOW,
    "网上": Channel.ONLINE,
    "手机端": Channel.MOBILE,
    "邮寄": Channel.POST,
    "自助": Channel.KIOSK,
    "移动": Channel.MOBILE,
}
FORMER: Final = frozenset({"移动"})
"""How lists of before said 手机端: it is read, and nobody is told to write it."""
DECISIONS: Final[Mapping[str, Outcome]] = {"准予": Outcome.GRANTED, "不予许可": Outcome.REFUSED}
KINDS: Final[Mapping[str, str]] = {
    "person": "person",
    "organisation": "organisation",
    "自然人": "person",
    "个人": "person",
    "法人": "organisation",
    "单位": "organisation",
}
FOLLOWS: Final[Mapping[str, tuple[str, ...]]] = {
    "accepted-before-received": ("received_on",),
    "not-accepted-before-received": ("received_on",),
    "decided-before-accepted": ("accepted_on",),
    "decided-without-acceptance": ("accepted_on",),
    "accepted-and-not-accepted": ("accepted_on",),
    "decision-without-day": ("decision",),
    "day-without-decision": ("decided_on",),
    "fully-online-at-window": ("channel",),
    "certificate-without-grant": ("decision",),
    "valid-until-before-from": ("valid_from",),
}
"""On which other columns a contradiction rests."""

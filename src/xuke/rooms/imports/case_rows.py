"""A row of an authority's list of cases, read as a past case."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _, gettext_noop

from xuke.catalogue.identifiers import names, numbers
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase, contradictions
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Outcome
from xuke.kernel.item.rule import Action, Channel
from xuke.rooms.imports.cells import LONGEST_NAME, YES_OR_NO, Cells
from xuke.rooms.imports.identity import identity_doubt
from xuke.rooms.imports.items import item_in, rule_on
from xuke.rooms.imports.table import Columns
from xuke.web.words import refusals

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
)
LONGEST_NUMBER: Final = 64
LONGEST_REASON: Final = 2000
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
    "移动": Channel.MOBILE,
    "邮寄": Channel.POST,
    "自助": Channel.KIOSK,
}
DECISIONS: Final[Mapping[str, Outcome]] = {"准予": Outcome.GRANTED, "不予许可": Outcome.REFUSED}
KINDS: Final[Mapping[str, str]] = {"person": "person", "organisation": "organisation"}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row as a past case; the identity number still in clear, and not yet in the case.

    `typed` is the case's number as it stands in the file, by which its stream is named: a file
    that was imported before numbers had one form is known again.
    """

    past: PastCase
    typed: str
    identity: str
    doubt: str

    @property
    def name(self) -> str:
        """Return what must not occur twice."""
        return self.past.number


def read_case(cells: Cells) -> CaseLine | None:
    """Read one row; nothing where it has faults, which the cells then hold."""
    past = _past(cells)
    if past is None:
        return None
    for reason in contradictions(past):
        cells.wrong(reason.facts["column"], refusals.why(reason, CASE.kind))
    _note_lost_facts(cells, past)
    identity = cells.text("applicant_id", longest=LONGEST_NUMBER)
    if cells.problems:
        return None
    typed = cells.line.cells["case_number"]
    return CaseLine(past, typed, identity, identity_doubt(past.applicant.kind, identity))


def _past(cells: Cells) -> PastCase | None:
    """Return the row's past case with everything that can be read, or nothing to go on."""
    number = numbers.plain_number(cells.text("case_number", longest=LONGEST_NUMBER, required=True))
    item = item_in(cells)
    action = cells.word("action", ACTIONS)
    channel = cells.word("channel", CHANNELS)
    received = cells.day("received_on", required=True)
    applicant = _applicant(cells)
    rest = _middle(cells) | _ending(cells)
    if not (item and action and channel and received):
        return None
    accepted = rest["accepted_on"]
    is_open = rest["decided_on"] is None and rest["not_accepted_on"] is None
    return PastCase(
        number=number,
        rule=rule_on(item.slug, action, accepted or received, is_open=is_open),
        action=action,
        channel=channel,
        applicant=applicant,
        received_on=received,
        **rest,
    )


def _applicant(cells: Cells) -> Applicant:
    """Return who applied; the number is sealed only when the row is written."""
    kind = cells.word("applicant_type", KINDS) or ""
    name = cells.text("applicant_name", longest=LONGEST_NAME, required=True)
    return Applicant(kind=kind, name=names.shown_name(name))


def _middle(cells: Cells) -> dict[str, Any]:
    """Return acceptance or non-acceptance, and how the case was handled."""
    return {
        "accepted_on": cells.day("accepted_on"),
        "not_accepted_on": cells.day("not_accepted_on"),
        "not_accepted_reason": cells.text(
            "not_accepted_reason", longest=LONGEST_REASON, many_lines=True
        ),
        "commitment": bool(cells.word("commitment", YES_OR_NO)),
        "fully_online": bool(cells.word("fully_online", YES_OR_NO)),
        "excluded_days": cells.count("excluded_days"),
        "extended_days": cells.count("extended_days"),
    }


def _ending(cells: Cells) -> dict[str, Any]:
    """Return the decision, the certificate and the fee."""
    return {
        "decided_on": cells.day("decided_on"),
        "outcome": cells.word("decision", DECISIONS, required=False),
        "refusal_reason": cells.text("refusal_reason", longest=LONGEST_REASON, many_lines=True),
        "certificate_number": numbers.plain_number(
            cells.text("certificate_number", longest=LONGEST_NUMBER)
        ),
        "valid_from": cells.any_day("valid_from"),
        "valid_until": cells.any_day("valid_to"),
        "fee": cells.money("fee"),
    }


def _note_lost_facts(cells: Cells, past: PastCase) -> None:
    """Refuse what the events could not hold: nothing of a row is dropped in silence."""
    if past.outcome is not Outcome.GRANTED:
        for column in ("valid_from", "valid_to"):
            _must_be_empty(cells, column, gettext_noop("只有准予许可才有有效期。"))
    if past.outcome is not Outcome.REFUSED:
        _must_be_empty(cells, "refusal_reason", gettext_noop("只有不予许可才有不予许可理由。"))
    if past.not_accepted_on is None:
        _must_be_empty(cells, "not_accepted_reason", gettext_noop("只有不予受理才有不予受理理由。"))
    if past.accepted_on is None and (past.excluded_days or past.extended_days):
        column = "excluded_days" if past.excluded_days else "extended_days"
        cells.wrong(column, _("没有受理，就没有不计入期限或者延长的天数。"))


def _must_be_empty(cells: Cells, column: str, reason: str) -> None:
    """Refuse a fact that stands where it cannot be."""
    if cells.line.cells.get(column):
        cells.wrong(column, _(reason))

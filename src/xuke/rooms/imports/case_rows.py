"""A row of an authority's list of cases, read as a past case."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _, gettext_noop

from xuke.catalogue.identifiers import names, numbers
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase, contradictions
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Outcome
from xuke.kernel.item.rule import Action
from xuke.rooms.imports.case_columns import (
    ACTIONS,
    CASE_COLUMNS,
    CHANNELS,
    DECISIONS,
    FOLLOWS,
    FORMER,
    KINDS,
)
from xuke.rooms.imports.cells import LONGEST_NAME, YES_OR_NO, Cells
from xuke.rooms.imports.identity import identity_doubt
from xuke.rooms.imports.items import item_in, rule_on
from xuke.rooms.imports.source import Borne
from xuke.web.words import refusals

__all__ = ["CASE_COLUMNS", "CaseLine", "read_case"]
LONGEST_NUMBER: Final = 64
LONGEST_REASON: Final = 2000


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row as a past case; the identity number still in clear, and not yet in the case.

    `typed` is the case's number as it stands in the file, by which its stream is named: a file
    that was imported before numbers had one form is known again.
    """

    past: PastCase
    typed: str
    identity: str

    @property
    def name(self) -> str:
        """Return what must not occur twice."""
        return self.past.number

    @property
    def borne(self) -> Borne | None:
        """Return which certificate was granted to whom, as what is told of others can be compared.

        Processes that read rows are copies of one, in all of which a text has the same hash.
        """
        past = self.past
        if not past.certificate_number:
            return None
        certificate = hash((past.rule.item, past.certificate_number))
        return Borne(certificate, hash(past.applicant.name), past.action is Action.NEW)


def read_case(cells: Cells) -> CaseLine | None:
    """Read one row; nothing where it has faults, which the cells then hold."""
    past = _past(cells)
    identity = _identity(cells)
    if past is None:
        return None
    _note_contradictions(cells, past)
    if cells.problems:
        return None
    if past.certificate_number and past.action is not Action.DEREGISTRATION:
        cells.noticed.certificates += 1
    return CaseLine(past, cells.typed("case_number"), identity)


def _identity(cells: Cells) -> str:
    """Return the holder's number; what is wrong with it is told, as long as it is one holder's."""
    identity = cells.number("applicant_id", longest=LONGEST_NUMBER, is_identity=True)
    kind = KINDS.get(cells.line.cells.get("applicant_type", ""), "")
    if kind and (doubt := identity_doubt(kind, identity)):
        cells.doubtful("applicant_id", doubt)
    return identity


def _past(cells: Cells) -> PastCase | None:
    """Return the row's past case with everything that can be read, or nothing to go on."""
    typed = cells.number("case_number", longest=LONGEST_NUMBER, required=True)
    number = numbers.plain_number(typed)
    item = item_in(cells)
    action = cells.word("action", ACTIONS)
    channel = cells.word("channel", CHANNELS, former=FORMER)
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
            cells.number("certificate_number", longest=LONGEST_NUMBER)
        ),
        "valid_from": cells.any_day("valid_from"),
        "valid_until": cells.any_day("valid_to"),
        "fee": cells.money("fee"),
    }


def _note_contradictions(cells: Cells, past: PastCase) -> None:
    """Note what cannot be true together, but for what follows from a cell that cannot be read.

    So that one cause is told once, whatever else it makes impossible.
    """
    unread = {one.column for one in cells.problems}
    for reason in contradictions(past):
        column = reason.facts["column"]
        if unread.isdisjoint({column, *FOLLOWS.get(reason.code, ())}):
            cells.wrong(column, refusals.why(reason, CASE.kind))
        if reason.code == "day-without-decision":
            unread.add(column)
    _note_lost_facts(cells, past, unread)


def _note_lost_facts(cells: Cells, past: PastCase, unread: set[str]) -> None:
    """Refuse what the events could not hold: nothing of a row is dropped in silence."""
    if past.outcome is not Outcome.GRANTED and "decision" not in unread:
        for column in ("valid_from", "valid_to"):
            _must_be_empty(cells, column, gettext_noop("只有准予许可才有有效期。"))
    if past.outcome is not Outcome.REFUSED and "decision" not in unread:
        _must_be_empty(cells, "refusal_reason", gettext_noop("只有不予许可才有不予许可理由。"))
    if past.not_accepted_on is None and "not_accepted_on" not in unread:
        _must_be_empty(cells, "not_accepted_reason", gettext_noop("只有不予受理才有不予受理理由。"))
    lengthened = past.excluded_days or past.extended_days
    if past.accepted_on is None and lengthened and "accepted_on" not in unread:
        column = "excluded_days" if past.excluded_days else "extended_days"
        cells.wrong(column, _("没有受理，就没有不计入期限或者延长的天数。"))


def _must_be_empty(cells: Cells, column: str, reason: str) -> None:
    """Refuse a fact that stands where it cannot be."""
    if cells.line.cells.get(column):
        cells.wrong(column, _(reason))

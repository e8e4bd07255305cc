"""Each grant becomes a record of disclosure, in the acting transaction (article 40)."""

from collections.abc import Mapping
from typing import Any, Final

from xuke import catalogue
from xuke.casework.case.numbers import issuer_of
from xuke.casework.definitions import hidden_in
from xuke.casework.stream import searching, tables
from xuke.casework.stream.readmodels import Change
from xuke.catalogue.disclosure_standard import standard
from xuke.kernel.case.clocks import disclosure_due
from xuke.kernel.case.events import CertificateIssued, Disclosed, Granted
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.person import is_done_here
from xuke.rooms.disclosure.dataitems import public_holder
from xuke.rooms.disclosure.models import Disclosure

_TRIGGERS = (Granted, CertificateIssued, Disclosed)
_ANSWERS = (
    "applicant_kind",
    "applicant_id_kind",
    "legal_representative",
    "legal_representative_id_kind",
    "legal_representative_id",
)


def _is_touched(change: Change[Case]) -> bool:
    """Whether the change granted, or added to what is disclosed of a grant."""
    return isinstance(change.state.decision, Granted) and change.has(*_TRIGGERS)


def _row(change: Change[Case]) -> Disclosure | None:
    """Return the record of the grant that the change touched, if it touched one."""
    if not _is_touched(change):
        return None
    case = change.state
    due = disclosure_due(case, catalogue.calendar())
    if due is None or not isinstance(case.decision, Granted) or case.applicant is None:
        raise LookupError(change.stream.id)
    record = Disclosure(
        stream=change.stream.id,
        authority=change.stream.authority,
        issuer=issuer_of(change.stream.authority, case.in_name_of),
        item=case.item,
        number=case.number,
        document=case.decision.document,
        holder_kind=case.applicant.kind,
        holder_name=case.applicant.name,
        decided_on=case.decision.on,
        due=due.due,
        disclosed_on=case.disclosed_on,
        imported=not is_done_here(case.decision),
        facts=_facts(case, case.decision),
    )
    record.words = _words(record)
    return record


def _words(record: Disclosure) -> str:
    """Return what the public finds it by: numbers, and the name where it is shown in full."""
    shown = public_holder(record) == record.holder_name
    name = record.holder_name if shown else ""
    return searching.indexed(name, record.document, str(record.facts.get("certificate_number", "")))


def _facts(case: Case, granted: Granted) -> Mapping[str, Any]:
    """Return what the data items are computed from, beside the columns."""
    facts: dict[str, Any] = {name: case.form[name] for name in _ANSWERS if case.form.get(name)}
    facts["content"] = _content(case)
    facts["identity"] = case.applicant.identity if case.applicant else ""
    facts["action"] = case.action.value
    if case.in_name_of:
        facts["in_name_of"] = case.in_name_of
    if case.signed_as:
        facts["signed_as"] = case.signed_as
    if case.certificate:
        facts["certificate_number"] = case.certificate.number
    for name, day in (("valid_from", granted.valid_from), ("valid_until", granted.valid_until)):
        if day:
            facts[name] = day.isoformat()
    return facts


def _content(case: Case) -> dict[str, str]:
    """Return the answers that say what is permitted; a sensitive one is none of them."""
    asked = standard().content.get(case.item, ())
    given = {name: case.form[name] for name in asked if case.form.get(name)}
    hidden = hidden_in(case) if given else frozenset()
    return {name: text for name, text in given.items() if name not in hidden}


DISCLOSURES: Final = tables.listed(Disclosure, CASE.kind, _row, name="disclosures")

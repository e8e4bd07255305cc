"""What a case tells of the licence that it grants, changes or ends."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework.definitions import hidden_in, item_of
from xuke.casework.stream.ids import stream_named
from xuke.casework.stream.kinds import Loaded
from xuke.kernel.case.events import Applicant, Granted
from xuke.kernel.case.state import Case
from xuke.kernel.item import licence as licences, rule as rules
from xuke.kernel.licence.events import LicenceIssued
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.person import is_done_here
from xuke.record.events import Stream

NUMBER = "existing_number"
UNTIL = "existing_until"
BEDS = "bed_count"
"""Answers of the form by which a licence is named, and by which it is verified."""


def licence_of(case: Case, stream: UUID, *, imported: bool) -> LicenceIssued:
    """Return the licence that a granted case gives its applicant."""
    granted, paper = case.decision, case.certificate
    if not isinstance(granted, Granted):
        # Only what was granted can be held.
        raise LookupError(case.phase)  # noqa: TRY004 - the phase is wrong, no type
    return LicenceIssued(
        on=paper.on if paper else granted.on,
        by=paper.by if paper else granted.by,
        number=paper.number if paper else named_licence(case),
        identifier=paper.identifier if paper else "",
        item=case.item,
        holder=holder_of(case),
        decided_on=granted.on,
        rule=rule_of(case),
        case=str(stream),
        case_number=case.number,
        valid_from=granted.valid_from,
        valid_until=granted.valid_until if paper else existing_until(case),
        beds=beds_of(case.form),
        commitment=case.commitment,
        imported=imported,
        face=plain_answers(case),
        terms=case.filed_rule.terms,
        account=account_of(case),
    )


def account_of(case: Case) -> str:
    """Return the applicant's own account; what a clerk wrote down for him is in none."""
    return "" if case.channel in rules.COUNTER_CHANNELS else case.owner


def stream_for(place: Stream) -> Stream:
    """Return the stream of the licence that the case in this place granted; always the same one."""
    return stream_named(LICENCE.kind, place.authority, str(place.id))


def given(place: Stream, case: Case, *, imported: bool) -> Loaded[Licence]:
    """Return the licence that a case gives, not yet open."""
    issued = licence_of(case, place.id, imported=imported)
    return Loaded(stream_for(place), LICENCE.replay([issued]))


def told_by(place: Stream, case: Case) -> Loaded[Licence]:
    """Return the licence that a case has given, not yet open: an import tells what others gave."""
    return given(place, case, imported=not is_done_here(case.decision))


def named_licence(case: Case) -> str:
    """Return the number of the certificate that the case is about; nothing for a new one."""
    return case.licence or case.form.get(NUMBER, "").strip()


def existing_until(case: Case) -> date | None:
    """Return the end of the existing certificate as the applicant named it."""
    told = case.form.get(UNTIL, "").strip()
    return date.fromisoformat(told) if told else None


def rule_of(case: Case) -> licences.LicenceRule:
    """Return the special law of the licence: as copied onto the case, else as in force then."""
    on = case.received.on if case.received else None
    return case.filed_rule.licence or catalogue.item(case.item).licence_on(on).rule


def beds_of(form: Mapping[str, str]) -> int:
    """Return the number of beds that the answers name; none where the form does not ask."""
    told = form.get(BEDS, "")
    return int(told) if told.isdecimal() else 0


def plain_answers(case: Case) -> dict[str, str]:
    """Return the answers that stand on the certificate, or make another licence if they change.

    They are kept by the form's fields, so that a later application can be compared; sealed
    answers are left where they are sealed to.
    """
    if not case.form:
        # So of every import: it is told while its lines are written, and may ask no database.
        return {}
    item = item_of(case)
    lines = item.certificate.face if item.certificate else ()
    fields = {line.source for line in lines} | set(rule_of(case).new_application_for)
    shown = fields - hidden_in(case)
    return {name: text for name, text in case.form.items() if name in shown}


def changes_in(case: Case, face: Mapping[str, str]) -> dict[str, str]:
    """Return the answers of an application that differ from what the licence says."""
    return changed(plain_answers(case), face)


def changed(answers: Mapping[str, str], face: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that differ from what is known; what was never told is no change."""
    return {
        name: answers[name]
        for name, text in face.items()
        if name in answers and answers[name].strip() != text.strip()
    }


def holder_of(case: Case) -> Applicant:
    """Return who holds the licence: the applicant."""
    if case.applicant is None:
        raise LookupError(case.phase)
    return case.applicant

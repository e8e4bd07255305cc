"""What a decision would bring about: the certificate, what becomes public, the days due."""

from typing import Any

from xuke import catalogue
from xuke.casework.office import standing as offices
from xuke.gateways.masking import public_name
from xuke.kernel.case.clocks import delivery_due, disclosure_due
from xuke.kernel.case.decision_limits import statutory_due
from xuke.kernel.case.events import Granted, Refused
from xuke.kernel.case.state import Case
from xuke.rooms.review.weighing import Context, opinions
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.documents.parts import are_remedies_confirmed, face, issuer, remedies
from xuke.web.words import sentences


def grant(file: CaseFile, after: Case | None) -> Context:
    """Return what a grant would say, give and publish."""
    decided = after.decision if after else None
    if after is None or not isinstance(decided, Granted):
        return opinions(file)
    spec = file.item.certificate if after.filed_rule.certificate else None
    return {
        **_days(after),
        **opinions(file),
        "decided": decided,
        "certificate": spec,
        "face": face(file.stream, after),
        "is_code_missing": bool(spec) and not _has_code(file),
        "published": _published(file, decided),
    }


def _has_code(file: CaseFile) -> bool:
    """Whether the authority's credit code is known, of which a certificate's identifier is made."""
    return bool(offices.authority(file.stream.authority, clock.today()).uscc)


def _published(file: CaseFile, decided: Granted) -> list[tuple[str, Any]]:
    """Return the public's view of the grant: no number of a person, his name masked."""
    who = file.case.applicant
    is_person = who is not None and who.kind == "person"
    name = public_name(who.name, natural_person=is_person) if who else ""
    return [
        ("holder", name),
        ("item", file.item.name),
        ("decided_on", decided.on),
        ("valid_until", decided.valid_until),
        ("authority", issuer(file.stream, file.case)),
    ]


def refusal(file: CaseFile, after: Case | None) -> Context:
    """Return what a refusal would say, and the remedies that it names."""
    decided = after.decision if after else None
    place = file.case.in_name_of or file.stream.authority
    context: Context = {
        **opinions(file),
        "remedies": remedies(place, clock.today()),
        "are_remedies_confirmed": are_remedies_confirmed(place, clock.today()),
    }
    if after is None or not isinstance(decided, Refused):
        return context
    return {
        **context,
        **_days(after),
        "decided": decided,
        "reason": sentences.refusal_reason(decided.reason),
        "basis": [catalogue.citation_words(one) for one in (decided.basis, *decided.also)],
    }


def _days(after: Case) -> Context:
    """Return the statutory day, and those that the decision starts."""
    calendar = catalogue.calendar()
    statutory = statutory_due(after, calendar)
    return {
        "statutory": statutory,
        "is_late": bool(statutory and after.decision and after.decision.on > statutory.due),
        "delivery": delivery_due(after, calendar),
        "disclosure": disclosure_due(after, calendar),
    }

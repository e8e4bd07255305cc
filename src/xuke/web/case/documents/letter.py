"""What every letter of a case says: who, to whom, about which application."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Final

from django.utils.translation import gettext as _

from xuke.casework.definitions import item_of
from xuke.catalogue.applicants import PERSON
from xuke.gateways.forms import OF_ALL, SEALED, names
from xuke.kernel.case.state import Case
from xuke.kernel.person import Deed, is_done_here
from xuke.web import clock
from xuke.web.documents.parts import handler, issuer, whom_to_ask
from xuke.web.documents.registry import Facts, Subject
from xuke.web.words import sentences

LETTER: Final = OF_ALL | names("number applicant item case_number")
"""The facts that every letter of a case must be given."""
PRINTED: Final = SEALED | names("action applicant_code you")
"""The facts that every letter of a case may be given."""
NEGATIVE: Final = names("reasons basis remedies")
"""The facts without which nothing is declined or refused."""

Telling = Callable[[Subject[Case]], Facts]
Having = Callable[[Case], bool]
Finding = Callable[[Case], Deed | None]


def letter(own: Telling) -> Telling:
    """Add to a document's own facts those that every letter of a case prints."""

    @wraps(own)
    def facts(subject: Subject[Case]) -> Facts:
        case, place, told = subject.state, subject.stream, own(subject)
        return {
            "authority": issuer(place, case),
            **about(case),
            "contact": whom_to_ask(place.authority, _day(told)),
            **handler(place, case),
            "applicant": case.applicant.name if case.applicant else "",
            "action": sentences.action(case.action.value),
            "received_on": case.received.on.isoformat() if case.received else "",
            **told,
        }

    return facts


def _day(told: Facts) -> date:
    """Return the day of the letter: where to ask is told as it was then."""
    on = told.get("on")
    return date.fromisoformat(on) if isinstance(on, str) else clock.today()


def about(case: Case) -> dict[str, str]:
    """Return which application a letter is about, and how it addresses whoever filed it."""
    return {"item": item_of(case).name, "case_number": case.number, "you": addressed(case)}


def addressed(case: Case) -> str:
    """Return how the letter addresses whom it is for: an organisation 你单位, a person 你."""
    is_person = case.applicant is not None and case.applicant.kind == PERSON
    return _("你") if is_person else _("你单位")


def made_here(act: Finding) -> Having:
    """Say that a case has the document once its act was done here, also on an imported case.

    What an import tells came without its documents, and none is invented afterwards.
    """
    return lambda case: is_done_here(act(case))

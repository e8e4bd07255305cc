"""What every letter of a case says: who, to whom, about which application."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from xuke import catalogue
from xuke.gateways.forms import OF_ALL, SEALED, names
from xuke.kernel.case.state import Case
from xuke.kernel.person import Deed, is_done_here
from xuke.web.documents.parts import handler, issuer
from xuke.web.documents.registry import Facts, Subject
from xuke.web.words import sentences

LETTER: Final = OF_ALL | names("number applicant item case_number")
"""The facts that every letter of a case must be given."""
PRINTED: Final = SEALED | names("action applicant_code")
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
        case, place = subject.state, subject.stream
        return {
            "authority": issuer(place, case),
            **handler(place, case),
            "applicant": case.applicant.name if case.applicant else "",
            "item": catalogue.item(case.item).name,
            "case_number": case.number,
            "action": sentences.action(case.action.value),
            "received_on": case.received.on.isoformat() if case.received else "",
            **own(subject),
        }

    return facts


def made_here(act: Finding) -> Having:
    """Say that a case has the document once its act was done here, also on an imported case.

    What an import tells came without its documents, and none is invented afterwards.
    """
    return lambda case: is_done_here(act(case))

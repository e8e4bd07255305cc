"""Acts of the applicant: submission, correction, withdrawal."""

from collections.abc import Mapping
from uuid import UUID

from xuke.casework.case.correction import correction
from xuke.casework.case.kind import CASES
from xuke.casework.case.submission import submission
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.kernel.case.events import ApplicationWithdrawn
from xuke.kernel.case.state import Case


def submit(stream: UUID, act: Act, *, letter: str | None = None) -> Outcome[Case]:
    """File the application and receive it; the draft's answers go into the record.

    `letter` is the version of the letter of commitment that was signed, as with `submission`.
    """
    return do(CASES, stream, "submit", lambda seen: submission(seen, letter), act)


def correct(stream: UUID, answers: Mapping[str, str], act: Act) -> Outcome[Case]:
    """Hand in the correction: changed answers; files were attached before."""
    return do(CASES, stream, "correct", lambda seen: correction(seen, answers), act)


def withdraw(stream: UUID, reason: str, act: Act) -> Outcome[Case]:
    """Take the application back; the answers of a draft are deleted with it."""
    taken_back = ApplicationWithdrawn(on=act.on, by=act.person.id, reason=reason)
    return do(CASES, stream, "withdraw", lambda _seen: taken_back, act)

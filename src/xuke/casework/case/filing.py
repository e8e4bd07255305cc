"""Acts of the applicant: submission, correction, amendment, withdrawal."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from xuke.casework.case.amending import amendment
from xuke.casework.case.correction import correction
from xuke.casework.case.kind import CASES
from xuke.casework.case.submission import submission
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.casework.stream.kinds import Seen, Told
from xuke.kernel.case.events import ApplicationWithdrawn
from xuke.kernel.case.state import Case, Phase


def submit(
    stream: UUID, act: Act, *, letter: str | None = None, insisted: bool = False
) -> Outcome[Case]:
    """File the application and receive it; the draft's answers go into the record.

    `letter` is the version of the letter of commitment that was signed, as with `submission`;
    `insisted` files also what needs no licence, or another authority's, to get a written answer.
    """

    def told(seen: Seen[Case]) -> Told:
        return submission(seen, letter, insisted=insisted)

    return do(CASES, stream, "submit", told, act)


def correct(stream: UUID, answers: Mapping[str, str], act: Act) -> Outcome[Case]:
    """Hand in the correction: changed answers; files were attached before."""
    return do(CASES, stream, "correct", lambda seen: correction(seen, answers), act)


def request_amendment(
    stream: UUID, answers: Mapping[str, str], reason: str, act: Act
) -> Outcome[Case]:
    """Ask after acceptance that these answers be put right; officials allow it or do not."""
    told = partial(amendment, answers=answers, reason=reason)
    return do(CASES, stream, "request-amendment", told, act)


def withdraw(stream: UUID, reason: str, act: Act) -> Outcome[Case]:
    """Take the application back; of a draft answers, files and their names are erased.

    Why a draft was thrown away is nobody's business: the record, which keeps it for ever, is not
    told.
    """

    def taken_back(seen: Seen[Case]) -> ApplicationWithdrawn:
        why = "" if seen.state.phase is Phase.DRAFT else reason
        return ApplicationWithdrawn(on=act.on, by=act.person.id, reason=why)

    return do(CASES, stream, "withdraw", taken_back, act)

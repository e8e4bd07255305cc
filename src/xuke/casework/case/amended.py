"""Whoever applied online is told in his inbox what came of his request to put answers right."""

from typing import Final

from xuke.casework.licence.granted import account_of
from xuke.casework.messages import AMENDED, NOT_AMENDED, tell
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.acceptance import owed
from xuke.kernel.case.events import AmendmentAllowed, AmendmentRefused
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case


def _answer(change: Change[Case], _act: Act) -> None:
    """Tell the applicant's own account whether the answers were put right."""
    case = change.state
    account = account_of(case)
    for one in change.recorded if account else ():
        if isinstance(one.event, AmendmentAllowed | AmendmentRefused):
            is_allowed = isinstance(one.event, AmendmentAllowed)
            facts = {"item": case.item, "number": case.number}
            if is_allowed and owed(case):
                facts["owes"] = "materials"
            tell(account, AMENDED if is_allowed else NOT_AMENDED, one, facts)


AMENDMENTS: Final = Effect(
    name="answer to an amendment told to the applicant",
    kind=CASE.kind,
    events=(AmendmentAllowed, AmendmentRefused),
    follows=_answer,
)

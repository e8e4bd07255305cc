"""Whoever applied online is told in his inbox that his materials are held untrue."""

from typing import Final

from xuke import catalogue
from xuke.casework.licence.granted import account_of
from xuke.casework.messages import UNTRUTH, tell
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import UntruthTold
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.reasons import answer_due
from xuke.kernel.case.state import Case


def _doubt(change: Change[Case], _act: Act) -> None:
    """Tell the applicant's own account until when he may answer."""
    case = change.state
    account = account_of(case)
    for one in change.recorded if account else ():
        if isinstance(one.event, UntruthTold):
            due = answer_due(case, one.on, catalogue.calendar()).due
            facts = {"item": case.item, "number": case.number, "due": due.isoformat()}
            tell(account, UNTRUTH, one, facts)


DOUBTS: Final = Effect(
    name="untruth told to the applicant",
    kind=CASE.kind,
    events=(UntruthTold,),
    follows=_doubt,
)

"""A refusal is told to the institution too where the law says so: to its account, if it has one."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xuke.casework.definitions import item_of
from xuke.casework.licence.reached import account_named
from xuke.casework.messages import EMPLOYER, tell
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import Refused
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Case


def _inform(change: Change[Case], _act: Act) -> None:
    """Tell each institution who was refused, and why; nobody is told of imported history."""
    case = change.state
    for one in change.recorded if not case.imported else ():
        if isinstance(one.event, Refused):
            facts = {
                "item": case.item,
                "number": case.number,
                "name": applicant_name(case),
                "reason": one.event.text,
            }
            for account in _accounts(case, one.event.on):
                tell(account, EMPLOYER, one, facts)


def _accounts(case: Case, on: date) -> Iterator[str]:
    """Yield the account of each institution that the law asks to be told, if it is known here."""
    asked = (one for one in item_of(case).informed if one.is_asked(case.action, on))
    for one in asked:
        account = account_named(case.form.get(one.number, ""), case.form.get(one.name, ""))
        # Who applied for his staff himself has the decision.
        if account and account != case.owner:
            yield account


INFORMED: Final = Effect(
    name="refusal told to the institution",
    kind=CASE.kind,
    events=(Refused,),
    follows=_inform,
)

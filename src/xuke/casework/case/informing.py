"""Who may not be registered is named to his institution, where the law says so, on its account.

A bar that was found before acceptance ends there: not to accept is then what keeps him out.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xuke.casework.definitions import item_of
from xuke.casework.licence.reached import account_named
from xuke.casework.messages import EMPLOYER, TURNED_DOWN, tell
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.acceptance import BARRED
from xuke.kernel.case.events import NotAccepted, Refused
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.people import applicant_name
from xuke.kernel.case.state import Case


def _inform(change: Change[Case], _act: Act) -> None:
    """Tell each institution who was refused, and why; nobody is told of imported history."""
    case = change.state
    for one in change.recorded if not case.imported else ():
        code = _code(one.event)
        if code:
            facts = {
                "item": case.item,
                "number": case.number,
                "name": applicant_name(case),
                "reason": one.event.text,
            }
            for account in _accounts(case, one.event.on):
                tell(account, code, one, facts)


def _code(event: object) -> str:
    """Return which message tells of the event, if any does."""
    match event:
        case Refused():
            return EMPLOYER
        case NotAccepted(reason=reason) if reason == BARRED:
            return TURNED_DOWN
        case _:
            return ""


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
    events=(NotAccepted, Refused),
    follows=_inform,
)

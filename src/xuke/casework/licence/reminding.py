"""A reminder of what falls due of a licence is a message to the account that it reached."""

from typing import Final

from xuke.casework.messages import REMINDER, tell
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.readmodels import Change
from xuke.kernel.licence.events import Reminded
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence


def _remind(change: Change[Licence], _act: Act) -> None:
    """Tell the holder's account of what falls due."""
    licence = change.state
    for one in change.recorded:
        event = one.event
        if isinstance(event, Reminded) and event.account:
            facts = {
                "item": licence.item,
                "number": licence.number,
                "of": event.of.value,
                "due": event.due.isoformat(),
            }
            tell(event.account, REMINDER, one, facts)


REMINDERS: Final = Effect(
    name="reminders to the holder",
    kind=LICENCE.kind,
    events=(Reminded,),
    follows=_remind,
)

"""Whom a ban bars is told in his inbox, once it bars, and once it is taken back.

What nobody has confirmed yet bars nobody, and is told to nobody.
"""

from collections.abc import Iterator
from typing import Any, Final

from xuke.casework.licence.granted import account_of
from xuke.casework.messages import (
    CASE_BANNED,
    CASE_UNBANNED,
    HOLDER_BANNED,
    HOLDER_UNBANNED,
    tell,
)
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.ban import BanConfirmed, Banned, BanWithdrawn
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.record.events import Recorded

_EVENTS: Final = (BanConfirmed, BanWithdrawn)


def _tell_applicant(change: Change[Case], _act: Act) -> None:
    """Tell the account of who applied online himself; others have the letter."""
    case = change.state
    about = {"item": case.item, "number": case.number}
    _tell(account_of(case), change, about, (CASE_BANNED, CASE_UNBANNED))


def _tell_holder(change: Change[Licence], _act: Act) -> None:
    """Tell the account to which the licence was issued; others have the letter."""
    licence = change.state
    about = {"item": licence.item, "number": licence.number}
    _tell(licence.origin.account, change, about, (HOLDER_BANNED, HOLDER_UNBANNED))


def _tell(account: str, change: Change[Any], about: dict[str, str], codes: tuple[str, str]) -> None:
    banned, unbanned = codes
    for one in _told(change) if account else ():
        is_banned = isinstance(one.event, BanConfirmed)
        facts = {**about, **_facts(change.state, one.event)}
        tell(account, banned if is_banned else unbanned, one, facts)


def _told(change: Change[Any]) -> Iterator[Recorded]:
    """Yield what is told of: what bars from now on, and what has barred until now."""
    for one in change.recorded:
        event = one.event
        if isinstance(event, BanConfirmed) or (isinstance(event, BanWithdrawn) and event.barred):
            yield one


def _facts(state: Banned, event: BanConfirmed | BanWithdrawn) -> dict[str, str]:
    """Return which ban it is, by whose decision."""
    known = (*state.bans.values(), *state.bans_past)
    ban = next(one for one in known if event in (one.confirmed, one.withdrawn))
    noted = ban.noted
    return {"ground": noted.ground, "issuer": noted.issuer, "document": noted.document}


BANNED_APPLICANTS: Final = Effect(
    name="bans told to the applicant", kind=CASE.kind, events=_EVENTS, follows=_tell_applicant
)
BANNED_HOLDERS: Final = Effect(
    name="bans told to the holder", kind=LICENCE.kind, events=_EVENTS, follows=_tell_holder
)

"""What cases do to licences, and licences to cases; in the same transaction."""

from xuke.casework.licence.grants import check_in_force, renew_at_once, settle
from xuke.casework.licence.holding import check_holder
from xuke.casework.licence.renewals import (
    CLOSED,
    days_come_first,
    note_renewal,
    renewal_is_granted,
)
from xuke.casework.stream.act import Act
from xuke.casework.stream.effects import Effect, Forerunner
from xuke.casework.stream.kinds import Loaded
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.decision_limits import was_missed
from xuke.kernel.case.events import CertificateIssued, Granted, Submitted
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.licence.events import Renewed
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.person import is_done_here


def licence_follows(change: Change[Case], act: Act) -> None:
    """Carry an act on a case over to the licence that it is about."""
    case = change.state
    # What an import tells did its work in the old system; what is decided here does it here.
    if case.rule is None or (case.imported and not is_done_here(case.decision)):
        return
    act = act.following
    if case.action is Action.RENEWAL and not case.imported:
        note_renewal(change, act)
    if change.has(Granted):
        check_in_force(change, act)
        if not was_missed(case):
            check_holder(change)
        if case.action is Action.RENEWAL and case.filed_rule.certificate:
            renew_at_once(change, act)
    if change.has(CertificateIssued if case.filed_rule.certificate else Granted):
        settle(change, act)


def licence_comes_first(loaded: Loaded[Case], act: Act) -> bool:
    """Bring the licence of a renewal up to the day before anybody acts on its case."""
    is_renewal = loaded.state.action is Action.RENEWAL and not act.is_of_days
    return is_renewal and days_come_first(loaded.stream.id, act)


EFFECTS = (
    Effect(
        name="licence of a case",
        kind=CASE.kind,
        events=(Submitted, Granted, CertificateIssued, *CLOSED),
        follows=licence_follows,
    ),
    Effect(
        name="renewal by silence",
        kind=LICENCE.kind,
        events=(Renewed,),
        follows=renewal_is_granted,
    ),
)
FORERUNNERS = (Forerunner(name="days of a licence", kind=CASE.kind, precedes=licence_comes_first),)

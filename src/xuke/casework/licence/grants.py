"""What a granted case does to its licence: opened, renewed, changed, struck; none that ended."""

from uuid import UUID

from xuke.casework.licence import settling
from xuke.casework.licence.find import licence_on, opened
from xuke.casework.licence.granted import given
from xuke.casework.licence.kind import LICENCES
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import Granted
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status

_OF_ITSELF = frozenset({Action.NEW, Action.OTHER})
_AFTER_ITS_END = frozenset({Action.RENEWAL, Action.DEREGISTRATION})


def check_in_force(change: Change[Case], act: Act) -> None:
    """Refuse a grant on a licence that has ended since it was applied for."""
    case = change.state
    if case.action in _OF_ITSELF | _AFTER_ITS_END:
        return
    found = licence_on(change.stream, case, act)
    if found and not found.state.is_in_force:
        facts = {"status": found.state.status, "action": case.action}
        raise Unlawful("licence-not-in-force", LICENSING_LAW.art(70), **facts)


def renew_at_once(change: Change[Case], act: Act) -> None:
    """Renew by the decision itself: its certificate may come after the end (article 44)."""
    case = change.state
    found = None if _is_silence(case) else licence_on(change.stream, case, act)
    if found and found.state.is_in_force and found.state.valid_until:
        _do(settling.renewal(change, found.state), change, opened(found, act), act)


def settle(change: Change[Case], act: Act) -> None:
    """Open the licence that the case grants, or do to the existing one what the case decided."""
    case = change.state
    if case.action is Action.OTHER or _is_silence(case):
        return
    found = None if case.action is Action.NEW else licence_on(change.stream, case, act)
    if found and _ended_meanwhile(change, found.state):
        return
    if found and _is_of_its_own(change, found.state):
        found = None
    done_by_opening = not found and case.certificate is not None
    imported = case.action not in {Action.NEW, Action.RENEWAL}
    home = found or given(change.stream, case, imported=imported)
    # What nobody held before has no licence that might be open already.
    opened(home, act, is_new=case.action is Action.NEW)
    if not done_by_opening and case.action in settling.SETTLES:
        _do(settling.SETTLES[case.action](change, home.state), change, home.stream.id, act)


def _do(settled: settling.Settled, change: Change[Case], licence: UUID, act: Act) -> None:
    """Do to the licence what the case has decided."""
    do(LICENCES, licence, settled.verb, lambda seen: settled.tell(change, seen), act)


def _ended_meanwhile(change: Change[Case], licence: Licence) -> bool:
    """Whether the term ran out between decision and certificate: nothing is left to change."""
    granted, end = change.state.decision, licence.lasts_until
    in_time = granted is not None and end is not None and granted.on <= end
    expired = licence.status is Status.EXPIRED and change.state.action not in _AFTER_ITS_END
    return expired and in_time


def _is_of_its_own(change: Change[Case], licence: Licence) -> bool:
    """Whether a late renewal, granted after the end, gives a licence of its own."""
    owed = licence.uncertified == str(change.stream.id)
    return change.state.action is Action.RENEWAL and not licence.is_in_force and not owed


def _is_silence(case: Case) -> bool:
    """Whether silence has decided a case without a certificate: the day's work wrote it down."""
    granted = isinstance(case.decision, Granted) and case.decision.deemed
    return granted and case.certificate is None

"""What cases do to licences: open, change, renew, verify, strike; in the same transaction."""

from uuid import UUID

from xuke.casework.licence import settling
from xuke.casework.licence.find import find_licence, opened, stream_for
from xuke.casework.licence.granted import licence_of, named_licence
from xuke.casework.licence.kind import LICENCES
from xuke.casework.models import LicenceRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do
from xuke.casework.stream.effects import Effect, Forerunner
from xuke.casework.stream.kinds import Loaded, kind_of
from xuke.casework.stream.lapse import lapse
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import (
    ApplicationWithdrawn,
    CertificateIssued,
    Granted,
    NotAccepted,
    Refused,
    Submitted,
    Terminated,
)
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.days import grant_by_silence
from xuke.kernel.licence.events import RenewalClosed, RenewalFiled, Renewed
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status
from xuke.kernel.person import SYSTEM

_CLOSED = (Refused, NotAccepted, ApplicationWithdrawn, Terminated)
"""A renewal that ended so renews nothing, not even by silence."""
_OF_ITSELF = frozenset({Action.NEW, Action.OTHER})
_AFTER_ITS_END = frozenset({Action.RENEWAL, Action.DEREGISTRATION})


def licence_follows(change: Change[Case], act: Act) -> None:
    """Carry an act on a case over to the licence that it is about."""
    case = change.state
    if case.rule is None or case.imported:
        return
    act = act.following
    if case.action is Action.RENEWAL:
        _renewal(change, act)
    if change.has(Granted):
        _check_in_force(change, act)
        if case.action is Action.RENEWAL and case.filed_rule.certificate:
            _renew_at_once(change, act)
    if change.has(CertificateIssued if case.filed_rule.certificate else Granted):
        _settle(change, act)


def days_come_first(stream: UUID, act: Act) -> None:
    """Do what days alone have done to the licence whose renewal this case is (article 50(2)).

    Silence has granted it since the end, whether or not the day's work has written it down.
    """
    if act.person.id == SYSTEM:
        return
    over = LicenceRow.objects.filter(
        renewal=stream, wakes_on__lte=act.on, valid_until__lt=act.on
    ).values_list("stream", flat=True)
    for licence in list(over):
        lapse(LICENCES, licence, act.of_days)


def renewal_is_granted(change: Change[Licence], act: Act) -> None:
    """Record on the renewal's case that silence has granted it (article 50(2))."""
    for recorded in change.recorded:
        renewed = recorded.event
        if isinstance(renewed, Renewed) and renewed.deemed:
            _grant(UUID(renewed.case), grant_by_silence(renewed), act)


def _grant(case: UUID, granted: Granted, act: Act) -> None:
    do(kind_of(CASE.kind), case, "deem-granted", lambda _seen: granted, act)


def _found(change: Change[Case]) -> Loaded[Licence] | None:
    """Return the licence that the case is about, if it is known here."""
    case = change.state
    return find_licence(change.stream.authority, named_licence(case), case.item)


def _renewal(change: Change[Case], act: Act) -> None:
    """Note on the licence that its renewal was filed, or came to nothing."""
    is_filed, is_closed = change.has(Submitted), change.has(*_CLOSED)
    found = _found(change) if is_filed or is_closed else None
    if found is None:
        return
    case, by = str(change.stream.id), act.person.id
    if is_filed:
        filed = RenewalFiled(on=act.on, by=by, case=case)
        do(LICENCES, opened(found, act), "file-renewal", lambda _seen: filed, act)
    elif found.state.renewal:
        closed = RenewalClosed(on=act.on, by=by, case=case)
        do(LICENCES, found.stream.id, "close-renewal", lambda _seen: closed, act)


def _found_on(change: Change[Case], act: Act) -> Loaded[Licence] | None:
    """Return the licence that the case is about, as days have left it when this is done."""
    found = _found(change)
    if found is None or not (found.state.is_in_force and found.state.is_over(act.on)):
        return found
    lapse(LICENCES, opened(found, act), act.of_days)
    return _found(change)


def _check_in_force(change: Change[Case], act: Act) -> None:
    """Refuse a grant on a licence that has ended since it was applied for."""
    case = change.state
    if case.action in _OF_ITSELF | _AFTER_ITS_END:
        return
    found = _found_on(change, act)
    if found and not found.state.is_in_force:
        facts = {"status": found.state.status, "action": case.action}
        raise Unlawful("licence-not-in-force", LICENSING_LAW.art(70), **facts)


def _renew_at_once(change: Change[Case], act: Act) -> None:
    """Renew by the decision itself: its certificate may come after the end (article 44)."""
    found = None if _is_silence(change.state) else _found_on(change, act)
    if found and found.state.is_in_force and found.state.valid_until:
        _do(settling.renewal(change, found.state), change, opened(found, act), act)


def _settle(change: Change[Case], act: Act) -> None:
    """Open the licence that the case grants, or do to the existing one what the case decided."""
    case = change.state
    if case.action is Action.OTHER or _is_silence(case):
        return
    found = None if case.action is Action.NEW else _found_on(change, act)
    if found and _ended_meanwhile(change, found.state):
        return
    if found and _is_of_its_own(change, found.state):
        found = None
    done_by_opening = not found and case.certificate is not None
    home = found or _licence_granted(change)
    opened(home, act)
    if not done_by_opening and case.action in settling.SETTLES:
        _do(settling.SETTLES[case.action](change, home.state), change, home.stream.id, act)


def _licence_granted(change: Change[Case]) -> Loaded[Licence]:
    """Return the licence that the case itself gives, not yet open."""
    case, place = change.state, change.stream
    imported = case.action not in {Action.NEW, Action.RENEWAL}
    issued = licence_of(case, place.id, imported=imported)
    return Loaded(stream_for(place.authority, place.id), LICENCE.replay([issued]))


def _do(settled: settling.Settled, change: Change[Case], licence: UUID, act: Act) -> None:
    """Do to the licence what the case has decided."""
    do(LICENCES, licence, settled.verb, lambda seen: settled.tell(change, seen), act)


def _ended_meanwhile(change: Change[Case], licence: Licence) -> bool:
    """Whether the term ran out between decision and certificate: nothing is left to change."""
    granted, end = change.state.decision, licence.valid_until
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


EFFECTS = (
    Effect(
        name="licence of a case",
        kind=CASE.kind,
        events=(Submitted, Granted, CertificateIssued, *_CLOSED),
        follows=licence_follows,
    ),
    Effect(
        name="renewal by silence",
        kind=LICENCE.kind,
        events=(Renewed,),
        follows=renewal_is_granted,
    ),
)
FORERUNNERS = (Forerunner(name="days of a licence", kind=CASE.kind, precedes=days_come_first),)

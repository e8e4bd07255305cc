"""What cases do to licences: open, change, renew, verify, strike; in the same transaction."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import UUID

from xuke import catalogue
from xuke.casework.licence.find import (
    Sight,
    begin_licence,
    find_licence,
    handle_licence,
    opened,
    stream_for,
)
from xuke.casework.licence.granted import BEDS, beds_of, changes_in, licence_of, named_licence
from xuke.casework.licence.lapse import tend
from xuke.casework.licence.models import LicenceRow
from xuke.casework.stream.acting import Act, Loaded
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import Granted
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence import change as changing
from xuke.kernel.licence import ending, verification
from xuke.kernel.licence.events import (
    Deregistered,
    LicenceEvent,
    Modified,
    PeriodicallyVerified,
    Reissued,
    RenewalCertified,
    RenewalClosed,
    RenewalFiled,
    Renewed,
    ReviewPassed,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import GROUNDS_BY_STATUS, DeregistrationGround, Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import SYSTEM, Person
from xuke.record.events import CASE

CLOSED = frozenset({"Refused", "NotAccepted", "ApplicationWithdrawn", "Terminated"})
"""A renewal that ended so renews nothing, not even by silence."""
_OF_ITSELF = frozenset({Action.NEW, Action.OTHER})
_AFTER_ITS_END = frozenset({Action.RENEWAL, Action.DEREGISTRATION})

Events = tuple[LicenceEvent, ...]
Settle = Callable[[Change, Sight, Occasion, Act], Events]


def licence_follows(change: Change, act: Act) -> None:
    """Carry an act on a case over to the licence that it is about."""
    case = change.case
    if change.stream.kind != CASE or case.rule is None or case.imported:
        return
    # A request is answered once on each stream; what follows is no request of its own.
    act = replace(act, request=None, expected=None)
    recorded = frozenset(one.type for one in change.recorded)
    if case.action is Action.RENEWAL:
        _renewal(change, recorded, act)
    if "Granted" in recorded:
        _check_in_force(change, act)
        if case.action is Action.RENEWAL and case.filed_rule.certificate:
            _renew_at_once(change, act)
    if ("CertificateIssued" if case.filed_rule.certificate else "Granted") in recorded:
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
        tend(licence, _of_days(act))


def _of_days(act: Act) -> Act:
    """Return what days do when this is done: nobody's act."""
    return Act(person=Person(SYSTEM), on=act.on, at=act.at)


def _found(change: Change) -> Loaded[Licence] | None:
    """Return the licence that the case is about, if it is known here."""
    case = change.case
    return find_licence(change.stream.authority, named_licence(case), case.item)


def _renewal(change: Change, recorded: frozenset[str], act: Act) -> None:
    """Note on the licence that its renewal was filed, or came to nothing."""
    noted = recorded & (CLOSED | {"Submitted"})
    found = _found(change) if noted else None
    if found is None:
        return
    case, by = str(change.stream.id), act.person.id

    def filed(seen: Sight) -> Events:
        event = RenewalFiled(on=act.on, by=by, case=case)
        return changing.file_renewal(seen.licence, event, _occasion(seen))

    def closed(seen: Sight) -> Events:
        event = RenewalClosed(on=act.on, by=by, case=case)
        return changing.close_renewal(seen.licence, event, _occasion(seen))

    if "Submitted" in noted:
        handle_licence(opened(found, act), filed, act)
    elif found.state.renewal:
        handle_licence(found.stream.id, closed, act)


def _found_on(change: Change, act: Act) -> Loaded[Licence] | None:
    """Return the licence that the case is about, as days have left it when this is done."""
    found = _found(change)
    if found is None or not (found.state.is_in_force and found.state.is_over(act.on)):
        return found
    tend(opened(found, act), _of_days(act))
    return _found(change)


def _check_in_force(change: Change, act: Act) -> None:
    """Refuse a grant on a licence that has ended since it was applied for."""
    case = change.case
    if case.action in _OF_ITSELF | _AFTER_ITS_END:
        return
    found = _found_on(change, act)
    if found and not found.state.is_in_force:
        facts = {"status": found.state.status, "action": case.action}
        raise Unlawful("licence-not-in-force", LICENSING_LAW.art(70), **facts)


def _renew_at_once(change: Change, act: Act) -> None:
    """Renew by the decision itself: its certificate may come after the end (article 44)."""
    found = None if _is_silence(change.case) else _found_on(change, act)
    if found and found.state.is_in_force and found.state.valid_until:
        home = opened(found, act)
        handle_licence(home, lambda seen: _renew(change, seen, _occasion(seen), act), act)


def _settle(change: Change, act: Act) -> None:
    """Open the licence that the case grants, or do to the existing one what the case decided."""
    case, place = change.case, change.stream
    if case.action is Action.OTHER or _is_silence(case):
        return
    found = None if case.action is Action.NEW else _found_on(change, act)
    if found and _ended_meanwhile(change, found.state):
        return
    if found and _is_of_its_own(change, found.state):
        found = None
    home = found.stream if found else stream_for(place.authority, place.id)
    if found:
        opened(found, act)
    else:
        imported = case.action not in {Action.NEW, Action.RENEWAL}
        begin_licence(home, licence_of(case, place.id, imported=imported), act)
    done_by_opening = not found and case.certificate is not None
    settle = None if done_by_opening else _SETTLE.get(case.action)
    if settle:
        handle_licence(home.id, lambda seen: settle(change, seen, _occasion(seen), act), act)


def _ended_meanwhile(change: Change, licence: Licence) -> bool:
    """Whether the term ran out between decision and certificate: nothing is left to change."""
    granted, end = change.case.decision, licence.valid_until
    in_time = granted is not None and end is not None and granted.on <= end
    expired = licence.status is Status.EXPIRED and change.case.action not in _AFTER_ITS_END
    return expired and in_time


def _is_of_its_own(change: Change, licence: Licence) -> bool:
    """Whether a late renewal, granted after the end, gives a licence of its own."""
    owed = licence.uncertified == str(change.stream.id)
    return change.case.action is Action.RENEWAL and not licence.is_in_force and not owed


def _is_silence(case: Case) -> bool:
    """Whether silence has decided a case without a certificate: the day's work wrote it down."""
    granted = isinstance(case.decision, Granted) and case.decision.deemed
    return granted and case.certificate is None


def _occasion(seen: Sight) -> Occasion:
    return Occasion(seen.person, catalogue.calendar())


def _paper(change: Change) -> tuple[str, str]:
    """Return number and identifier of the case's certificate, if it has one."""
    paper = change.case.certificate
    return (paper.number, paper.identifier) if paper else ("", "")


def _modify(change: Change, seen: Sight, at: Occasion, act: Act) -> Events:
    case, holder = change.case, change.case.applicant
    number, identifier = _paper(change)
    told = changes_in(case, seen.licence.face)
    same = holder and seen.licence.holder and holder.name == seen.licence.holder.name
    event = Modified(
        on=act.on,
        by=seen.person.id,
        case=str(change.stream.id),
        # What changed may stand in the applicant's words alone.
        changes=told or {"change_content": case.form.get("change_content", "")},
        number=number,
        identifier=identifier,
        holder=None if same else holder,
        beds=beds_of(case.form) if BEDS in case.form else None,
        decided_on=case.decision.on if case.decision and case.decision.on < act.on else None,
    )
    return changing.modify(seen.licence, event, at)


def _renew(change: Change, seen: Sight, at: Occasion, act: Act) -> Events:
    case, old = str(change.stream.id), seen.licence.valid_until
    (number, identifier), by = _paper(change), seen.person.id
    granted = change.case.decision
    if seen.licence.uncertified == case:
        certified = RenewalCertified(
            on=act.on,
            by=by,
            case=case,
            number=number,
            identifier=identifier,
            deemed=isinstance(granted, Granted) and granted.deemed,
        )
        return changing.certify_renewal(seen.licence, certified, at)
    renewed = Renewed(
        on=act.on,
        by=by,
        case=case,
        valid_from=old + ONE_DAY if old else act.on,
        valid_until=granted.valid_until if isinstance(granted, Granted) else None,
        number=number,
        identifier=identifier,
        certified=bool(number) or not change.case.filed_rule.certificate,
    )
    return changing.renew(seen.licence, renewed, at)


def _reissue(change: Change, seen: Sight, at: Occasion, act: Act) -> Events:
    number, identifier = _paper(change)
    received = change.case.received
    lost = change.case.action is Action.REISSUE
    event = Reissued(
        on=act.on,
        by=seen.person.id,
        case=str(change.stream.id),
        # The statement of the loss is a material of the application, handed in with it.
        loss_declared_on=received.on if lost and received else None,
        old_returned=not lost,
        number=number,
        identifier=identifier,
    )
    return changing.reissue(seen.licence, event, at)


def _review(change: Change, seen: Sight, at: Occasion, act: Act) -> Events:
    """Record a review where the item's law asks for one; else the paper was exchanged 换证."""
    if seen.licence.rule.review_every is None:
        return _reissue(change, seen, at, act)
    number, identifier = _paper(change)
    event = ReviewPassed(
        on=act.on,
        by=seen.person.id,
        case=str(change.stream.id),
        number=number,
        identifier=identifier,
    )
    return verification.review(seen.licence, event, at)


def _verify(change: Change, seen: Sight, at: Occasion, act: Act) -> Events:
    event = PeriodicallyVerified(on=act.on, by=seen.person.id, case=str(change.stream.id))
    return verification.verify(seen.licence, event, at)


def _strike(change: Change, seen: Sight, at: Occasion, act: Act) -> Events:
    """Strike on application: by the holder's wish, or because the licence has ended already."""
    possible = GROUNDS_BY_STATUS[seen.licence.status]
    own = DeregistrationGround.OTHER_LAW
    event = Deregistered(
        on=act.on,
        by=seen.person.id,
        ground=own if own in possible else min(possible),
        on_application=True,
        case=str(change.stream.id),
    )
    return ending.deregister(seen.licence, event, at)


_SETTLE: Mapping[Action, Settle] = {
    Action.MODIFICATION: _modify,
    Action.RENEWAL: _renew,
    Action.REISSUE: _reissue,
    Action.REVIEW_RENEWAL: _review,
    Action.PERIODIC_VERIFICATION: _verify,
    Action.DEREGISTRATION: _strike,
}

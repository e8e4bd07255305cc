"""What an onlooker who reads only a licence's record would call unlawful; nothing else is asked.

Each new event is judged by the events before it, and a renewal by the record of its case.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, get_args

from tests.kernel import licence_seconds
from tests.kernel.licence_sight import Sight

from xuke.kernel.case.events import (
    Accepted,
    ApplicationWithdrawn,
    Granted,
    NotAccepted,
    Refused,
    Terminated,
)
from xuke.kernel.law.citation import Citation
from xuke.kernel.licence import events as e
from xuke.kernel.licence.words import AdverseAct, AnnulmentCause, CheckResult, DeregistrationGround

SYSTEM = "system"
DAY = timedelta(days=1)
WEEKEND = frozenset({5, 6})
FAULTS = frozenset(AnnulmentCause) - {AnnulmentCause.DECEIT, AnnulmentCause.OTHER}
"""What the office alone did wrong: the holder may give the licence up meanwhile."""
EVADED = frozenset({AdverseAct.ANNULMENT, AdverseAct.REVOCATION})
ENDINGS = (e.Withdrawn, e.Annulled, e.Revoked, e.Expired)
CLOSINGS = (Granted, Refused, NotAccepted, ApplicationWithdrawn, Terminated)
ON_INTENT = get_args(e.IntentEvent)
AFTER_THE_END = (
    e.Deregistered,
    e.DeregistrationAnnounced,
    e.RenewalClosed,
    e.CreditRepaired,
    *ON_INTENT,
    *get_args(e.DeliveryEvent),
)
NEED_THE_TERM = (
    e.Modified,
    e.Reissued,
    e.PeriodicallyVerified,
    e.VerificationDeferred,
    e.ReviewPassed,
    e.RenewalFiled,
    e.Suspended,
    e.Withdrawn,
    e.Annulled,
    e.Revoked,
)
"""What can be done only to a licence whose term has not run out, recorded or not."""
NEED_USE = (
    e.Modified,
    e.Reissued,
    e.PeriodicallyVerified,
    e.VerificationDeferred,
    e.VerificationFailed,
    e.ReviewPassed,
    e.Suspended,
)
"""What can be done only to a licence that is not suspended."""


def judge(sight: Sight) -> None:
    """Assert that nothing unlawful has just happened."""
    event, before = sight.event, sight.before
    assert event.on <= sight.today, "nothing is recorded before it happens"
    assert bool(before) is not isinstance(event, e.LicenceIssued), "issued first, and once"
    if not before:
        return
    if any(isinstance(one, (*ENDINGS, e.Deregistered)) for one in before):
        assert isinstance(event, AFTER_THE_END) or _is_deceit(event), "a dead licence does not act"
    if isinstance(event, NEED_THE_TERM) and not _is_deceit(event):
        is_over = sight.until is not None and event.on > sight.until
        assert not is_over or sight.is_waited_for, "the term has run out"
    if isinstance(event, NEED_USE):
        assert not isinstance(sight.last(e.Suspended, e.Restored), e.Suspended), "suspended"
    for judged, asks in _ASKS:
        if isinstance(event, judged):
            asks(sight)


def _is_deceit(event: object) -> bool:
    """Whether it annuls what was got by deceit, which may have ended meanwhile."""
    return isinstance(event, e.Annulled) and event.cause is AnnulmentCause.DECEIT


def filed(sight: Sight) -> None:
    until, lead = sight.until, sight.rule.renewal_lead
    assert until, "only a term is renewed"
    assert lead, "only what the law lets be renewed"
    assert sight.pending is None, "one at a time"
    last = until - timedelta(days=lead.length)
    while sight.rule.lead_rolls and last.weekday() in WEEKEND:
        last += DAY
    assert sight.event.timely is (sight.event.on <= min(last, until))


def renewed(sight: Sight) -> None:
    it, until = sight.event, sight.until
    assert until, "only a term is renewed"
    assert it.valid_from == until + DAY, "the new term follows the old"
    assert it.valid_until is None or it.valid_until >= it.valid_from
    if it.by != SYSTEM:
        assert not it.deemed
        assert it.on <= until or sight.is_waited_for, "what has run out is not renewed"
        return
    assert sight.today > until, "not before the end"
    assert it.on == until, "exactly at the end"
    assert _was_owed(sight, until), "only what was filed in time and not decided, or granted"


def _was_owed(sight: Sight, until: date) -> bool:
    """Whether the renewal was granted by the end, or filed in time and not decided by then."""
    if sight.pending is None:
        return False
    case = sight.renewals.get(sight.pending.case, ())
    closed = [one for one in case if isinstance(one, CLOSINGS) and one.on <= until]
    if closed:
        return isinstance(closed[0], Granted)
    taken = [one for one in case if isinstance(one, Accepted) and one.on <= until]
    return sight.pending.timely and bool(taken)


def expired(sight: Sight) -> None:
    until, last = sight.until, sight.lasts_until
    assert until
    assert last
    assert sight.today > last
    assert sight.event.on == last + DAY
    assert not _was_owed(sight, until), "silence, or a grant, has renewed it"


def heard_since(act: AdverseAct, *done: type) -> Callable[[Sight], None]:
    """Ask that the holder was heard on this act, and since the last such act."""

    def asks(sight: Sight) -> None:
        built: list[Any] = []
        for one in sight.before:
            if isinstance(one, ON_INTENT) and one.act is act:
                fresh = isinstance(one, e.IntentTold | e.IntentDropped)
                built = [one] if fresh else [*built, one]
            if isinstance(one, e.PaperDelivered) and one.paper == f"told-{act}":
                built = [*built, one]
            if isinstance(one, done):
                built = []
        _heard(built, sight.event.on)
        assert len(sight.event.reason.strip()) >= 10, "with reasons"

    return asks


def _heard(built: Sequence[Any], on: date) -> None:
    """Ask that the holder was told, and had his five working days or has said all he wants."""
    told, *since = built
    assert isinstance(told, e.IntentTold), "told before it burdens"
    came = (one.received_on for one in since if isinstance(one, e.PaperDelivered))
    received = [day for day in came if day]
    assert received or not told.owes_delivery, "what has not reached him tells him nothing"
    answers = [one for one in since if isinstance(one, e.IntentAnswered)]
    if answers and answers[-1].requested:
        missed = [one for one in since if isinstance(one, e.IntentHearingMissed)]
        if not any(not one.justified for one in missed):
            assert any(isinstance(one, e.IntentHearingHeld) for one in since), "heard as he asked"
            return
    heard = [one for one in since if isinstance(one, e.StatementHeard)]
    assert all(one.told_on == told.on and (one.waived or one.statement.strip()) for one in heard)
    begun = max([told.on, *received])
    assert (answers and heard) or on > _fifth(begun), "within his days he may answer"


def _fifth(day: date) -> date:
    """Return the fifth day after this one that is no Saturday or Sunday."""
    left = 5
    while left:
        day += DAY
        left -= day.isoweekday() < 6
    return day


def hearing_held(sight: Sight) -> None:
    it = sight.event
    asked = [one for one in sight.all(e.IntentAnswered) if one.act is it.act]
    assert asked, "asked for"
    assert asked[-1].requested, "asked for"
    assert it.minutes.strip()
    assert it.signed_by
    assert it.held_on - it.noticed_on >= timedelta(days=7)
    licence_seconds.chaired(sight)


def withdrawn(sight: Sight) -> None:
    it = sight.event
    assert str(Citation.parse(it.basis)) == it.basis
    assert (it.compensation is not None) is it.compensation_owed
    assert it.compensation is None or it.compensation > 0


def annulled(sight: Sight) -> None:
    it = sight.event
    assert it.weighed.strip(), "the public interest is weighed"
    assert not (it.cause is AnnulmentCause.DECEIT and it.damages_owed)


def revoked(sight: Sight) -> None:
    it = sight.event
    assert it.document.strip()
    assert it.hearing_offered
    assert it.reviewed
    assert it.discussed


def suspended(sight: Sight) -> None:
    assert sight.event.document.strip()
    assert sight.event.until > sight.event.on


def restored(sight: Sight) -> None:
    it, last = sight.event, sight.last(e.Suspended, e.Restored)
    assert isinstance(last, e.Suspended), "given back is what was taken"
    assert it.on > last.until or (it.document.strip() and len(it.reason.strip()) >= 10)
    assert it.by != SYSTEM or it.on == last.until + DAY


def deregistered(sight: Sight) -> None:
    it, ending = sight.event, sight.last(*ENDINGS)
    assert not sight.all(e.Deregistered), "struck once"
    if it.on_application:
        assert not _is_evaded(sight), "nobody evades what he was told of"
    match it.ground:
        case DeregistrationGround.EXPIRED:
            assert isinstance(ending, e.Expired)
        case DeregistrationGround.ENDED:
            assert isinstance(ending, e.Withdrawn | e.Annulled | e.Revoked)
        case DeregistrationGround.PERSON_GONE:
            assert (sight.holder_kind, ending) == ("person", None)
        case DeregistrationGround.BODY_DISSOLVED:
            assert ending is None
            assert sight.holder_kind != "person"
        case DeregistrationGround.IMPOSSIBLE:
            assert ending is None
            assert len(it.reason.strip()) >= 10
        case _:
            assert ending is None
            _further(sight)


def _is_evaded(sight: Sight) -> bool:
    """Whether the holder knows of an annulment, or of a revocation while it can still come."""
    open_still: set[AdverseAct] = set()
    for one in sight.before:
        match one:
            case e.IntentTold():
                open_still.discard(one.act)
                open_still |= {one.act} - ({one.act} if one.cause in FAULTS else set())
            case e.IntentDropped():
                open_still.discard(one.act)
            case e.AnnulmentDeclined() | e.Annulled():
                open_still.discard(AdverseAct.ANNULMENT)
            case _ if isinstance(one, ENDINGS):
                open_still.discard(AdverseAct.REVOCATION)
            case _:
                pass
    return bool(open_still & EVADED)


def _further(sight: Sight) -> None:
    """Ask that the special law's ground is true, or that the holder wishes it."""
    it = sight.event
    if not it.further:
        assert it.on_application
        return
    assert it.further in {one.id for one in sight.rule.further_grounds}
    if it.further == "closed" and not it.on_application:
        idle = sight.last(e.IdleNoted, e.Resumed)
        assert isinstance(idle, e.IdleNoted)
        assert it.on > idle.since.replace(year=idle.since.year + 1), "idle for long enough"
    if it.further == "deferral-failed":
        last = sight.last(e.VerificationFailed, e.PeriodicallyVerified)
        assert isinstance(last, e.VerificationFailed)


def failed_again(sight: Sight) -> None:
    last = sight.last(e.VerificationDeferred, e.PeriodicallyVerified)
    assert isinstance(last, e.VerificationDeferred), "failed again after a deferral"


def looked_at(sight: Sight) -> None:
    """Ask that the next time is no farther off than the rest of this period and the next."""
    it, rule = sight.event, sight.rule
    reviewed = isinstance(it, e.ReviewPassed)
    spans = [rule.review_every] if reviewed else [one.every for one in rule.verification]
    longest = max(one.length for one in spans if one)
    assert it.next_due <= it.on.replace(year=it.on.year + 2 * longest, day=28) + 4 * DAY


def checked(sight: Sight) -> None:
    it, found = sight.event, sight.all(e.CommitmentChecked)
    assert sight.origin.commitment
    assert len(set(it.officers)) >= 2
    if found:
        assert {one.result for one in found} == {CheckResult.UNMET}, "once more, after an order"
        last = sight.last(e.CommitmentChecked, e.RectificationOrdered)
        assert isinstance(last, e.RectificationOrdered)
        assert it.result is not CheckResult.UNMET or it.on > last.until, "not before its term"


def repaired(sight: Sight) -> None:
    assert sight.all(e.Annulled)
    assert sight.origin.commitment
    assert not sight.all(e.CreditRepaired), "repaired once"
    assert sight.event.document.strip()


def certified(sight: Sight) -> None:
    owed = [one for one in sight.all(e.Renewed) if one.deemed or not one.certified]
    assert owed[-1].case == sight.event.case, "the certificate of that renewal is owed"
    assert sight.event.number
    assert sight.event.deemed is owed[-1].deemed
    done = [one.case for one in sight.all(e.RenewalCertified)]
    assert sight.event.case not in done, "certified once"


def reminded(sight: Sight) -> None:
    it = sight.event
    assert it.on == it.due - timedelta(days=it.days) >= sight.origin.on
    told = [one.days for one in sight.all(e.Reminded) if (one.of, one.due) == (it.of, it.due)]
    assert all(it.days < days for days in told), "once each, and never a farther one after"
    last = sight.lasts_until
    assert last is None or sight.today <= last or sight.is_waited_for


_ASKS: tuple[tuple[Any, Callable[[Sight], None]], ...] = (
    (e.RenewalFiled, filed),
    (e.Renewed, renewed),
    (e.Expired, expired),
    (e.Suspended, heard_since(AdverseAct.SUSPENSION, e.Suspended)),
    (e.Withdrawn, heard_since(AdverseAct.WITHDRAWAL)),
    (e.Annulled, heard_since(AdverseAct.ANNULMENT, e.AnnulmentDeclined)),
    (e.Revoked, heard_since(AdverseAct.REVOCATION)),
    (e.IntentHearingHeld, hearing_held),
    (e.Suspended, suspended),
    (e.Restored, restored),
    (e.Withdrawn, withdrawn),
    (e.Annulled, annulled),
    (e.Revoked, revoked),
    (e.Deregistered, deregistered),
    *licence_seconds.ASKS,
    (e.VerificationFailed, failed_again),
    (e.PeriodicallyVerified | e.ReviewPassed, looked_at),
    (e.CommitmentChecked, checked),
    (e.CreditRepaired, repaired),
    (e.RenewalCertified, certified),
    (e.Reminded, reminded),
)
"""What is asked of which event."""

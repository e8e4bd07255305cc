"""What an onlooker who reads only the record would call unlawful; no rule of the kernel is asked.

Each new event is judged by the events before it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from tests.kernel.seen import (
    DAY,
    SYSTEM,
    Record,
    Seen,
    awaited,
    barred,
    chair,
    due_day,
    examinations,
    exclusions,
    files,
    missing,
    pending,
    reviewers,
    silence,
    since_examined,
    standing,
    unregistrable,
    working_day,
)

from xuke.kernel.case import events as e
from xuke.kernel.item.rule import Course, PendingMode
from xuke.kernel.law.citation import Citation

ENDS = (e.NotAccepted, e.ApplicationWithdrawn, e.Terminated, e.Concluded)


def judge(before: Record, event: e.CaseEvent, today: date) -> None:
    """Assert that nothing unlawful has just happened."""
    seen = Seen(before, event, today)
    assert event.on <= today, "nothing is recorded before it happens"
    if any(isinstance(one, ENDS) for one in before):
        assert isinstance(event, e.Concluded | e.Disclosed), "nothing follows the end"
    assert getattr(event, "by", "") not in seen.recused, "nobody acts after his recusal"
    for judged, asks in _ASKS:
        if isinstance(event, judged):
            asks(seen)


def removed(seen: Seen) -> None:
    """Ask that nothing is taken away that was handed in."""
    it = seen.event
    handed_in = [
        place
        for place, one in enumerate(seen.before)
        if isinstance(one, e.Submitted | e.Corrected)
        or (isinstance(one, e.PendingSupplied) and it.material in one.materials)
    ]
    if handed_in:
        there = files(seen.before[: handed_in[-1]])
        assert (it.material, it.digest) not in there, "what was handed in stays"


def received(seen: Seen) -> None:
    assert not seen.all(e.Received), "received once"


def notice(seen: Seen) -> None:
    assert not seen.all(e.CorrectionRequested), "told once"
    assert not seen.all(e.Accepted), "what is accepted is not corrected"
    assert seen.imported or seen.today <= silence(seen), "told before silence accepts"
    told = [gap.target for gap in seen.event.gaps]
    assert told
    assert len(told) == len(set(told)), "each told once"
    assert missing(seen) <= set(told), "told wholly"
    listed = {one.id for one in seen.rule.materials} | set(seen.rule.fields)
    assert set(told) <= listed, "nothing else is asked for"
    assert seen.event.answer_by > seen.event.on


def accepted(seen: Seen) -> None:
    it, corrected = seen.event, seen.last(e.Corrected)
    assert not seen.all(e.Accepted), "accepted once"
    asked = seen.all(e.CorrectionRequested)
    assert bool(asked) is bool(corrected), "what was asked for has come"
    in_since = corrected.on if corrected else seen.the(e.Received).on
    if it.deemed:
        assert (it.by, it.on) == (SYSTEM, in_since), "silence accepts as of the day all was in"
        assert seen.today > silence(seen), "silence takes its time"
        assert not seen.imported, "nobody knows what was told in imported history"
        return
    assert it.by != seen.owner, "nobody accepts his own"
    assert not barred(seen), "the barred is not accepted"
    assert seen.imported or seen.today <= silence(seen), "silence was first"
    if it.pending:
        _tolerated(seen)
    else:
        assert it.on == (corrected.on if corrected else seen.today)
        assert asked or seen.imported or not missing(seen), "accepted whole"


def _tolerated(seen: Seen) -> None:
    it, tolerance = seen.event, seen.rule.tolerance
    core = {one.id for one in seen.rule.materials if one.core}
    assert tolerance, "only where the item says so"
    assert set(it.pending) == missing(seen), "exactly what is missing comes later"
    assert not core.intersection(it.pending), "nothing core comes later"
    last = working_day(it.on, tolerance.within.length)
    assert it.on < it.pending_until <= last
    assert it.promise.strip()


def not_accepted(seen: Seen) -> None:
    it = seen.event
    assert not seen.all(e.Accepted), "what is accepted stays so"
    assert seen.imported or seen.today <= silence(seen), "silence cannot be declined"
    assert it.reason in {"not-required", "not-competent", "false-materials", "barred"}
    assert it.reason != "barred" or barred(seen)
    assert it.reason != "not-competent" or it.competent.strip()
    assert it.warned is (it.reason == "false-materials")
    _burdens(seen)
    _answered(seen)


def _burdens(seen: Seen) -> None:
    """Ask for reasons, and for the ways to challenge them."""
    it = seen.event
    assert len(it.text.strip()) >= 10, "with reasons"
    assert it.remedies.reviewer.strip()
    assert it.remedies.court.strip()
    assert (it.remedies.review_days, it.remedies.suit_months) == (60, 6)


def _answered(seen: Seen) -> None:
    """Ask that who is warned was told what is held untrue, and spoke or let his days pass."""
    if not seen.event.warned or seen.imported:
        return
    told = [one for one in seen.before if isinstance(one, e.UntruthTold | e.UntruthAnswered)]
    assert told, "told before he is warned"
    last = told[-1]
    assert isinstance(last, e.UntruthAnswered) or seen.event.on > working_day(last.on, 5)


def examined(seen: Seen) -> None:
    by = seen.event.by
    assert seen.all(e.Accepted), "examined after acceptance"
    assert by not in {seen.acceptor, seen.the(e.Submitted).owner, chair(seen)}
    assert by not in {one.by for one in examinations(seen.before)}, "each examines once"
    assert not seen.event.passed or all(seen.event.checks.values())


def with_others(seen: Seen) -> None:
    """Ask that two or more take part, none of them recused or the applicant."""
    named = getattr(seen.event, "officers", ()) or seen.event.members
    assert len(set(named)) == len(named) >= 2
    _may_be_named(seen, named)


def verified(seen: Seen) -> None:
    assert seen.event.by in seen.event.officers
    assert not {seen.acceptor, chair(seen)}.intersection(seen.event.officers)


def _may_be_named(seen: Seen, named: Sequence[str]) -> None:
    assert not seen.recused.intersection(named), "whoever is recused is named no more"
    assert not {seen.owner or " ", seen.the(e.Submitted).applicant.name}.intersection(named)


def experts(seen: Seen) -> None:
    _may_be_named(seen, seen.event.experts)


def scheduled(seen: Seen) -> None:
    it = seen.event
    _may_be_named(seen, [it.chair])
    assert it.chair not in reviewers(seen) | {seen.acceptor}, "the chair took no part"
    assert it.day >= working_day(it.on, 7), "told seven days before"


def held(seen: Seen) -> None:
    it = seen.event
    assert it.by == chair(seen)
    assert it.by not in reviewers(seen) | {seen.acceptor}, "the chair took no part"
    assert it.on >= seen.all(e.HearingScheduled)[-1].day
    assert set(it.signed_by) - {it.by}


def requested(seen: Seen) -> None:
    (offered,) = [one for one in seen.all(e.HearingOffered) if one.party == seen.event.party]
    assert seen.event.on <= working_day(offered.on, 5)
    assert seen.event.party not in {one.party for one in seen.all(e.HearingWaived)}


def extended(seen: Seen) -> None:
    assert not seen.all(e.LimitExtended), "extended once"
    joint = seen.rule.course is Course.JOINT
    assert 1 <= seen.event.days <= (15 if joint else 10)
    assert not joint or seen.event.approved_by.strip()
    due = due_day(seen.before)
    assert due
    assert seen.event.on <= due, "extended while it runs"
    assert seen.event.by not in reviewers(seen) | {seen.acceptor}


def excluded(seen: Seen) -> None:
    assert seen.event.days > 0
    assert seen.event.procedure != "rectification" or seen.rule.rectification_pauses


def amending(seen: Seen) -> None:
    """Ask that one amendment at a time is asked for, of what is accepted and undecided."""
    undecided(seen)
    assert seen.all(e.Accepted), "before acceptance answers are corrected"
    assert not seen.imported
    assert seen.event.form
    assert set(seen.event.form) <= set(seen.rule.fields)


def amended(seen: Seen) -> None:
    """Ask that what is answered was asked for, by somebody else."""
    undecided(seen)
    asked = seen.all(e.AmendmentRequested)
    answered = seen.all(e.AmendmentAllowed) + seen.all(e.AmendmentRefused)
    assert len(asked) == len(answered) + 1
    assert seen.event.by != asked[-1].by


def handed_over(seen: Seen) -> None:
    assert seen.event.to not in seen.recused


def decided(seen: Seen) -> None:
    """Ask for everything on which any decision rests."""
    it = seen.event
    assert not seen.all(e.Granted) + seen.all(e.Refused), "decided once"
    assert seen.the(e.Accepted).on <= it.on, "decided after acceptance"
    if getattr(it, "deemed", False):
        return
    assert it.by not in reviewers(seen) | {seen.acceptor, seen.the(e.Submitted).owner}
    filed = seen.the(e.Submitted)
    needed = 1 if filed.commitment else seen.rule.examinations
    assert len(examinations(seen.before)) >= needed
    assert not exclusions(seen.before, still=True), "no special procedure goes on"
    asked = seen.all(e.AmendmentRequested)
    answered = seen.all(e.AmendmentAllowed) + seen.all(e.AmendmentRefused)
    assert len(asked) == len(answered), "nothing is decided on answers that may not stand"
    assert not awaited(since_examined(seen.before)), "all have signed"
    assert seen.rule.course is not Course.TWO_LEVEL or seen.all(e.Forwarded)
    _heard(seen)
    if not seen.was_accepted_elsewhere:
        _reviewed(seen)


def _heard(seen: Seen) -> None:
    """Ask that the hearing was held, and everybody else heard or had his time."""
    on = seen.event.on
    waived = {one.party for one in seen.all(e.HearingWaived)}
    asked = {one.party for one in seen.all(e.HearingRequested)} - waived
    meeting = standing(seen, e.HearingHeld, "by")
    assert meeting or not (asked or seen.all(e.HearingOrdered)), "a hearing owed is held"
    assert seen.event.minutes == (meeting[-1].minutes if meeting else "")
    spoke = {one.party for one in seen.all(e.RepresentationsHeard)}
    parties = seen.all(e.PartyInformed)
    assert all(one.party in spoke or on > working_day(one.answer_by - DAY, 1) for one in parties)
    offers = {one.party: one.on for one in seen.all(e.HearingOffered)}
    applicant = seen.the(e.Submitted).applicant.name
    if parties and not meeting:
        assert set(offers) >= {applicant, *(one.party for one in parties)}, "all are told"
    for party, told in offers.items():
        assert party in waived | asked or on > working_day(told, 5)


def _reviewed(seen: Seen) -> None:
    """Ask for the reviews that the item prescribes, and for those that were begun."""
    built = Seen(since_examined(seen.before), seen.event, seen.today)
    rule, gone = seen.rule, seen.recused
    assert not rule.legality_review or any(
        one.by not in gone for one in built.all(e.LegalityReviewed)
    )
    assert not rule.discussion or any(
        not gone.intersection(one.members) for one in built.all(e.Discussed)
    )
    asked = {one for event in seen.all(e.ExpertsAppointed) for one in event.experts} - gone
    reports = standing(seen, e.ExpertsReported, "experts")
    assert reports or not rule.expert_review
    assert asked <= (set(reports[-1].experts) if reports else set()), "every expert is waited for"


def granted(seen: Seen) -> None:
    """Ask that nothing speaks against a grant."""
    if seen.event.deemed:
        return
    assert not barred(seen), "the barred is granted nothing"
    assert not unregistrable(seen, seen.event.on), "who may not be registered is not"
    assert all(one.passed for one in examinations(seen.before))
    sites = standing(seen, e.SiteVerified, "officers")
    prescribed = seen.rule.site_verification and not seen.the(e.Submitted).commitment
    assert sites or seen.was_accepted_elsewhere or not prescribed
    invited, ended = seen.all(e.CommentInvited), seen.all(e.CommentEnded)
    assert len(invited) == len(ended), "what the public was asked has ended"
    assert invited or seen.was_accepted_elsewhere or not seen.rule.public_notice
    assert all(one.until < seen.event.on for one in invited), "its days are over"
    reports = standing(seen, e.ExpertsReported, "experts")
    built = Seen(since_examined(seen.before), seen.event, seen.today)
    legal = [one for one in built.all(e.LegalityReviewed) if one.by not in seen.recused]
    found = (sites, standing(seen, e.Tested, "by"), reports, legal)
    assert all(one[-1].passed for one in found if one), "the last finding is for it"
    assert not pending(seen, PendingMode.BEFORE_DECISION)


def refused(seen: Seen) -> None:
    it = seen.event
    assert len(it.facts.strip()) >= 10, "with facts"
    assert str(Citation.parse(it.basis)) == it.basis, "with its basis"
    assert it.warned is (it.reason == "materials-untrue")
    _answered(seen)
    assert it.remedies
    _burdens(seen)


def certified(seen: Seen) -> None:
    assert seen.all(e.Granted)
    assert not seen.all(e.CertificateIssued), "certified once"
    assert seen.rule.certificate
    assert not pending(seen, PendingMode.BEFORE_DELIVERY)


def delivered(seen: Seen) -> None:
    assert not seen.all(e.Delivered), "delivered once"
    if seen.all(e.Refused):
        return
    assert seen.all(e.Granted)
    assert not pending(seen, PendingMode.BEFORE_DELIVERY)
    assert not seen.rule.certificate or seen.all(e.CertificateIssued)


def disclosed(seen: Seen) -> None:
    assert seen.all(e.Granted), "only grants are public"
    assert not seen.all(e.Disclosed), "once"


def undecided(seen: Seen) -> None:
    assert not seen.all(e.Granted) + seen.all(e.Refused), "what is decided stays"


_ASKS: tuple[tuple[Any, Callable[[Seen], None]], ...] = (
    (e.MaterialRemoved, removed),
    (e.Received, received),
    (e.CorrectionRequested, notice),
    (e.Accepted, accepted),
    (e.AmendmentRequested, amending),
    (e.AmendmentAllowed | e.AmendmentRefused, amended),
    (e.NotAccepted, not_accepted),
    (e.Examined, examined),
    (e.SiteVerified | e.TestersAppointed | e.Discussed, with_others),
    (e.SiteVerified, verified),
    (e.ExpertsAppointed, experts),
    (e.HearingScheduled, scheduled),
    (e.HearingHeld, held),
    (e.HearingRequested, requested),
    (e.LimitExtended, extended),
    (e.ExclusionAnnounced, excluded),
    (e.HandedOver, handed_over),
    (e.Granted | e.Refused, decided),
    (e.Granted, granted),
    (e.Refused, refused),
    (e.CertificateIssued, certified),
    (e.Delivered, delivered),
    (e.Disclosed, disclosed),
    (e.Terminated | e.ApplicationWithdrawn | e.Returned | e.CalledBack, undecided),
)
"""What is asked of which event."""

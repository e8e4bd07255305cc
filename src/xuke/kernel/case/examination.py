"""Examination 审查: verified on site, tested, advised, heard, forwarded, reviewed, discussed."""

from xuke.kernel.case.acceptance import owed
from xuke.kernel.case.events import (
    CaseEvent,
    Discussed,
    Examined,
    ExpertsAppointed,
    ExpertsReported,
    Forwarded,
    LegalityReviewed,
    PartyInformed,
    RepresentationsHeard,
    SiteVerified,
    Tested,
    TestersAppointed,
)
from xuke.kernel.case.guards import is_not_examiner, is_not_forwarded, was_accepted_elsewhere
from xuke.kernel.case.people import chair, check_named, concerned
from xuke.kernel.case.reasons import check_opinion, check_reason
from xuke.kernel.case.rights import (
    ACCEPTED,
    EXAMINED,
    IN_HAND,
    LEGAL,
    REVIEWER,
    by_decider,
    by_examiner,
    right,
)
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Course
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import LICENSING_LAW, Citation, cites
from xuke.kernel.law.limit import Deadline, deadline
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds

SEVERAL = 2
"""Two or more: no one person verifies, tests or discusses alone."""


@cites(LICENSING_LAW.art(31), LICENSING_LAW.art(34, 1), LICENSING_LAW.art(34, 3))
def examine(case: Case, examined: Examined, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record one person's examination, with every point of the checklist answered."""
    asked = points(case)
    on_site = set(case.filed_rule.checks_on_site) - set(asked)
    unseen = sorted(one for one in on_site if examined.checks.get(one))
    if unseen:
        raise Unlawful("point-not-verified", LICENSING_LAW.art(34, 3), missing=" ".join(unseen))
    unanswered = set(asked) - set(examined.checks)
    if unanswered:
        raise Unlawful(
            "checks-unanswered", LICENSING_LAW.art(34, 1), missing=" ".join(sorted(unanswered))
        )
    if not examined.opinion.strip():
        raise Unlawful("opinion-missing", LICENSING_LAW.art(34, 1))
    if examined.passed and not all(examined.checks.values()):
        raise Unlawful("passed-against-checks", LICENSING_LAW.art(38, 1))
    # What the applicant himself put right calls for it: without it nothing shows that he is right.
    lacking = owed(case) if case.amended else frozenset[str]()
    if examined.passed and lacking:
        raise Unlawful(
            "called-for-missing", LICENSING_LAW.art(31), missing=" ".join(sorted(lacking))
        )
    return (examined,)


@cites(LICENSING_LAW.art(34, 3))
def points(case: Case) -> tuple[str, ...]:
    """Return the points that an examiner answers: what is seen on site only once it was verified.

    Of a case that was accepted elsewhere the visit may stand in the old file.
    """
    rule, seen = case.filed_rule, bool(case.procedure.verified)
    if seen or was_accepted_elsewhere(case):
        return rule.checks
    return tuple(one for one in rule.checks if one not in rule.checks_on_site)


@cites(LICENSING_LAW.art(34, 3))
def verify_site(case: Case, verified: SiteVerified, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what two or more found on site; whoever records it was there."""
    basis = LICENSING_LAW.art(34, 3)
    _check_team(verified.officers, case, basis)
    if case.accepted and case.accepted.by in verified.officers:
        raise NotYours("accepted-by-same-person", basis)
    if at.person.id not in verified.officers:
        raise Unlawful("was-not-there", basis)
    check_reason(verified.findings, basis)
    return (verified,)


@cites(LICENSING_LAW.art(55, 2))
def appoint_testers(case: Case, named: TestersAppointed, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Appoint two or more who test; late is a breach of the five days, but better than never."""
    _check_team(named.officers, case, LICENSING_LAW.art(55, 2))
    return (named,)


def _check_team(officers: tuple[str, ...], case: Case, basis: Citation) -> None:
    """Ask for two or more distinct officials who may take part."""
    check_named(officers, case, basis)
    if len(officers) < SEVERAL:
        raise Unlawful("fewer-than-two", basis)
    if chair(case) in officers:
        raise Unlawful("chair-examines", LICENSING_LAW.art(48, 1, 3))


@cites(LICENSING_LAW.art(55, 1), LICENSING_LAW.art(55, 3))
def record_test(_case: Case, tested: Tested, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record a result, with the technical standard that a refusal would have to name."""
    if not tested.standard.strip():
        raise Unlawful("standard-missing", LICENSING_LAW.art(55, 3))
    check_reason(tested.findings, LICENSING_LAW.art(55, 1))
    return (tested,)


@cites(LICENSING_LAW.art(45))
def appoint_experts(case: Case, named: ExpertsAppointed, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Appoint experts who have no part in the case; more may join those appointed before."""
    if not named.experts:
        raise Unlawful("nobody-named", LICENSING_LAW.art(45))
    check_named((*case.procedure.experts, *named.experts), case, LICENSING_LAW.art(45))
    return (named,)


@cites(LICENSING_LAW.art(45))
def report_experts(case: Case, report: ExpertsReported, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what all experts concluded who were appointed and not recused, and nobody else."""
    if sorted(report.experts) != sorted(case.procedure.experts):
        experts = " ".join(case.procedure.experts)
        raise Unlawful("other-experts", LICENSING_LAW.art(45), experts=experts)
    check_opinion(report.opinion, LICENSING_LAW.art(45), passed=report.passed)
    return (report,)


@cites(LICENSING_LAW.art(36), LICENSING_LAW.art(47, 1))
def inform_party(case: Case, informed: PartyInformed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Tell somebody whose major interest is concerned, and until when he may answer.

    The same letter tells him of a hearing: he may not have to speak before he must have asked.
    """
    basis = LICENSING_LAW.art(36)
    check_named([informed.party], case, basis)
    if informed.party in concerned(case):
        raise Unlawful("informed-before", basis, party=informed.party)
    if not informed.interest.strip():
        raise Unlawful("interest-missing", basis)
    if informed.answer_by <= informed.on:
        raise Unlawful("answer-day-passed", basis, answer_by=informed.answer_by.isoformat())
    earliest = asking_due(case, informed, at.calendar).due
    if informed.answer_by < earliest:
        place = LICENSING_LAW.art(47, 1)
        raise Unlawful("party-answer-too-early", place, earliest=earliest.isoformat())
    return (informed,)


@cites(LICENSING_LAW.art(47, 1))
def asking_due(case: Case, informed: PartyInformed, calendar: Calendar) -> Deadline:
    """Return until when who was informed may ask for a hearing, from his being told."""
    return deadline(informed.on, case.filed_rule.law.hearing_request, calendar=calendar)


@cites(LICENSING_LAW.art(7), LICENSING_LAW.art(36))
def hear(case: Case, heard: RepresentationsHeard, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what the applicant or a party said, or that the right was given up."""
    if heard.party not in concerned(case):
        raise Unlawful("not-a-party", LICENSING_LAW.art(36), party=heard.party)
    if heard.waived is bool(heard.text.strip()):
        raise Unlawful("said-or-waived", LICENSING_LAW.art(36))
    return (heard,)


@cites(LICENSING_LAW.art(35))
def forward(case: Case, forwarded: Forwarded, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Send the preliminary opinion and all materials to the authority that decides, once."""
    if not forwarded.to.strip():
        raise Unlawful("name-missing", LICENSING_LAW.art(35))
    passed = all(one.passed for one in case.examinations)
    check_opinion(forwarded.opinion, LICENSING_LAW.art(35), passed=passed)
    return (forwarded,)


@cites(LICENSING_LAW.art(5, 1))
def review_legality(
    _case: Case, reviewed: LegalityReviewed, _at: Occasion
) -> tuple[CaseEvent, ...]:
    """Record whether the decision would be lawful; who reviews has not examined."""
    check_opinion(reviewed.opinion, LICENSING_LAW.art(5, 1), passed=reviewed.passed)
    return (reviewed,)


def discuss(case: Case, discussed: Discussed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what the heads concluded together; whoever records it was one of them."""
    check_named(discussed.members, case)
    if len(discussed.members) < SEVERAL:
        raise Unlawful("fewer-than-two")
    if at.person.id not in discussed.members:
        raise Unlawful("was-not-there")
    if not discussed.conclusion.strip():
        raise Unlawful("conclusion-missing")
    return (discussed,)


def _has_experts(case: Case) -> bool:
    return bool(case.procedure.experts)


def _is_two_level(case: Case) -> bool:
    return case.filed_rule.course is Course.TWO_LEVEL


_REVIEW = right(IN_HAND, *REVIEWER, held_by=Role.EXAMINER)
FINDINGS: tuple[Verb[Case], ...] = (
    Verb(
        name="examine",
        event=Examined,
        right=right(ACCEPTED, *REVIEWER, is_not_examiner, held_by=Role.EXAMINER),
        decide=examine,
    ),
    Verb(name="verify-site", event=SiteVerified, right=_REVIEW, decide=verify_site),
    Verb(
        name="appoint-testers",
        event=TestersAppointed,
        right=by_examiner(),
        decide=appoint_testers,
    ),
    Verb(name="test", event=Tested, right=_REVIEW, decide=record_test),
    Verb(
        name="appoint-experts",
        event=ExpertsAppointed,
        right=by_examiner(),
        decide=appoint_experts,
    ),
    Verb(
        name="report-experts",
        event=ExpertsReported,
        right=by_examiner(_has_experts),
        decide=report_experts,
    ),
    Verb(name="inform-party", event=PartyInformed, right=by_examiner(), decide=inform_party),
    Verb(name="hear", event=RepresentationsHeard, right=by_examiner(), decide=hear),
)
"""What examiners find, and whom they hear."""
ADVICE: tuple[Verb[Case], ...] = (
    Verb(
        name="forward",
        event=Forwarded,
        right=right(
            EXAMINED, *REVIEWER, is_not_forwarded, held_by=Role.EXAMINER, when=_is_two_level
        ),
        decide=forward,
    ),
    Verb(
        name="review-legality",
        event=LegalityReviewed,
        right=right(EXAMINED, holds(Role.LEGAL_REVIEWER), *LEGAL, held_by=Role.LEGAL_REVIEWER),
        decide=review_legality,
    ),
    Verb(name="discuss", event=Discussed, right=by_decider(), decide=discuss),
)
"""What is weighed between examination and decision."""

"""Examination 审查: verified on site, tested, advised, heard, forwarded, reviewed, discussed."""

from xuke.kernel.case.events import (
    CaseEvent,
    Discussed,
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
from xuke.kernel.case.people import chair, check_named, concerned
from xuke.kernel.case.reasons import check_opinion, check_reason
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import Step, require
from xuke.kernel.law.citation import LICENSING_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion

SEVERAL = 2
"""Two or more: no one person verifies, tests or discusses alone."""


@cites(LICENSING_LAW.art(34, 3))
def verify_site(case: Case, verified: SiteVerified, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what two or more found on site; whoever records it was there."""
    require(Step.VERIFY_SITE, at.person, case)
    basis = LICENSING_LAW.art(34, 3)
    _check_team(verified.officers, case, basis)
    if case.accepted and case.accepted.by in verified.officers:
        raise Unlawful("accepted-by-same-person", basis)
    if at.person.id not in verified.officers:
        raise Unlawful("was-not-there", basis)
    check_reason(verified.findings, basis)
    return (verified,)


@cites(LICENSING_LAW.art(55, 2))
def appoint_testers(case: Case, named: TestersAppointed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Appoint two or more who test; late is a breach of the five days, but better than never."""
    require(Step.APPOINT_TESTERS, at.person, case)
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
def record_test(case: Case, tested: Tested, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record a result, with the technical standard that a refusal would have to name."""
    require(Step.TEST, at.person, case)
    if not tested.standard.strip():
        raise Unlawful("standard-missing", LICENSING_LAW.art(55, 3))
    check_reason(tested.findings, LICENSING_LAW.art(55, 1))
    return (tested,)


@cites(LICENSING_LAW.art(45))
def appoint_experts(case: Case, named: ExpertsAppointed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Appoint experts who have no part in the case; more may join those appointed before."""
    require(Step.APPOINT_EXPERTS, at.person, case)
    if not named.experts:
        raise Unlawful("nobody-named", LICENSING_LAW.art(45))
    check_named((*case.procedure.experts, *named.experts), case, LICENSING_LAW.art(45))
    return (named,)


@cites(LICENSING_LAW.art(45))
def report_experts(case: Case, report: ExpertsReported, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what all experts concluded who were appointed and not recused, and nobody else."""
    require(Step.REPORT_EXPERTS, at.person, case)
    if sorted(report.experts) != sorted(case.procedure.experts):
        experts = " ".join(case.procedure.experts)
        raise Unlawful("other-experts", LICENSING_LAW.art(45), experts=experts)
    check_opinion(report.opinion, LICENSING_LAW.art(45), passed=report.passed)
    return (report,)


@cites(LICENSING_LAW.art(36))
def inform_party(case: Case, informed: PartyInformed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Tell somebody whose major interest is concerned, and until when he may answer."""
    require(Step.INFORM_PARTY, at.person, case)
    basis = LICENSING_LAW.art(36)
    check_named([informed.party], case, basis)
    if informed.party in concerned(case):
        raise Unlawful("informed-before", basis, party=informed.party)
    if not informed.interest.strip():
        raise Unlawful("interest-missing", basis)
    if informed.answer_by <= informed.on:
        raise Unlawful("answer-day-passed", basis, answer_by=informed.answer_by.isoformat())
    return (informed,)


@cites(LICENSING_LAW.art(7), LICENSING_LAW.art(36))
def hear(case: Case, heard: RepresentationsHeard, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what the applicant or a party said, or that the right was given up."""
    require(Step.HEAR, at.person, case)
    if heard.party not in concerned(case):
        raise Unlawful("not-a-party", LICENSING_LAW.art(36), party=heard.party)
    if heard.waived is bool(heard.text.strip()):
        raise Unlawful("said-or-waived", LICENSING_LAW.art(36))
    return (heard,)


@cites(LICENSING_LAW.art(35))
def forward(case: Case, forwarded: Forwarded, at: Occasion) -> tuple[CaseEvent, ...]:
    """Send the preliminary opinion and all materials to the authority that decides, once."""
    require(Step.FORWARD, at.person, case)
    if not forwarded.to.strip():
        raise Unlawful("name-missing", LICENSING_LAW.art(35))
    passed = all(one.passed for one in case.examinations)
    check_opinion(forwarded.opinion, LICENSING_LAW.art(35), passed=passed)
    return (forwarded,)


@cites(LICENSING_LAW.art(5, 1))
def review_legality(case: Case, reviewed: LegalityReviewed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record whether the decision would be lawful; who reviews has not examined."""
    require(Step.REVIEW_LEGALITY, at.person, case)
    check_opinion(reviewed.opinion, LICENSING_LAW.art(5, 1), passed=reviewed.passed)
    return (reviewed,)


def discuss(case: Case, discussed: Discussed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what the heads concluded together; whoever records it was one of them."""
    require(Step.DISCUSS, at.person, case)
    check_named(discussed.members, case)
    if len(discussed.members) < SEVERAL:
        raise Unlawful("fewer-than-two")
    if at.person.id not in discussed.members:
        raise Unlawful("was-not-there")
    if not discussed.conclusion.strip():
        raise Unlawful("conclusion-missing")
    return (discussed,)

"""What both walks share: how far they go, who may be asked, and what every refusal must say."""

import re
from decimal import Decimal

from hypothesis import settings, strategies as st
from tests.kernel.cases import HOME
from tests.kernel.turns import PEOPLE, TURNS

from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.waiting import NextActor, next_actor
from xuke.kernel.item.rule import Course, PendingMode, Tolerance
from xuke.kernel.law.citation import Citation
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person, Role

USUAL = 100
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")
ALWAYS_LEADING = frozenset(
    {
        "attach",
        "submit",
        "correct",
        "supply-pending",
        "accept",
        "accept-pending",
        "examine",
        "report-experts",
        "schedule-hearing",
        "hold-hearing",
        "end-exclusion",
        "forward",
        "countersign",
        "grant",
        "issue",
        "deliver",
        "disclose",
    }
)
EVERY = frozenset(TURNS)
FURTHER = EVERY - {"withdraw", "terminate", "not-accept"}
"""All but those that end a case early."""
NOT_PROGRESS = {"remove", "withdraw", "terminate", "hand-over", "recuse", "decide-chair-recusal"}
OPEN = frozenset(Phase) - {
    Phase.NONE,
    Phase.NOT_ACCEPTED,
    Phase.WITHDRAWN,
    Phase.TERMINATED,
    Phase.CONCLUDED,
}
FACTS_ASK_AGAIN = {"hand-over", "recuse", "verify-site", "remove", "terminate", "deregister"}
"""Whose facts decide the right once more: they name persons, of whom the same is asked as of who
acts; a file that must stay; a reason for which a case that was granted does not end; a ground on
which only who decides may strike off."""
OF_RIGHT = {
    "wrong-phase",
    "wrong-status",
    "role-missing",
    "recused",
    "assigned-to-other",
    "not-your-case",
    "own-application",
    "own-request",
    "applicant-comments",
    "accepted-by-same-person",
    "examined-by-same-person",
    "reviewed-by-same-person",
}
"""What is told to somebody who has no right to the step, whatever he tells."""

_HOUSE_RULES = """
    already-open answer-day-passed answer-day-too-early answer-known answer-missing
    applicant-is-a-person applicant-is-no-person asked-before assigned-to-other comment-day-passed
    comment-missing comment-open comment-over comment-running comment-too-short
    comment-without-words conclusion-missing day-before-record discussion-missing
    expert-review-missing fewer-than-two handed-in legality-review-missing
    major-discussion-missing major-review-missing materials-pending
    name-missing named-twice no-duplicate no-such-file no-such-reason nobody-named not-asked-to-sign
    not-awaited not-online objected-before opinion-known opinion-missing other-case-missing
    other-case-unknown own-request
    pending-day-out-of-reach pending-without-file promise-broken promise-missing
    promise-not-broken reason-too-short role-missing role-not-handed-over signatures-missing
    was-not-there wrong-phase
"""
HOUSE_RULES = frozenset(_HOUSE_RULES.split())
"""What is refused for good order, with no provision of a law behind it."""
MODES = st.sampled_from([None, *PendingMode])
SELDOM = st.sampled_from([False, False, True])
RULES: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {
        "course": st.sampled_from([Course.SINGLE, Course.SINGLE, Course.JOINT, Course.TWO_LEVEL]),
        "site_verification": SELDOM,
        "expert_review": SELDOM,
        "legality_review": SELDOM,
        "discussion": SELDOM,
        "fee": st.sampled_from([Decimal(0), Decimal(0), Decimal(80)]),
        "public_notice": st.sampled_from([None, None, Span(5, Unit.WORKING)]),
        "rectification_pauses": st.booleans(),
        "certificate": st.booleans(),
        "tolerance": st.builds(
            lambda mode: mode and Tolerance(mode=mode, within=Span(5, Unit.WORKING)), MODES
        ),
    }
)
"""What an item's law may ask for, in every combination."""


def times(number: int) -> int:
    """Return how many walks are made: so many, or as often as the chosen profile says."""
    profile = settings.get_profile(settings.get_current_profile_name())
    return number * profile.max_examples // USUAL


def check_words(refused: Unlawful) -> None:
    """Every refusal has a code, and where a law stands behind it a provision that is found."""
    assert KEBAB.fullmatch(refused.code), refused.code
    assert all(isinstance(fact, str) for fact in refused.facts.values())
    assert refused.citation or refused.code in HOUSE_RULES, refused.code
    if refused.citation:
        assert Citation.parse(str(refused.citation)) == refused.citation


def check_rights(refused: Unlawful, reason: Unlawful | None, step: str) -> None:
    """Whoever has no right to a step is told just that, and whoever has is told something else."""
    check_words(refused)
    if reason:
        assert refused.args == reason.args
    elif step not in FACTS_ASK_AGAIN:
        assert refused.code not in OF_RIGHT, (step, refused.code)


def meant(actor: NextActor, case: Case) -> list[Person]:
    """Return those who are meant: the named, or anybody new in the role.

    For the applicant a clerk may write down what came on paper.
    """
    if actor.role is Role.APPLICANT:
        return [Person(case.owner), Person("new", HOME, frozenset({Role.CLERK}))]
    return [Person(one, HOME, frozenset({actor.role})) for one in actor.persons or ("new",)]


def check_somebody_can_act(case: Case) -> None:
    """Every open case has a next actor, and whoever is meant has a step that leads on."""
    actor = next_actor(case)
    assert (actor is not None) is (case.phase in OPEN)
    if actor is None:
        return
    steps = [allowed(person, case) - NOT_PROGRESS for person in meant(actor, case)]
    assert all(steps) if actor.persons else any(steps), (actor, case.phase)


def allowed(person: Person, case: Case) -> set[str]:
    """Return what this person may do by hand, also as a part of something else."""
    listed = {one.name for one in CASE.next(person, case) if one.allowed}
    return listed | {one.name for one in CASE.verbs.values() if one.by_hand and one.of in listed}


def leading(case: Case) -> frozenset[str]:
    """Return the steps on the way from this draft to its grant, as far as its law asks for them."""
    rule, procedure = case.rule, case.procedure
    if rule is None:
        return ALWAYS_LEADING
    asked = {
        "request-correction": bool(missing_materials(case)),
        "verify-site": rule.site_verification and not procedure.verified,
        "appoint-experts": rule.expert_review and not procedure.experts,
        "review-legality": rule.legality_review and procedure.legality is None,
        "discuss": rule.discussion and procedure.discussed is None,
        "invite-comment": rule.public_notice and procedure.comment is None,
        "end-comment": procedure.is_open_for_comment,
        "inform-party": bool(procedure.retold),
        "offer-hearing": bool(procedure.parties),
        "refuse": not all(one.passed for one in case.examinations),
    }
    return ALWAYS_LEADING | {step for step, needed in asked.items() if needed}


def choices(case: Case, asked: frozenset[str]) -> dict[str, list[Person]]:
    """Return which of these steps somebody may take, and who."""
    found: dict[str, list[Person]] = {}
    for person in PEOPLE.values():
        for step in sorted(allowed(person, case) & asked):
            found.setdefault(step, []).append(person)
    return found

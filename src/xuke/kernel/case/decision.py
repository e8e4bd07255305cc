"""Decision 决定: granted or refused, and what must have gone before."""

from dataclasses import replace

from xuke.kernel.case.events import CaseEvent, Granted, Refused
from xuke.kernel.case.guards import check_met, is_not_barred, is_system, no_ban_awaits, passed
from xuke.kernel.case.hearing import check_rights
from xuke.kernel.case.known import known
from xuke.kernel.case.reasons import check_reason, check_remedies, require_answer
from xuke.kernel.case.registration import BARRED_BY_LAW, bars_found, check_barred, knowing
from xuke.kernel.case.rights import (
    BEFORE_ANY_DECISION,
    BEFORE_GRANT,
    DECIDER,
    EXAMINED,
    IN_HAND,
    right,
)
from xuke.kernel.case.state import Case
from xuke.kernel.case.term import term
from xuke.kernel.law.citation import LICENSING_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb

UNTRUE = "materials-untrue"
"""What is filed untrue is refused with a warning (article 78)."""

REFUSAL_REASONS = frozenset(
    {
        "conditions-not-met",
        "site-verification-failed",
        "expert-review-failed",
        UNTRUE,
        BARRED_BY_LAW,
        "other",
    }
)


@cites(LICENSING_LAW.art(38, 1))
def grant(case: Case, granted: Granted, at: Occasion) -> tuple[CaseEvent, ...]:
    """Grant the licence for its term; a change or a renewal rests on the old certificate's."""
    check_met(at)
    check_barred(case, at, granted.on)
    check_rights(case, granted, at.calendar)
    since, until = term(case, granted.on, known(at).old_until)
    return (replace(granted, valid_from=since, valid_until=until),)


@cites(LICENSING_LAW.art(7), LICENSING_LAW.art(38, 2), LICENSING_LAW.art(78))
def refuse(case: Case, refused: Refused, at: Occasion) -> tuple[CaseEvent, ...]:
    """Refuse with the facts found, the reasons, the provision, and the ways to challenge it."""
    basis = LICENSING_LAW.art(38, 2)
    if refused.reason not in REFUSAL_REASONS:
        raise Unlawful("no-such-reason", basis, reason=refused.reason)
    if not refused.facts.strip():
        raise Unlawful("facts-missing", basis)
    check_reason(refused.facts, basis)
    check_reason(refused.text, basis)
    for place in (refused.basis, *refused.also):
        _check_basis(place)
    check_remedies(case, refused.remedies, basis, at)
    check_rights(case, refused, at.calendar)
    if refused.reason == UNTRUE:
        require_answer(case, refused.on, at.calendar)
    found = bars_found(case, refused, at)
    also = _with_its_own(knowing(case, found), refused)
    return (*found, replace(refused, warned=refused.reason == UNTRUE, also=also))


@cites(LICENSING_LAW.art(38, 2), LICENSING_LAW.art(78), LICENSING_LAW.art(79))
def _with_its_own(case: Case, refused: Refused) -> tuple[str, ...]:
    """Return the further provisions, with the one that the reason itself rests on among them.

    Whoever decides may forget to name it; the decision would not tell why it warns or bars. Where
    he names the general law alone, the item's own provision on what was asked stands beside it.
    """
    named = (refused.basis, *refused.also)
    own = provision_of(case, refused.reason)
    if not own and all(map(_is_general, named)):
        own = _governing(case)
    return refused.also if not own or own in named else (*refused.also, own)


def _governing(case: Case) -> str:
    """Return the special law's provision on what was asked for; nothing where it is silent."""
    rule, general = case.filed_rule.licence, LICENSING_LAW.art(38, 2)
    place = str(rule.governing(case.action, general)) if rule else ""
    return "" if _is_general(place) else place


def _is_general(path: str) -> bool:
    """Whether a provision is one of the law on licences at large."""
    return path.startswith(f"{LICENSING_LAW.slug}/")


def provision_of(case: Case, reason: str) -> str:
    """Return the provision that a reason rests on whatever the case; of most it is the item's."""
    if reason == UNTRUE:
        return str(LICENSING_LAW.art(78))
    bar = case.registration_bar or case.bar
    return bar.basis if reason == BARRED_BY_LAW and bar else ""


def _check_basis(basis: str) -> None:
    """Ask for a provision that can be looked up."""
    try:
        Citation.parse(basis)
    except ValueError:
        raise Unlawful("basis-missing", LICENSING_LAW.art(38, 2), basis=basis) from None


def provisions_of_its_own(case: Case) -> list[str]:
    """Return the provisions of the reasons for a refusal that this case may have for itself.

    Nothing is held untrue that was not told before, and nobody barred without a bar.
    """
    may_be_untrue = case.procedure.untruth is not None or case.imported
    reasons = [*([UNTRUE] if may_be_untrue else []), BARRED_BY_LAW]
    return [found for one in reasons if (found := provision_of(case, one))]


@cites(LICENSING_LAW.art(50, 2))
def deem_granted(_case: Case, granted: Granted, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record that silence has granted a renewal; the end of the licence's term has done it."""
    return (granted,)


_DECISION = (*DECIDER, *BEFORE_ANY_DECISION)
VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="grant",
        event=Granted,
        right=right(
            EXAMINED,
            *_DECISION,
            is_not_barred,
            no_ban_awaits,
            passed,
            *BEFORE_GRANT,
            held_by=Role.DECIDER,
        ),
        decide=grant,
    ),
    Verb(
        name="refuse",
        event=Refused,
        right=right(EXAMINED, *_DECISION, held_by=Role.DECIDER),
        decide=refuse,
    ),
)
FOLLOWING: tuple[Verb[Case], ...] = (
    Verb(
        name="deem-granted",
        event=Granted,
        right=right(IN_HAND, is_system),
        decide=deem_granted,
        by_hand=False,
        of="grant",
    ),
)
"""What the end of a term does."""

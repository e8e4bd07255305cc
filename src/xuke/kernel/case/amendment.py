"""Putting answers right after acceptance 更正申请内容: asked for, allowed or refused.

No provision of the Licensing Law speaks of it. The applicant answers for the truth of what he filed
(31), and a decision rests on true facts alone (34, 38): so he may ask until there is a decision.
The limits go on as they were, since article 45 names what does not count and this is not among it.
"""

from dataclasses import replace

from xuke.kernel.case.barring import bar_by_answers
from xuke.kernel.case.events import (
    AmendmentAllowed,
    AmendmentRefused,
    AmendmentRequested,
    CaseEvent,
)
from xuke.kernel.case.filing import check_same_licence
from xuke.kernel.case.gaps import in_order
from xuke.kernel.case.guards import did_not_apply, did_not_ask, did_not_chair, hands_in
from xuke.kernel.case.known import known
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import IN_HAND, right
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds


@cites(LICENSING_LAW.art(29), LICENSING_LAW.art(31), LICENSING_LAW.art(49))
def request_amendment(case: Case, asked: AmendmentRequested, at: Occasion) -> tuple[CaseEvent, ...]:
    """Ask that answers be put right; who applies, and about which licence, is not changed so."""
    basis = LICENSING_LAW.art(31)
    if not asked.form:
        raise Unlawful("nothing-amended", basis)
    unknown = set(asked.form).difference(case.filed_rule.fields)
    if unknown:
        raise Unlawful("material-not-listed", basis, material=in_order(unknown))
    fixed = known(at).fixed.intersection(asked.form)
    if fixed:
        raise Unlawful("amends-who-applies", LICENSING_LAW.art(29), target=in_order(fixed))
    check_same_licence(case.action, case.filed_rule, known(at).changed)
    check_reason(asked.reason, basis)
    return (asked,)


@cites(LICENSING_LAW.art(31), LICENSING_LAW.art(34, 1), LICENSING_LAW.art(36))
def allow_amendment(case: Case, allowed: AmendmentAllowed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Let the answers stand as they were asked for; what was examined is examined anew.

    So is who was told: a party on what concerns it, the applicant on what is held untrue.
    """
    check_reason(allowed.reason, LICENSING_LAW.art(31))
    allowed = replace(allowed, tells_anew=True)
    return (allowed, *bar_by_answers(case, known(at).bars_anew, on=allowed.on))


@cites(LICENSING_LAW.art(31))
def refuse_amendment(
    _case: Case, refused: AmendmentRefused, _at: Occasion
) -> tuple[CaseEvent, ...]:
    """Leave the answers as they were, and say why; the applicant may withdraw and apply anew."""
    check_reason(refused.reason, LICENSING_LAW.art(31))
    return (refused,)


def _may_be_asked(case: Case) -> bool:
    """Whether an amendment can be asked for: one at a time, and of what was filed here."""
    return case.amendment is None and not case.imported


def _is_asked(case: Case) -> bool:
    return case.amendment is not None


_ANSWERING = right(
    IN_HAND,
    holds(Role.CLERK, Role.EXAMINER),
    did_not_apply,
    did_not_ask,
    did_not_chair,
    when=_is_asked,
)
ASKING: tuple[Verb[Case], ...] = (
    Verb(
        name="request-amendment",
        event=AmendmentRequested,
        right=right(IN_HAND, hands_in, when=_may_be_asked),
        decide=request_amendment,
        settled=frozenset({"called_for"}),
    ),
)
VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="allow-amendment",
        event=AmendmentAllowed,
        right=_ANSWERING,
        decide=allow_amendment,
        settled=frozenset({"tells_anew"}),
    ),
    Verb(
        name="refuse-amendment",
        event=AmendmentRefused,
        right=_ANSWERING,
        decide=refuse_amendment,
    ),
)
"""What officials of the case make of it."""

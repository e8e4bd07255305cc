"""限制登记: a sentence or a ban keeps the applicant from this registration, and its sisters.

One official enters what he read, another stands by it. What it bars from lies in other cases too,
so it can be confirmed and taken back whatever has become of this one.
"""

from dataclasses import replace

from xuke.kernel.case.barring import applies_anew, bar_by_bans
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.guards import did_not_apply, did_not_file
from xuke.kernel.case.known import known
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import IN_HAND, RECEIVED, right
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.ban import (
    BanConfirmed,
    BanNoted,
    BanWithdrawn,
    fold_ban,
    place_of,
    require_ban,
    require_second,
    taken_back,
)
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds

_FILED = frozenset(Phase) - {Phase.NONE, Phase.DRAFT}


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def note_ban(case: Case, noted: BanNoted, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Enter a ban on the applicant, which bars him once another official stands by it."""
    rule = require_ban(case.filed_rule.licence, noted)
    check_reason(noted.reason, Citation.parse(rule.basis))
    return (replace(noted, owes_confirmation=True),)


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def confirm_ban(case: Case, confirmed: BanConfirmed, at: Occasion) -> tuple[CaseEvent, ...]:
    """Stand by what another official entered; from now on it bars the applicant."""
    stood_by = require_second(case, confirmed, case.filed_rule.licence)
    return (stood_by, *bar_by_bans(fold_ban(case, stood_by), known(at).bars, on=confirmed.on))


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def withdraw_ban(case: Case, withdrawn: BanWithdrawn, at: Occasion) -> tuple[CaseEvent, ...]:
    """Take back what was entered of the applicant; what was decided by it meanwhile stands."""
    check_reason(withdrawn.reason, place_of(case.filed_rule.licence, withdrawn.ground))
    taken = taken_back(case, withdrawn, case.filed_rule.licence, at.person)
    return (taken, *bar_by_bans(fold_ban(case, taken), known(at).bars, on=withdrawn.on))


def _may_be_banned(case: Case) -> bool:
    """Whether the item's law knows bans, and the applicant wants what they keep from."""
    law = case.rule.licence if case.rule else None
    return law is not None and bool(law.bans) and applies_anew(case.action)


def _awaits(case: Case) -> bool:
    return bool(case.bans_awaiting)


def _is_entered(case: Case) -> bool:
    return bool(case.bans_awaiting or case.bans)


VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="note-ban",
        event=BanNoted,
        right=right(
            RECEIVED | IN_HAND,
            holds(Role.CLERK, Role.EXAMINER),
            did_not_apply,
            when=_may_be_banned,
        ),
        decide=note_ban,
        settled=frozenset({"owes_confirmation"}),
    ),
    Verb(
        name="confirm-ban",
        event=BanConfirmed,
        right=right(_FILED, holds(Role.DECIDER), did_not_file, when=_awaits),
        decide=confirm_ban,
        settled=frozenset({"issuer", "document"}),
    ),
    Verb(
        name="withdraw-ban",
        event=BanWithdrawn,
        right=right(
            _FILED,
            holds(Role.DECIDER, Role.CLERK, Role.EXAMINER),
            did_not_file,
            when=_is_entered,
        ),
        decide=withdraw_ban,
        settled=frozenset({"barred", "issuer", "document"}),
    ),
)

"""限制登记: a sentence or a ban keeps the applicant from this registration, and its sisters."""

from datetime import date

from xuke.kernel.case.barring import applies_anew
from xuke.kernel.case.events import BarFound, CaseEvent
from xuke.kernel.case.guards import did_not_apply
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import IN_HAND, RECEIVED, right
from xuke.kernel.case.state import Case
from xuke.kernel.item.ban import BanNoted, barred_until, require_ban
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def note_ban(case: Case, noted: BanNoted, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Enter a ban on the applicant, who is barred from acceptance and grant as by any other bar."""
    rule = require_ban(case.filed_rule.licence, noted)
    check_reason(noted.reason, Citation.parse(rule.basis))
    until = barred_until(rule, noted)
    bar = BarFound(on=noted.on, until=until, basis=rule.basis, source=noted.document)
    return (noted, bar) if _counts(case, noted, until) else (noted,)


def _counts(case: Case, noted: BanNoted, until: date) -> bool:
    """Whether it is what bars the applicant now: nothing else bars him longer."""
    before, bar = case.bans.get(noted.ground), case.bar
    is_own = bar is not None and before is not None and bar.source == before.document
    return bar is None or is_own or until > bar.until


def _may_be_banned(case: Case) -> bool:
    """Whether the item's law knows bans, and the applicant wants what they keep from."""
    law = case.rule.licence if case.rule else None
    return law is not None and bool(law.bans) and applies_anew(case.action)


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
    ),
)

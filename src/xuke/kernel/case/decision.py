"""Examination, decision, certificate, delivery 审查 决定 颁证 送达."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from xuke.kernel.case.acceptance import check_remedies
from xuke.kernel.case.events import (
    CaseEvent,
    CertificateIssued,
    Concluded,
    Delivered,
    Disclosed,
    Granted,
    Refused,
)
from xuke.kernel.case.guards import (
    has_certificate,
    is_deliverable,
    is_granted,
    is_not_barred,
    is_system,
    passed,
)
from xuke.kernel.case.hearing import may_still_ask
from xuke.kernel.case.known import known
from xuke.kernel.case.reasons import check_reason
from xuke.kernel.case.rights import (
    BEFORE_ANY_DECISION,
    BEFORE_DELIVERY,
    BEFORE_GRANT,
    DECIDED,
    DECIDER,
    EXAMINED,
    GRANTED,
    IN_HAND,
    phases,
    right,
)
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import (
    CIVIL_PROCEDURE_LAW,
    LICENSING_LAW,
    RECONSIDERATION_LAW,
    Citation,
    cites,
)
from xuke.kernel.law.limit import Span, Unit, add_months, deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds

MONTHS_A_YEAR = 12
_KEEPING = frozenset({Action.MODIFICATION, Action.REISSUE, Action.REVIEW_RENEWAL})
"""变更, 补办, 复核换证: the certificate changes, its term does not."""
TERM_KEEPING = _KEEPING | {Action.RENEWAL}
"""For what the end of the old certificate must be known."""

LEFT = "left"
NOTICE = "notice"
ELECTRONIC = "electronic"
UNTRUE = "materials-untrue"
"""What is filed untrue is refused with a warning (article 78)."""
PROVEN: Mapping[str, Citation] = {
    "entrusted": CIVIL_PROCEDURE_LAW.art(91),
    "post": CIVIL_PROCEDURE_LAW.art(91),
    "passed-on": CIVIL_PROCEDURE_LAW.art(94),
}
"""The ways that go through others' hands, each with the provision that asks for its receipt."""
WAYS = frozenset({"direct", LEFT, NOTICE, "electronic", *PROVEN})
"""送达方式: 直接 留置 公告 电子 委托 邮寄 转交."""

REFUSAL_REASONS = frozenset(
    {
        "conditions-not-met",
        "site-verification-failed",
        "expert-review-failed",
        UNTRUE,
        "barred-by-law",
        "other",
    }
)


@cites(LICENSING_LAW.art(38, 1))
def grant(case: Case, granted: Granted, at: Occasion) -> tuple[CaseEvent, ...]:
    """Grant the licence for its term; a change or a renewal rests on the old certificate's."""
    _check_rights(case, granted, at.calendar)
    since, until = _term(case, granted.on, known(at).old_until)
    return (replace(granted, valid_from=since, valid_until=until),)


@cites(LICENSING_LAW.art(36), LICENSING_LAW.art(47, 1), LICENSING_LAW.art(48, 2))
def _check_rights(case: Case, decided: Granted | Refused, calendar: Calendar) -> None:
    """Ask that everybody was heard or had his time, and that the decision rests on the minutes."""
    procedure, on = case.procedure, decided.on
    for party in procedure.unheard:
        # A last day that is a day off moves to the next working day (Civil Code 203).
        if on <= calendar.next_working_day(party.answer_by):
            raise Unlawful("party-unheard", LICENSING_LAW.art(36), party=party.party)
    settled = procedure.waived | {one.party for one in procedure.requested}
    for offered in procedure.offered:
        waits = offered.party not in settled
        if waits and may_still_ask(offered, case, on=on, calendar=calendar):
            raise Unlawful("hearing-right-open", LICENSING_LAW.art(47, 1), party=offered.party)
    if decided.minutes != (procedure.held.minutes if procedure.held else ""):
        raise Unlawful("decision-without-minutes", LICENSING_LAW.art(48, 2))


@cites(LICENSING_LAW.art(49), LICENSING_LAW.art(50, 1))
def _term(case: Case, on: date, old_until: date | None) -> tuple[date, date | None]:
    """Return the licence's term: a change keeps the old end, a renewal follows on it."""
    validity = case.filed_rule.validity
    if validity is None or case.action not in TERM_KEEPING:
        return on, valid_until(on, validity)
    if old_until is None:
        raise Unlawful("old-term-unknown", LICENSING_LAW.art(49))
    if case.action in _KEEPING:
        return on, old_until
    since = max(on, old_until + ONE_DAY)
    return since, valid_until(since, validity)


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
    _check_basis(refused.basis)
    check_remedies(case, refused.remedies, basis)
    _check_rights(case, refused, at.calendar)
    return (replace(refused, warned=refused.reason == UNTRUE),)


def _check_basis(basis: str) -> None:
    """Ask for a provision that can be looked up."""
    try:
        Citation.parse(basis)
    except ValueError:
        raise Unlawful("basis-missing", LICENSING_LAW.art(38, 2), basis=basis) from None


@cites(LICENSING_LAW.art(39), LICENSING_LAW.art(44))
def issue(_case: Case, issued: CertificateIssued, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Issue the certificate of a granted licence."""
    if not issued.number:
        raise Unlawful("certificate-number-missing", LICENSING_LAW.art(39))
    return (issued,)


@cites(LICENSING_LAW.art(44))
def deliver(case: Case, delivered: Delivered, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record that the document reached the applicant; the case is concluded by it."""
    if delivered.way not in WAYS:
        raise Unlawful("no-such-way", LICENSING_LAW.art(44), way=delivered.way)
    _check_way(case, delivered, at.calendar)
    return (delivered, Concluded(on=delivered.on))


@cites(CIVIL_PROCEDURE_LAW.art(89), CIVIL_PROCEDURE_LAW.art(91), CIVIL_PROCEDURE_LAW.art(94))
def _check_way(case: Case, delivered: Delivered, calendar: Calendar) -> None:
    """Ask for what shows that the document came by its way; the law of civil procedure lends it."""
    seen_by = [one for one in delivered.witnesses if one.strip()]
    if delivered.way == LEFT and not seen_by:
        raise Unlawful("witness-missing", CIVIL_PROCEDURE_LAW.art(89))
    if delivered.way in PROVEN and not delivered.proof.strip():
        raise Unlawful("proof-missing", PROVEN[delivered.way])
    if delivered.way == NOTICE:
        _check_notice(case, delivered, calendar)
    if delivered.way == ELECTRONIC:
        _check_online_remedy(case)


@cites(RECONSIDERATION_LAW.art(22, 2))
def _check_online_remedy(case: Case) -> None:
    """Ask that what is refused online names where it can be challenged online."""
    remedies = case.decision.remedies if isinstance(case.decision, Refused) else None
    if remedies and remedies.online_owed and not remedies.online.strip():
        raise Unlawful("online-channel-missing", RECONSIDERATION_LAW.art(22, 2))


@cites(CIVIL_PROCEDURE_LAW.art(95))
def _check_notice(case: Case, delivered: Delivered, calendar: Calendar) -> None:
    """Ask for a public notice whose days are over."""
    basis = CIVIL_PROCEDURE_LAW.art(95)
    if delivered.published_on is None:
        raise Unlawful("publication-missing", basis)
    if case.decision and delivered.published_on < case.decision.on:
        raise Unlawful("published-before-decision", basis)
    span = case.filed_rule.law.public_notice
    due = deadline(delivered.published_on, span, calendar=calendar).due
    if delivered.on < due:
        raise Unlawful("public-notice-running", basis, due=due.isoformat())


@cites(LICENSING_LAW.art(40))
def disclose(_case: Case, disclosed: Disclosed, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Put the grant on the public list."""
    return (disclosed,)


@cites(LICENSING_LAW.art(50, 2))
def deem_granted(_case: Case, granted: Granted, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record that silence has granted a renewal; the end of the licence's term has done it."""
    return (granted,)


def valid_until(start: date, validity: Span | None) -> date | None:
    """Return the last day of the licence, or nothing where it has no term.

    >>> valid_until(date(2026, 3, 2), Span(4, Unit.YEAR))
    datetime.date(2030, 3, 1)
    """
    if validity is None:
        return None
    match validity.unit:
        case Unit.YEAR:
            end = add_months(start, validity.length * MONTHS_A_YEAR)
        case Unit.MONTH:
            end = add_months(start, validity.length)
        case _:
            raise ValueError(validity)
    return end - ONE_DAY


_CLERK = holds(Role.CLERK)
_DECISION = (*DECIDER, *BEFORE_ANY_DECISION)
VERBS: tuple[Verb[Case], ...] = (
    Verb(
        name="grant",
        event=Granted,
        right=right(
            EXAMINED, *_DECISION, is_not_barred, passed, *BEFORE_GRANT, held_by=Role.DECIDER
        ),
        decide=grant,
    ),
    Verb(
        name="refuse",
        event=Refused,
        right=right(EXAMINED, *_DECISION, held_by=Role.DECIDER),
        decide=refuse,
    ),
    Verb(
        name="issue",
        event=CertificateIssued,
        right=right(GRANTED, _CLERK, has_certificate, BEFORE_DELIVERY, held_by=Role.CLERK),
        decide=issue,
    ),
    Verb(
        name="deliver",
        event=Delivered,
        right=right(DECIDED, _CLERK, is_deliverable, BEFORE_DELIVERY, held_by=Role.CLERK),
        decide=deliver,
    ),
    Verb(
        name="disclose",
        event=Disclosed,
        right=right(
            phases(Phase.GRANTED, Phase.ISSUED, Phase.CONCLUDED), holds(Role.PUBLISHER), is_granted
        ),
        decide=disclose,
    ),
    Verb(
        name="deem-granted",
        event=Granted,
        right=right(IN_HAND, is_system),
        decide=deem_granted,
        by_hand=False,
        of="grant",
    ),
)

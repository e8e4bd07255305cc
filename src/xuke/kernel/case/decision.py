"""Examination, decision, certificate, delivery 审查 决定 颁证 送达."""

from datetime import date

from xuke.kernel.calendar import ONE_DAY
from xuke.kernel.case.acceptance import SHORTEST_REASON
from xuke.kernel.case.events import (
    CaseEvent,
    CertificateIssued,
    Concluded,
    Delivered,
    Disclosed,
    Examined,
    Granted,
    Refused,
)
from xuke.kernel.case.rule import Action
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import Step, require
from xuke.kernel.citation import LICENSING_LAW, Citation, cites
from xuke.kernel.limit import Span, Unit, add_months
from xuke.kernel.person import Person
from xuke.kernel.refusal import Unlawful

MONTHS_A_YEAR = 12
_KEEPING = frozenset({Action.MODIFICATION, Action.REISSUE, Action.REVIEW_RENEWAL})
"""变更, 补办, 复核换证: the certificate changes, its term does not."""

WAYS = frozenset({"direct", "left", "entrusted", "post", "passed-on", "notice", "electronic"})
"""送达方式: 直接 留置 委托 邮寄 转交 公告 电子."""

REFUSAL_REASONS = frozenset(
    {
        "conditions-not-met",
        "site-verification-failed",
        "expert-review-failed",
        "materials-untrue",
        "barred-by-law",
        "other",
    }
)


@cites(LICENSING_LAW.art(34, 1), LICENSING_LAW.art(34, 3))
def examine(case: Case, examined: Examined, *, person: Person) -> tuple[CaseEvent, ...]:
    """Record one person's examination, with every point of the checklist answered."""
    require(Step.EXAMINE, person, case)
    unanswered = set(case.filed_rule.checks) - set(examined.checks)
    if unanswered:
        raise Unlawful(
            "checks-unanswered", LICENSING_LAW.art(34, 1), missing=" ".join(sorted(unanswered))
        )
    if not examined.opinion.strip():
        raise Unlawful("opinion-missing", LICENSING_LAW.art(34, 1))
    if examined.passed and not all(examined.checks.values()):
        raise Unlawful("passed-against-checks", LICENSING_LAW.art(38, 1))
    return (examined,)


@cites(LICENSING_LAW.art(38, 1))
def grant(
    case: Case, *, person: Person, document: str, on: date, old_until: date | None = None
) -> tuple[CaseEvent, ...]:
    """Grant the licence; `old_until` is the end of the certificate that is changed or renewed."""
    require(Step.GRANT, person, case)
    since, until = _term(case, on, old_until)
    return (Granted(on=on, by=person.id, document=document, valid_from=since, valid_until=until),)


@cites(LICENSING_LAW.art(49), LICENSING_LAW.art(50, 1))
def _term(case: Case, on: date, old_until: date | None) -> tuple[date, date | None]:
    """Return the licence's term: a change keeps the old end, a renewal follows on it."""
    validity = case.filed_rule.validity
    if validity is None or case.action not in _KEEPING | {Action.RENEWAL}:
        return on, valid_until(on, validity)
    if old_until is None:
        raise Unlawful("old-term-unknown", LICENSING_LAW.art(49))
    if case.action in _KEEPING:
        return on, old_until
    since = max(on, old_until + ONE_DAY)
    return since, valid_until(since, validity)


@cites(LICENSING_LAW.art(38, 2))
def refuse(case: Case, refused: Refused, *, person: Person) -> tuple[CaseEvent, ...]:
    """Refuse with a reason, the facts in words, and the provision."""
    require(Step.REFUSE, person, case)
    if refused.reason not in REFUSAL_REASONS:
        raise Unlawful("no-such-reason", LICENSING_LAW.art(38, 2), reason=refused.reason)
    if len(refused.text.strip()) < SHORTEST_REASON:
        raise Unlawful("reason-too-short", LICENSING_LAW.art(38, 2))
    _check_basis(refused.basis)
    return (refused,)


def _check_basis(basis: str) -> None:
    """Ask for a provision that can be looked up."""
    try:
        Citation.parse(basis)
    except ValueError:
        raise Unlawful("basis-missing", LICENSING_LAW.art(38, 2), basis=basis) from None


@cites(LICENSING_LAW.art(39), LICENSING_LAW.art(44))
def issue(case: Case, issued: CertificateIssued, *, person: Person) -> tuple[CaseEvent, ...]:
    """Issue the certificate of a granted licence."""
    require(Step.ISSUE, person, case)
    if not issued.number:
        raise Unlawful("certificate-number-missing", LICENSING_LAW.art(39))
    return (issued,)


@cites(LICENSING_LAW.art(44))
def deliver(case: Case, *, person: Person, way: str, on: date) -> tuple[CaseEvent, ...]:
    """Record that the document reached the applicant; the case is concluded by it."""
    require(Step.DELIVER, person, case)
    if way not in WAYS:
        raise Unlawful("no-such-way", LICENSING_LAW.art(44), way=way)
    return (Delivered(on=on, by=person.id, way=way), Concluded(on=on))


@cites(LICENSING_LAW.art(40))
def disclose(case: Case, *, person: Person, on: date) -> tuple[CaseEvent, ...]:
    """Put the grant on the public list."""
    require(Step.DISCLOSE, person, case)
    return (Disclosed(on=on, by=person.id),)


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

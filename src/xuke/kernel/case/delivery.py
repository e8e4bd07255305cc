"""What follows a decision: certificate, delivery, disclosure 颁证 送达 公示."""

from collections.abc import Mapping

from xuke.kernel.case.events import (
    CaseEvent,
    CertificateIssued,
    Concluded,
    Delivered,
    Disclosed,
    Refused,
)
from xuke.kernel.case.guards import has_certificate, is_deliverable, is_granted
from xuke.kernel.case.known import Known, known
from xuke.kernel.case.rights import BEFORE_DELIVERY, DECIDED, GRANTED, phases, right
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import (
    CIVIL_PROCEDURE_LAW,
    LICENSING_LAW,
    LITIGATION_LAW,
    RECONSIDERATION_LAW,
    Citation,
    cites,
)
from xuke.kernel.law.limit import deadline
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds

DIRECT = "direct"
LEFT = "left"
NOTICE = "notice"
ELECTRONIC = "electronic"
POST = "post"
PROVEN: Mapping[str, Citation] = {
    "entrusted": CIVIL_PROCEDURE_LAW.art(91),
    POST: CIVIL_PROCEDURE_LAW.art(91),
    "passed-on": CIVIL_PROCEDURE_LAW.art(94),
}
"""The ways that go through others' hands, each with the provision that asks for its receipt."""
WAYS = frozenset({DIRECT, LEFT, NOTICE, ELECTRONIC, *PROVEN})
"""送达方式: 直接 留置 公告 电子 委托 邮寄 转交."""


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
    _check_way(case, delivered, at)
    return (delivered, Concluded(on=delivered.on))


@cites(CIVIL_PROCEDURE_LAW.art(89), CIVIL_PROCEDURE_LAW.art(91), CIVIL_PROCEDURE_LAW.art(94))
def _check_way(case: Case, delivered: Delivered, at: Occasion) -> None:
    """Ask for what shows that the document came by its way; the law of civil procedure lends it."""
    seen_by = [one for one in delivered.witnesses if one.strip()]
    if delivered.way == LEFT and not seen_by:
        raise Unlawful("witness-missing", CIVIL_PROCEDURE_LAW.art(89))
    if delivered.way in PROVEN and not delivered.proof.strip():
        raise Unlawful("proof-missing", PROVEN[delivered.way])
    if delivered.way == NOTICE:
        _check_notice(case, delivered, at.calendar)
    if delivered.way == ELECTRONIC:
        _check_online_remedies(case, known(at))


@cites(RECONSIDERATION_LAW.art(22, 2), LITIGATION_LAW.art(46))
def _check_online_remedies(case: Case, known: Known) -> None:
    """Ask that what is refused online names where it can be challenged online, and which court.

    What stood unconfirmed when the decision was signed stays so: it goes another way.
    """
    remedies = case.decision.remedies if isinstance(case.decision, Refused) else None
    if remedies is None or not remedies.online_owed:
        return
    if not known.names(remedies.online):
        raise Unlawful("online-channel-missing", RECONSIDERATION_LAW.art(22, 2))
    if not known.names(remedies.court):
        raise Unlawful("court-unconfirmed", LITIGATION_LAW.art(46))


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


_CLERK = holds(Role.CLERK)
VERBS: tuple[Verb[Case], ...] = (
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
)

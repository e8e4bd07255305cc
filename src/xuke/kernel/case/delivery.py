"""What follows a decision: certificate, delivery, disclosure 颁证 送达 公示."""

from dataclasses import replace

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
from xuke.kernel.law.citation import LICENSING_LAW, LITIGATION_LAW, RECONSIDERATION_LAW, cites
from xuke.kernel.law.delivery import (
    ELECTRONIC,
    ElectronicAgreed,
    Sent,
    check_agreement,
    is_agreed_on,
    received_on,
)
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb, holds


@cites(LICENSING_LAW.art(39), LICENSING_LAW.art(44))
def issue(_case: Case, issued: CertificateIssued, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Issue the certificate of a granted licence."""
    if not issued.number:
        raise Unlawful("certificate-number-missing", LICENSING_LAW.art(39))
    return (issued,)


def agree(_case: Case, agreed: ElectronicAgreed, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Record what the applicant has signed on the electronic way, beside his application."""
    check_agreement(agreed)
    return (agreed,)


@cites(LICENSING_LAW.art(44))
def deliver(case: Case, delivered: Delivered, at: Occasion) -> tuple[CaseEvent, ...]:
    """Record that the document reached the applicant; the case is concluded by it.

    The electronic way is judged by what he had agreed to when it arrived, not when it is told.
    """
    sent = Sent(
        written_on=case.decision.on if case.decision else None,
        agreed=is_agreed_on(case.electronic, delivered.received, before=known(at).agreed),
        notice=case.filed_rule.law.public_notice,
    )
    day = received_on(delivered, sent, delivered.on, at.calendar)
    if delivered.way == ELECTRONIC:
        _check_online_remedies(case, known(at))
    if day != delivered.on:
        delivered = replace(delivered, received_on=day)
    return (delivered, Concluded(on=delivered.on))


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
        name="agree-electronic",
        event=ElectronicAgreed,
        right=right(DECIDED, _CLERK, held_by=Role.CLERK),
        decide=agree,
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

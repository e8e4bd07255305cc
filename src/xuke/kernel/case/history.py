"""Imported history 历史办件: a past case told by the same events, with only what is known."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xuke.kernel.case.events import (
    Accepted,
    Applicant,
    CaseEvent,
    CertificateIssued,
    Concluded,
    FeeCharged,
    Granted,
    LimitExtended,
    NotAccepted,
    Received,
    Refused,
    Submitted,
    TimeExcluded,
)
from xuke.kernel.case.state import Outcome
from xuke.kernel.item.rule import ONLINE_CHANNELS, Action, Channel, ItemRule
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import IMPORT


@dataclass(frozen=True, kw_only=True)
class PastCase:
    """What an authority's own list says of one case."""

    number: str
    rule: ItemRule
    action: Action
    channel: Channel
    applicant: Applicant
    received_on: date
    accepted_on: date | None = None
    not_accepted_on: date | None = None
    not_accepted_reason: str = ""
    decided_on: date | None = None
    outcome: Outcome | None = None
    refusal_reason: str = ""
    commitment: bool = False
    fully_online: bool = False
    certificate_number: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    fee: Decimal = Decimal(0)
    excluded_days: int = 0
    extended_days: int = 0


@cites(LICENSING_LAW.art(32), LICENSING_LAW.art(42), LICENSING_LAW.art(45))
def past_case(past: PastCase) -> tuple[CaseEvent, ...]:
    """Tell the case by its events; impossible orders of days and facts are refused."""
    reason = next(iter(contradictions(past)), None)
    if reason:
        raise reason
    return (
        *_filing(past),
        *_acceptance(past),
        *_decision(past),
        *_fee(past),
        *_conclusion(past),
    )


def contradictions(past: PastCase) -> list[Unlawful]:
    """Return everything that cannot be true together, by the name of the column."""
    checks = (
        ("accepted-before-received", "accepted_on", _before(past.accepted_on, past.received_on)),
        (
            "not-accepted-before-received",
            "not_accepted_on",
            _before(past.not_accepted_on, past.received_on),
        ),
        ("decided-before-accepted", "decided_on", _before(past.decided_on, past.accepted_on)),
        (
            "decided-without-acceptance",
            "decided_on",
            bool(past.decided_on) and past.accepted_on is None,
        ),
        (
            "accepted-and-not-accepted",
            "not_accepted_on",
            bool(past.accepted_on and past.not_accepted_on),
        ),
        ("decision-without-day", "decided_on", bool(past.outcome) and past.decided_on is None),
        ("day-without-decision", "decision", bool(past.decided_on) and past.outcome is None),
        (
            "fully-online-at-window",
            "fully_online",
            past.fully_online and past.channel not in ONLINE_CHANNELS,
        ),
        (
            "certificate-without-grant",
            "certificate_number",
            bool(past.certificate_number) and past.outcome is not Outcome.GRANTED,
        ),
        ("valid-until-before-from", "valid_to", _before(past.valid_until, past.valid_from)),
    )
    return [Unlawful(code, column=column) for code, column, broken in checks if broken]


def _before(day: date | None, other: date | None) -> bool:
    """Whether both days are known and the first lies before the second."""
    return day is not None and other is not None and day < other


def _filing(past: PastCase) -> tuple[CaseEvent, ...]:
    """Return submission and receipt; history knows one day for both."""
    return (
        Submitted(
            on=past.received_on,
            number=past.number,
            action=past.action,
            channel=past.channel,
            applicant=past.applicant,
            rule=past.rule,
            commitment=past.commitment,
            fully_online=past.fully_online,
            imported=True,
        ),
        Received(on=past.received_on, counts_from=past.received_on),
    )


def _acceptance(past: PastCase) -> tuple[CaseEvent, ...]:
    """Return acceptance with what lengthened the limit, or non-acceptance."""
    if past.not_accepted_on:
        text = past.not_accepted_reason
        return (NotAccepted(on=past.not_accepted_on, by=IMPORT, reason="other", text=text),)
    if past.accepted_on is None:
        return ()
    events: list[CaseEvent] = [Accepted(on=past.accepted_on, by=IMPORT)]
    if past.excluded_days:
        events.append(TimeExcluded(on=past.accepted_on, days=past.excluded_days))
    if past.extended_days:
        events.append(LimitExtended(on=past.accepted_on, days=past.extended_days, by=IMPORT))
    return tuple(events)


def _decision(past: PastCase) -> tuple[CaseEvent, ...]:
    """Return the decision, and the certificate if one is named."""
    on = past.decided_on
    if on is None:
        return ()
    events: list[CaseEvent] = []
    if past.outcome is Outcome.REFUSED:
        text = past.refusal_reason
        events.append(Refused(on=on, by=IMPORT, document="", reason="other", text=text))
    else:
        events.append(_granted(past, on))
    if past.certificate_number:
        events.append(_certificate(past, on))
    return tuple(events)


def _granted(past: PastCase, on: date) -> Granted:
    """Return the grant with the term that the list names."""
    return Granted(
        on=on, by=IMPORT, document="", valid_from=past.valid_from, valid_until=past.valid_until
    )


def _certificate(past: PastCase, on: date) -> CertificateIssued:
    """Return the certificate that the list names."""
    return CertificateIssued(
        on=on,
        by=IMPORT,
        number=past.certificate_number,
        valid_from=past.valid_from,
        valid_until=past.valid_until,
    )


def _fee(past: PastCase) -> tuple[CaseEvent, ...]:
    """Return the fee, if one was charged, on the last day that is known."""
    if not past.fee:
        return ()
    on = past.decided_on or past.not_accepted_on or past.accepted_on or past.received_on
    return (FeeCharged(on=on, amount=past.fee),)


def _conclusion(past: PastCase) -> tuple[CaseEvent, ...]:
    """Return the conclusion of a closed case; a row without a decision is an open case."""
    on = past.decided_on or past.not_accepted_on
    return (Concluded(on=on),) if on else ()

"""Imported history is told by the same events, with only what is known."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.kernel.cases import MON, PLAIN, RULE

from xuke.kernel.case.decision_limits import statutory_due, was_in_time, was_on_the_spot
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
from xuke.kernel.case.history import PastCase, contradictions, past_case
from xuke.kernel.case.state import Outcome, Phase, replay
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.refusal import Unlawful

TUE = date(2026, 3, 3)
GRANTED = PastCase(
    number="A-1",
    rule=RULE,
    action=Action.NEW,
    channel=Channel.ONLINE,
    applicant=Applicant(kind="person", name="张虚构"),
    received_on=MON,
    accepted_on=MON,
    decided_on=TUE,
    outcome=Outcome.GRANTED,
    fully_online=True,
    certificate_number="Z-1",
    valid_from=TUE,
    valid_until=date(2030, 3, 2),
    fee=Decimal("12.50"),
)


WED = date(2026, 3, 4)
FULL = replace(
    GRANTED,
    action=Action.RENEWAL,
    channel=Channel.MOBILE,
    decided_on=WED,
    accepted_on=TUE,
    commitment=True,
    excluded_days=3,
    extended_days=10,
)
FILED = (
    Submitted(
        on=MON,
        number="A-1",
        action=Action.RENEWAL,
        channel=Channel.MOBILE,
        applicant=GRANTED.applicant,
        rule=RULE,
        commitment=True,
        fully_online=True,
        imported=True,
    ),
    Received(on=MON, counts_from=MON),
)
TAKEN = (
    Accepted(on=TUE, by="import"),
    TimeExcluded(on=TUE, days=3),
    LimitExtended(on=TUE, days=10, by="import"),
)


@pytest.mark.parametrize(
    ("past", "events"),
    [
        pytest.param(
            FULL,
            (
                *FILED,
                *TAKEN,
                Granted(
                    on=WED,
                    by="import",
                    document="",
                    valid_from=TUE,
                    valid_until=date(2030, 3, 2),
                ),
                CertificateIssued(
                    on=WED,
                    by="import",
                    number="Z-1",
                    valid_from=TUE,
                    valid_until=date(2030, 3, 2),
                ),
                FeeCharged(on=WED, amount=Decimal("12.50")),
                Concluded(on=WED),
            ),
            id="granted",
        ),
        pytest.param(
            replace(
                FULL, outcome=Outcome.REFUSED, certificate_number="", refusal_reason="条件不符"
            ),
            (
                *FILED,
                *TAKEN,
                Refused(on=WED, by="import", document="", reason="other", text="条件不符"),
                FeeCharged(on=WED, amount=Decimal("12.50")),
                Concluded(on=WED),
            ),
            id="refused",
        ),
        pytest.param(
            replace(FULL, decided_on=None, outcome=None, certificate_number=""),
            (*FILED, *TAKEN, FeeCharged(on=TUE, amount=Decimal("12.50"))),
            id="not yet decided: the fee on the day of acceptance",
        ),
        pytest.param(
            replace(FULL, accepted_on=None, decided_on=None, outcome=None, certificate_number=""),
            (*FILED, FeeCharged(on=MON, amount=Decimal("12.50"))),
            id="not yet accepted: the fee on the day of receipt",
        ),
        pytest.param(
            replace(
                FULL,
                accepted_on=None,
                decided_on=None,
                outcome=None,
                certificate_number="",
                not_accepted_on=TUE,
                not_accepted_reason="不属于本机关职权",
            ),
            (
                *FILED,
                NotAccepted(on=TUE, by="import", reason="other", text="不属于本机关职权"),
                FeeCharged(on=TUE, amount=Decimal("12.50")),
                Concluded(on=TUE),
            ),
            id="not accepted",
        ),
    ],
)
def test_history_is_told_by_these_events_and_no_others(
    past: PastCase, events: tuple[CaseEvent, ...]
) -> None:
    assert past_case(past) == events


def test_a_granted_case_is_told_whole() -> None:
    case = replay(past_case(GRANTED))

    assert (case.phase, case.outcome, case.closed_on) == (Phase.CONCLUDED, Outcome.GRANTED, TUE)
    assert case.imported
    assert (case.fee, case.certificate and case.certificate.number) == (Decimal("12.50"), "Z-1")
    assert (was_in_time(case, PLAIN), was_on_the_spot(case)) == (True, False)


def test_a_refused_case_keeps_its_reason() -> None:
    past = replace(
        GRANTED, outcome=Outcome.REFUSED, certificate_number="", refusal_reason="条件不符"
    )

    case = replay(past_case(past))

    assert case.outcome is Outcome.REFUSED
    assert case.decision
    assert getattr(case.decision, "text", "") == "条件不符"


def test_a_case_that_was_not_accepted_is_closed_that_day() -> None:
    past = replace(
        GRANTED,
        accepted_on=None,
        decided_on=None,
        outcome=None,
        certificate_number="",
        not_accepted_on=TUE,
        not_accepted_reason="不属于本机关职权",
        fee=Decimal(0),
    )

    case = replay(past_case(past))

    assert (case.phase, case.outcome, case.closed_on) == (
        Phase.CONCLUDED,
        Outcome.NOT_ACCEPTED,
        TUE,
    )


@pytest.mark.parametrize(
    ("accepted_on", "phase"),
    [
        pytest.param(None, Phase.RECEIVED, id="received only: waits for acceptance"),
        pytest.param(MON, Phase.ACCEPTED, id="accepted: waits for examination"),
    ],
)
def test_a_row_without_a_decision_is_an_open_case(accepted_on: date | None, phase: Phase) -> None:
    past = replace(
        GRANTED, accepted_on=accepted_on, decided_on=None, outcome=None, certificate_number=""
    )

    assert replay(past_case(past)).phase is phase


def test_days_that_lengthened_the_limit_lengthen_it_here() -> None:
    case = replay(past_case(replace(GRANTED, excluded_days=3, extended_days=10)))

    due = statutory_due(case, PLAIN)

    assert due
    assert due.due == date(2026, 4, 16)


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        ({"accepted_on": date(2026, 3, 1)}, "accepted-before-received", "accepted_on"),
        ({"decided_on": date(2026, 3, 1)}, "decided-before-accepted", "decided_on"),
        ({"accepted_on": None}, "decided-without-acceptance", "decided_on"),
        ({"not_accepted_on": TUE}, "accepted-and-not-accepted", "not_accepted_on"),
        (
            {"not_accepted_on": date(2026, 3, 1)},
            "not-accepted-before-received",
            "not_accepted_on",
        ),
        ({"decided_on": None}, "decision-without-day", "decided_on"),
        ({"outcome": None, "certificate_number": ""}, "day-without-decision", "decision"),
        ({"channel": Channel.WINDOW}, "fully-online-at-window", "fully_online"),
        ({"outcome": Outcome.REFUSED}, "certificate-without-grant", "certificate_number"),
        ({"valid_until": MON}, "valid-until-before-from", "valid_to"),
    ],
)
def test_what_cannot_be_true_together_is_named_by_its_column(
    change: dict[str, object], code: str, column: str
) -> None:
    past = replace(GRANTED, **change)  # type: ignore[arg-type]

    named = {reason.code: (reason.citation, reason.facts) for reason in contradictions(past)}

    assert named[code] == (None, {"column": column})
    with pytest.raises(Unlawful):
        past_case(past)


def test_what_is_told_without_contradiction_is_told() -> None:
    assert contradictions(GRANTED) == []
    assert contradictions(FULL) == []

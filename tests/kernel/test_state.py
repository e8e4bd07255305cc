"""A case is folded from its events: each event changes what it tells of, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases, licences
from tests.kernel.cases import APPLICANT, CLERK, FIRST, HEAD, MON, OPENED, RULE, SECOND, file_of

from xuke.kernel.case.events import (
    NO_HANDLING,
    NO_PROCEDURE,
    Applicant,
    ApplicationWithdrawn,
    BarFound,
    CalendarChanged,
    CalledBack,
    CaseEvent,
    Concluded,
    Corrected,
    CorrectionRequested,
    Countersigned,
    CountersignRequested,
    Delivered,
    Discussed,
    HandedOver,
    LegalityReviewed,
    NotAccepted,
    Returned,
    Submitted,
    Terminated,
    fold_exclusion,
    fold_handling,
    fold_hearing,
)
from xuke.kernel.case.state import Case, Outcome, Phase, evolve, replay
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.licence import state as licence_state
from xuke.kernel.person import Role

TUE = date(2026, 3, 3)
REASON = "事实清楚，证据确凿，理由充分"
APPLIES = Applicant(kind="organisation", name="虚构旅馆")
NOT_ACCEPTED = NotAccepted(on=TUE, by=CLERK.id, reason="not-required", text=REASON)
TERMINATED = Terminated(on=TUE, by=CLERK.id, reason="duplicate", other="2")
WITHDRAWN = ApplicationWithdrawn(on=TUE, by=APPLICANT.id, reason="不办了")
DELIVERED = Delivered(on=TUE, by=CLERK.id, way="direct")
BAR = BarFound(on=TUE, until=MON, basis="", source="1")
NOTICE = CorrectionRequested(on=MON, by=CLERK.id, gaps=(), answer_by=TUE)
TOLD = evolve(cases.received(), NOTICE)
ADVISED = cases.after(
    cases.examined(),
    (
        LegalityReviewed(on=MON, by="legal", opinion=REASON, passed=True),
        Discussed(on=MON, by=HEAD.id, members=(HEAD.id, "deputy"), conclusion="同意"),
        CountersignRequested(on=MON, by=HEAD.id, signers=("a", "b")),
        Countersigned(on=MON, by="a", agreed=True, opinion="同意"),
    ),
)
OTHER: dict[str, Any] = {
    "item": "another-item",
    "action": Action.RENEWAL,
    "channel": Channel.POST,
    "owner": "somebody",
    "commitment": True,
}
FILED: dict[str, Any] = {
    "number": "1",
    "action": Action.RENEWAL,
    "channel": Channel.POST,
    "applicant": APPLIES,
    "rule": RULE,
    "commitment": True,
    "fully_online": True,
    "imported": True,
    "owner": "somebody",
    "form": {"address": "虚构路2号"},
    "licence": "2",
    "letter": "3",
    "in_name_of": "310000-wjw",
    "signed_as": "虚构市疾病预防控制局",
}


@pytest.mark.parametrize(
    ("case", "event", "changes"),
    [
        pytest.param(
            Case(), replace(OPENED, **OTHER), {"phase": Phase.DRAFT, **OTHER}, id="drafted"
        ),
        pytest.param(
            Case(),
            Submitted(on=MON, **FILED),
            {"item": RULE.item, **FILED},
            id="submitted",
        ),
        pytest.param(
            TOLD,
            Corrected(on=TUE, form={"address": "新"}, applicant=APPLIES, counts_from=MON),
            {
                "phase": Phase.RECEIVED,
                "corrected_on": TUE,
                "completeness_from": MON,
                "form": {**TOLD.form, "address": "新"},
                "applicant": APPLIES,
            },
            id="corrected",
        ),
        pytest.param(
            TOLD,
            Corrected(on=TUE),
            {"phase": Phase.RECEIVED, "corrected_on": TUE, "completeness_from": TUE},
            id="corrected by files alone",
        ),
        pytest.param(
            cases.received(),
            NOT_ACCEPTED,
            {"phase": Phase.NOT_ACCEPTED, "not_accepted": NOT_ACCEPTED},
            id="not accepted",
        ),
        pytest.param(
            cases.accepted(),
            TERMINATED,
            {"phase": Phase.TERMINATED, "terminated": TERMINATED},
            id="terminated",
        ),
        pytest.param(
            cases.accepted(),
            WITHDRAWN,
            {"phase": Phase.WITHDRAWN, "withdrawn_on": TUE},
            id="withdrawn",
        ),
        pytest.param(cases.issued(), DELIVERED, {"delivered": DELIVERED}, id="delivered"),
        pytest.param(
            cases.issued(),
            Concluded(on=TUE),
            {"phase": Phase.CONCLUDED, "concluded_on": TUE},
            id="concluded",
        ),
        pytest.param(cases.received(), BAR, {"bar": BAR}, id="a bar"),
        pytest.param(
            ADVISED,
            Returned(on=TUE, by=HEAD.id, reason=REASON),
            {
                "phase": Phase.ACCEPTED,
                "examinations": (),
                "examined_before": {FIRST.id, SECOND.id},
                "procedure": replace(NO_PROCEDURE, legality_by=frozenset({"legal"})),
                "handling": NO_HANDLING,
            },
            id="sent back, and with it what was advised and signed",
        ),
        pytest.param(
            cases.examined(),
            CalledBack(on=TUE, by=SECOND.id, reason=REASON),
            {
                "phase": Phase.ACCEPTED,
                "examinations": (cases.examination(FIRST),),
                "examined_before": {SECOND.id},
            },
            id="one called his opinion back",
        ),
        pytest.param(
            cases.accepted(), CalendarChanged(on=TUE, by="x", calendar="2026"), {}, id="a note"
        ),
    ],
)
def test_an_event_changes_what_it_tells_and_nothing_else(
    case: Case, event: CaseEvent, changes: dict[str, Any]
) -> None:
    assert evolve(case, event) == replace(case, version=case.version + 1, **changes)


def test_who_drafted_stays_the_owner_where_the_filing_names_none() -> None:
    filed = Submitted(on=MON, **{**FILED, "owner": ""})

    assert replay([OPENED, filed]).owner == OPENED.owner


def test_all_that_came_in_after_a_notice_is_remembered() -> None:
    case = cases.after(TOLD, (file_of("test-report"), file_of("floor-plan")))

    assert case.attached_since_notice == {"test-report", "floor-plan"}
    assert cases.received().attached_since_notice == frozenset()


def test_an_examination_uses_up_its_handing_over_and_no_other() -> None:
    given = [
        HandedOver(on=MON, by=HEAD.id, role=role, to=who, reason=REASON)
        for role, who in ((Role.EXAMINER, FIRST.id), (Role.DECIDER, HEAD.id))
    ]
    case = cases.after(cases.accepted(), (*given, cases.examination(FIRST)))

    assert case.handling.assigned == {Role.DECIDER: HEAD.id}


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        pytest.param(NOT_ACCEPTED, Outcome.NOT_ACCEPTED, id="not accepted"),
        pytest.param(TERMINATED, Outcome.TERMINATED, id="terminated"),
        pytest.param(WITHDRAWN, Outcome.WITHDRAWN, id="withdrawn"),
        pytest.param(NOTICE, None, id="still open"),
    ],
)
def test_how_a_case_was_closed_without_a_decision(
    event: CaseEvent, outcome: Outcome | None
) -> None:
    case = evolve(cases.received(), event)

    assert (case.outcome, case.closed_on) == (outcome, TUE if outcome else None)


@pytest.mark.parametrize(
    ("fold", "before"),
    [
        pytest.param(evolve, Case(), id="a case"),
        pytest.param(fold_hearing, NO_PROCEDURE, id="a hearing"),
        pytest.param(fold_exclusion, NO_PROCEDURE, id="time that does not count"),
        pytest.param(fold_handling, NO_HANDLING, id="a handling"),
        pytest.param(licence_state.evolve, licences.issued(), id="a licence"),
    ],
)
def test_what_is_no_event_is_never_passed_over_in_silence(
    fold: Callable[[object, object], object], before: object
) -> None:
    with pytest.raises(AssertionError, match="no event"):
        fold(before, "no event")

"""容缺受理: what was promised comes, or a broken promise ends the case."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    HEAD,
    MON,
    PLAIN,
    after,
    at,
    examination,
    file_of,
    refusal_of,
)
from tests.kernel.promises import LAST, NEXT, PROMISED, TOLERANT, accepted, received

from xuke.kernel.case.bars import bars_of_case
from xuke.kernel.case.clocks import all_clocks
from xuke.kernel.case.events import (
    ApplicationWithdrawn,
    CaseEvent,
    Concluded,
    Disclosed,
    Granted,
    PendingSupplied,
    Terminated,
)
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import PendingMode, Tolerance
from xuke.kernel.law.bar import BarKind
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.person import SYSTEM, Person, Role


def examined(case: Case) -> Case:
    """Return the case after two examinations."""
    for person in (cases.FIRST, cases.SECOND):
        case = after(case, deeds.examine(case, examination(person), person=person))
    return case


def supplied(case: Case, *materials: str, on: date = MON) -> Case:
    """Return the case after these materials came and were handed in."""
    for one in materials:
        attached = file_of(one, on)
        case = after(case, deeds.attach(case, attached, person=APPLICANT, rule=TOLERANT))
    event = PendingSupplied(on=on, by=APPLICANT.id, materials=materials)
    return after(case, deeds.supply_pending(case, event, at(APPLICANT)))


def test_only_what_may_still_come_is_attached_after_acceptance() -> None:
    case = accepted()

    found = refusal_of(
        lambda: deeds.attach(case, file_of("floor-plan"), person=APPLICANT, rule=TOLERANT)
    )

    assert found == ("not-pending", "administrative-licensing-law/31", {"material": "floor-plan"})
    lease = file_of("lease")
    assert deeds.attach(case, lease, person=APPLICANT, rule=TOLERANT) == (lease,)


def test_nothing_is_attached_once_nothing_is_pending() -> None:
    case = supplied(accepted(), "test-report", "lease")

    found = refusal_of(
        lambda: deeds.attach(case, file_of("lease"), person=APPLICANT, rule=TOLERANT)
    )

    assert found == ("wrong-phase", "", {"phase": "accepted", "step": "attach"})


def test_what_may_still_come_is_taken_away_until_it_is_supplied() -> None:
    case = after(accepted(), (file_of("lease"), file_of("test-report")))
    supply = PendingSupplied(on=MON, by=APPLICANT.id, materials=("lease",))

    case = after(case, deeds.supply_pending(case, supply, at(APPLICANT)))

    (removed,) = _removed(case, "test-report")
    assert after(case, (removed,)).materials == (*accepted().materials, file_of("lease"))
    assert refusal_of(lambda: _removed(case, "lease"))[0] == "handed-in"


def _removed(case: Case, material: str) -> tuple[CaseEvent, ...]:
    digest = file_of(material).digest
    return deeds.remove(case, person=APPLICANT, material=material, digest=digest, on=MON)


@pytest.mark.parametrize("on", [pytest.param(LAST, id="in time"), pytest.param(NEXT, id="late")])
def test_what_was_promised_is_handed_in_as_long_as_the_case_is_open(on: date) -> None:
    case = after(accepted(), (file_of("lease", on),))
    event = PendingSupplied(on=on, by=APPLICANT.id, materials=("lease",))

    events = deeds.supply_pending(case, event, at(APPLICANT))

    assert events == (event,)
    assert after(case, events).pending == {"test-report"}


@pytest.mark.parametrize(
    ("materials", "found"),
    [
        pytest.param(
            ("lease", "floor-plan"),
            ("not-pending", "administrative-licensing-law/31", {"material": "floor-plan"}),
            id="only what was promised",
        ),
        pytest.param(
            (),
            ("not-pending", "administrative-licensing-law/31", {"material": ""}),
            id="something at least",
        ),
        pytest.param(
            ("lease", "lease"),
            ("not-pending", "administrative-licensing-law/31", {"material": ""}),
            id="each once",
        ),
        pytest.param(
            ("lease", "test-report"),
            ("pending-without-file", "", {"missing": "test-report"}),
            id="each with a file",
        ),
    ],
)
def test_what_is_handed_in_is_there(
    materials: tuple[str, ...], found: tuple[str, str, dict[str, str]]
) -> None:
    case = after(accepted(), (file_of("lease"),))
    event = PendingSupplied(on=MON, by=APPLICANT.id, materials=materials)

    assert refusal_of(lambda: deeds.supply_pending(case, event, at(APPLICANT))) == found


def test_a_stranger_hands_nothing_in() -> None:
    case = after(accepted(), (file_of("lease"),))
    event = PendingSupplied(on=MON, by="clerk", materials=("lease",))

    found = refusal_of(lambda: deeds.supply_pending(case, event, at(CLERK)))

    assert found == ("not-your-case", "administrative-licensing-law/29", {})


def broken(on: date) -> tuple[CaseEvent, ...]:
    """Return what ends the case on the day, recorded as of this one."""
    return (
        Terminated(on=on, by=SYSTEM, reason="pending-not-supplied"),
        Concluded(on=on),
    )


@pytest.mark.parametrize(
    ("today", "ends"),
    [
        pytest.param(LAST, (), id="on the promised day it may still come"),
        pytest.param(NEXT, broken(NEXT), id="the day after, the promise is broken"),
        pytest.param(date(2026, 5, 1), broken(NEXT), id="a missed run tells the legal day"),
    ],
)
def test_a_broken_promise_ends_the_case(today: date, ends: tuple[CaseEvent, ...]) -> None:
    assert deeds.break_pending(accepted(), on=today, calendar=PLAIN) == ends


def test_a_broken_promise_ends_an_examined_case_too_and_only_once() -> None:
    case = examined(accepted())

    case = after(case, deeds.break_pending(case, on=NEXT, calendar=PLAIN))

    assert (case.phase, case.closed_on) == (Phase.CONCLUDED, NEXT)
    assert deeds.break_pending(case, on=NEXT, calendar=PLAIN) == ()


def test_a_promised_day_that_is_a_day_off_moves_to_the_next_working_day() -> None:
    saturday = date(2026, 3, 7)
    case = accepted(replace(PROMISED, pending_until=saturday))

    assert deeds.break_pending(case, on=date(2026, 3, 9), calendar=PLAIN) == ()
    tuesday = date(2026, 3, 10)
    assert deeds.break_pending(case, on=tuesday, calendar=PLAIN) == broken(tuesday)


def test_on_a_calendar_that_is_not_loaded_nobody_loses_anything() -> None:
    assert deeds.break_pending(accepted(), on=NEXT, calendar=Calendar({})) == ()


@pytest.mark.parametrize(
    ("came", "ends"),
    [
        pytest.param(("lease",), broken(NEXT), id="one of two"),
        pytest.param(("lease", "test-report"), (), id="both, though nobody said so"),
    ],
)
def test_what_has_come_has_come(came: tuple[str, ...], ends: tuple[CaseEvent, ...]) -> None:
    case = after(accepted(), tuple(file_of(one) for one in came))

    assert deeds.break_pending(case, on=NEXT, calendar=PLAIN) == ends


def test_a_kept_promise_ends_nothing() -> None:
    case = supplied(accepted(), "test-report", "lease")

    assert deeds.break_pending(case, on=NEXT, calendar=PLAIN) == ()


def test_where_nothing_was_promised_nothing_is_broken() -> None:
    assert deeds.break_pending(cases.accepted(), on=NEXT, calendar=PLAIN) == ()
    assert deeds.break_pending(cases.received(), on=NEXT, calendar=PLAIN) == ()


def test_a_case_that_was_withdrawn_is_not_terminated() -> None:
    gone = (ApplicationWithdrawn(on=MON, by=APPLICANT.id, reason="不再开业"),)

    case = after(accepted(), gone)

    assert deeds.break_pending(case, on=NEXT, calendar=PLAIN) == ()


def test_before_all_is_in_nothing_is_granted() -> None:
    case = examined(accepted())

    found = refusal_of(lambda: CASE.require(CASE.verbs["grant"], HEAD, case))

    assert found == ("materials-pending", "", {"missing": "lease test-report"})
    CASE.require(CASE.verbs["grant"], HEAD, supplied(case, "test-report", "lease"))


def granted(*, certificate: bool = True) -> Case:
    """Return a case that was granted before what was promised is in."""
    later = Tolerance(
        mode=PendingMode.BEFORE_DELIVERY, within=Span(10, Unit.WORKING), bar=Span(1, Unit.YEAR)
    )
    rule = replace(TOLERANT, tolerance=later, certificate=certificate)
    case = received("application-form", rule=rule)
    case = examined(after(case, deeds.accept_pending(case, PROMISED, at(CLERK))))
    CASE.require(CASE.verbs["grant"], HEAD, case)
    return after(case, (Granted(on=MON, by=HEAD.id, document="1"),))


def test_where_it_may_come_until_delivery_the_grant_stands_and_delivery_waits() -> None:
    case = granted()

    assert deeds.break_pending(case, on=NEXT, calendar=PLAIN) == ()
    waits = ("materials-pending", "", {"missing": "lease test-report"})
    assert refusal_of(lambda: CASE.require(CASE.verbs["issue"], CLERK, case)) == waits
    CASE.require(CASE.verbs["issue"], CLERK, supplied(case, "test-report", "lease"))


ENDED = Terminated(
    on=NEXT, by=CLERK.id, reason="pending-not-supplied", text="承诺的材料到期没有补交，终止办理"
)


def test_a_grant_whose_promise_was_broken_is_ended_by_a_clerk_and_bars() -> None:
    case = granted()

    case = after(case, deeds.terminate(case, ENDED, at(CLERK)))

    assert (case.phase, case.outcome, case.closed_on) == (Phase.CONCLUDED, "terminated", NEXT)
    known = replace(case, applicant=replace(cases.FILING.applicant, identity_index="index"))
    assert [(one.kind, one.since, one.until) for one in bars_of_case(known)] == [
        (BarKind.TOLERANCE, NEXT, date(2027, 3, 17))
    ]
    clocks = {one.name.value: one.done_on for one in all_clocks(case, PLAIN)}
    assert clocks == {"completeness": MON, "pending": NEXT, "statutory": MON, "committed": MON}
    publisher = Person("publisher", HEAD.authority, frozenset({Role.PUBLISHER}))
    found = refusal_of(lambda: CASE.require(CASE.verbs["disclose"], publisher, case))
    assert found == ("not-granted", "administrative-licensing-law/40", {})


def test_what_was_made_public_before_it_lapsed_was_made_public_in_time() -> None:
    case = after(granted(), (Disclosed(on=MON, by="publisher"),))

    case = after(case, deeds.terminate(case, ENDED, at(CLERK)))

    done = [one.done_on for one in all_clocks(case, PLAIN) if one.name.value == "disclosure"]
    assert done == [MON]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        pytest.param({"on": LAST}, ("promise-not-broken", "", {}), id="on the day it may come"),
        pytest.param({"text": "到期没有补交"}, ("reason-too-short", "", {}), id="with no words"),
        pytest.param(
            {"reason": "duplicate"},
            ("wrong-phase", "", {"phase": "granted", "step": "terminate"}),
            id="for another reason",
        ),
    ],
)
def test_a_grant_is_ended_for_nothing_else(
    change: dict[str, Any], found: tuple[str, str, dict[str, str]]
) -> None:
    event = replace(ENDED, **change)

    assert refusal_of(lambda: deeds.terminate(granted(), event, at(CLERK))) == found


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(supplied(granted(), "test-report", "lease"), id="all is in"),
        pytest.param(granted(certificate=False), id="the grant itself gave the licence"),
    ],
)
def test_a_grant_that_waits_for_nothing_or_gave_a_licence_is_not_ended(case: Case) -> None:
    found = refusal_of(lambda: deeds.terminate(case, ENDED, at(CLERK)))

    assert found == ("wrong-phase", "", {"phase": "granted", "step": "terminate"})

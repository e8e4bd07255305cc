"""容缺受理: what is not core may come later, on a promise, and what a broken promise does."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    HEAD,
    MON,
    PLAIN,
    RULE,
    after,
    at,
    examination,
    file_of,
    refusal_of,
)

from xuke.kernel.case import acceptance, decision, filing
from xuke.kernel.case.bars import bars_of_case
from xuke.kernel.case.clocks import all_clocks
from xuke.kernel.case.events import (
    Accepted,
    ApplicationWithdrawn,
    BarFound,
    CaseEvent,
    Concluded,
    Corrected,
    CorrectionRequested,
    Disclosed,
    Gap,
    Granted,
    PendingSupplied,
    Received,
    Terminated,
)
from xuke.kernel.case.state import Case, Phase, replay
from xuke.kernel.case.steps import Step, require
from xuke.kernel.item.rule import ItemRule, MaterialRule, PendingMode, Tolerance
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.person import SYSTEM, Person, Role

LAST = date(2026, 3, 16)
"""Ten working days after the first Monday."""
NEXT = date(2026, 3, 17)
SIXTH = date(2026, 3, 10)
TOLERANT = replace(
    RULE,
    materials=(*RULE.materials, MaterialRule("lease", core=False, required=True)),
    tolerance=Tolerance(mode=PendingMode.BEFORE_DECISION, within=Span(10, Unit.WORKING)),
    site_verification=False,
)
PROMISED = Accepted(
    on=MON, by=CLERK.id, pending=("test-report", "lease"), promise="容缺承诺书2026年第1号"
)


def received(*materials: str, rule: ItemRule = TOLERANT) -> Case:
    """Return a received case of the tolerant item with files to these materials only."""
    filed = replace(cases.FILING, rule=rule)
    case = replay([cases.OPENED, *(file_of(one) for one in materials)])
    case = after(case, filing.submit(case, filed, person=APPLICANT, on=MON))
    return after(case, (Received(on=MON, counts_from=MON),))


def accepted(event: Accepted = PROMISED) -> Case:
    """Return a case that was accepted although two materials are still to come."""
    case = received("application-form")
    return after(case, acceptance.accept_pending(case, event, at(CLERK)))


def examined(case: Case) -> Case:
    """Return the case after two examinations."""
    for person in (cases.FIRST, cases.SECOND):
        case = after(case, decision.examine(case, examination(person), person=person))
    return case


def supplied(case: Case, *materials: str, on: date = MON) -> Case:
    """Return the case after these materials came and were handed in."""
    for one in materials:
        attached = file_of(one, on)
        case = after(case, filing.attach(case, attached, person=APPLICANT, rule=TOLERANT))
    event = PendingSupplied(on=on, by=APPLICANT.id, materials=materials)
    return after(case, acceptance.supply_pending(case, event, at(APPLICANT)))


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        pytest.param(None, LAST, id="as long as the item allows"),
        pytest.param(LAST, LAST, id="the last day that the item allows"),
        pytest.param(date(2026, 3, 3), date(2026, 3, 3), id="as early as the next day"),
    ],
)
def test_what_is_not_core_may_come_later(asked: date | None, until: date) -> None:
    case = received("application-form")

    events = acceptance.accept_pending(case, replace(PROMISED, pending_until=asked), at(CLERK))

    assert events == (replace(PROMISED, pending_until=until),)
    case = after(case, events)
    assert (case.phase, case.pending) == (Phase.ACCEPTED, frozenset({"test-report", "lease"}))


def test_nobody_says_that_silence_accepted_where_a_clerk_did() -> None:
    case = received("application-form")

    events = acceptance.accept_pending(case, replace(PROMISED, deemed=True), at(CLERK))

    assert events == (replace(PROMISED, pending_until=LAST),)


@pytest.mark.parametrize(
    ("day"),
    [
        pytest.param(MON, id="the day of acceptance is no later day"),
        pytest.param(NEXT, id="a day after the last that the item allows"),
    ],
)
def test_the_promised_day_lies_within_the_item_s_time(day: date) -> None:
    case = received("application-form")

    found = refusal_of(
        lambda: acceptance.accept_pending(case, replace(PROMISED, pending_until=day), at(CLERK))
    )

    assert found == ("pending-day-out-of-reach", "", {"last": "2026-03-16"})


@pytest.mark.parametrize(
    ("there", "pending", "found"),
    [
        pytest.param(
            (),
            ("application-form", "test-report", "lease"),
            (
                "core-missing",
                "administrative-licensing-law/32/1/4",
                {"missing": "application-form"},
            ),
            id="what is core cannot come later",
        ),
        pytest.param(
            ("application-form",),
            ("test-report",),
            (
                "pending-inexact",
                "administrative-licensing-law/32/1/5",
                {"missing": "lease test-report"},
            ),
            id="everything that is missing is promised",
        ),
        pytest.param(
            ("application-form",),
            ("test-report", "lease", "floor-plan"),
            (
                "pending-inexact",
                "administrative-licensing-law/32/1/5",
                {"missing": "lease test-report"},
            ),
            id="and nothing else",
        ),
        pytest.param(
            ("application-form",),
            ("test-report", "lease", "lease"),
            (
                "pending-inexact",
                "administrative-licensing-law/32/1/5",
                {"missing": "lease test-report"},
            ),
            id="each once",
        ),
        pytest.param(
            ("application-form", "test-report", "lease"),
            (),
            ("pending-inexact", "administrative-licensing-law/32/1/5", {"missing": ""}),
            id="a complete application is simply accepted",
        ),
    ],
)
def test_exactly_what_is_missing_and_not_core_is_promised(
    there: tuple[str, ...], pending: tuple[str, ...], found: tuple[str, str, dict[str, str]]
) -> None:
    case = received(*there)

    event = replace(PROMISED, pending=pending)

    assert refusal_of(lambda: acceptance.accept_pending(case, event, at(CLERK))) == found


def test_without_the_applicant_s_promise_nothing_comes_later() -> None:
    case = received("application-form")

    event = replace(PROMISED, promise=" ")

    found = refusal_of(lambda: acceptance.accept_pending(case, event, at(CLERK)))
    assert found == ("promise-missing", "", {})


def bar(kind: BarKind, until: date = MON) -> Bar:
    """Return a bar on every item that ends on this day."""
    return Bar(
        kind=kind, holder="index", item="", since=MON, until=until, basis="", source="earlier"
    )


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        pytest.param(BarKind.COMMITMENT, "commitment-opinion/2", id="a false commitment"),
        pytest.param(BarKind.TOLERANCE, "", id="a promise to hand in later"),
    ],
)
def test_who_broke_an_earlier_promise_hands_in_everything_at_once(
    kind: BarKind, place: str
) -> None:
    case = received("application-form")

    found = refusal_of(
        lambda: acceptance.accept_pending(case, PROMISED, at(CLERK), bars=(bar(kind),))
    )

    assert found == ("promise-broken", place, {"until": "2026-03-02"})


@pytest.mark.parametrize(
    "past",
    [
        pytest.param(bar(BarKind.TOLERANCE, date(2026, 3, 1)), id="a bar that is over"),
        pytest.param(bar(BarKind.APPLICATION), id="a bar of another kind"),
    ],
)
def test_only_a_running_bar_of_promises_keeps_from_a_promise(past: Bar) -> None:
    case = received("application-form")

    events = acceptance.accept_pending(case, PROMISED, at(CLERK), bars=(past,))

    assert events == (replace(PROMISED, pending_until=LAST),)


def test_a_barred_applicant_is_not_accepted_on_a_promise() -> None:
    case = after(received("application-form"), (BarFound(on=MON, until=MON, basis="x"),))

    found = refusal_of(lambda: acceptance.accept_pending(case, PROMISED, at(CLERK)))

    assert found == ("barred", "administrative-licensing-law/78", {"until": "2026-03-02"})


def test_silence_needs_no_promise() -> None:
    case = received("application-form")

    events = acceptance.accept_pending(case, replace(PROMISED, on=SIXTH), at(CLERK))

    assert events == (Accepted(on=MON, by=SYSTEM, deemed=True),)


def test_on_the_fifth_day_a_promise_is_still_taken() -> None:
    case, fifth = received("application-form"), replace(PROMISED, on=date(2026, 3, 9))

    events = acceptance.accept_pending(case, fifth, at(CLERK))

    assert events == (replace(fifth, pending_until=date(2026, 3, 23)),)


def test_where_the_item_lets_nothing_come_later_nothing_does() -> None:
    case = received("application-form", rule=replace(TOLERANT, tolerance=None))

    found = refusal_of(lambda: acceptance.accept_pending(case, PROMISED, at(CLERK)))
    assert found == ("wrong-phase", "", {"phase": "received", "step": "accept-pending"})
    with pytest.raises(LookupError, match=case.item):
        acceptance.pending_due(case, MON, PLAIN)


def test_after_a_notice_everything_was_asked_for_and_nothing_comes_later() -> None:
    gap = Gap(target="address", kind="inconsistent", what="请更正")
    notice = CorrectionRequested(on=MON, by=CLERK.id, gaps=(gap,), answer_by=LAST)
    case = after(received("application-form"), (notice, Corrected(on=MON)))

    found = refusal_of(lambda: acceptance.accept_pending(case, PROMISED, at(CLERK)))

    assert found[0] == "wrong-phase"


def test_only_what_may_still_come_is_attached_after_acceptance() -> None:
    case = accepted()

    found = refusal_of(
        lambda: filing.attach(case, file_of("floor-plan"), person=APPLICANT, rule=TOLERANT)
    )

    assert found == ("not-pending", "administrative-licensing-law/31", {"material": "floor-plan"})
    lease = file_of("lease")
    assert filing.attach(case, lease, person=APPLICANT, rule=TOLERANT) == (lease,)


def test_nothing_is_attached_once_nothing_is_pending() -> None:
    case = supplied(accepted(), "test-report", "lease")

    found = refusal_of(
        lambda: filing.attach(case, file_of("lease"), person=APPLICANT, rule=TOLERANT)
    )

    assert found == ("wrong-phase", "", {"phase": "accepted", "step": "attach"})


@pytest.mark.parametrize("on", [pytest.param(LAST, id="in time"), pytest.param(NEXT, id="late")])
def test_what_was_promised_is_handed_in_as_long_as_the_case_is_open(on: date) -> None:
    case = after(accepted(), (file_of("lease", on),))
    event = PendingSupplied(on=on, by=APPLICANT.id, materials=("lease",))

    events = acceptance.supply_pending(case, event, at(APPLICANT))

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

    assert refusal_of(lambda: acceptance.supply_pending(case, event, at(APPLICANT))) == found


def test_a_stranger_hands_nothing_in() -> None:
    case = after(accepted(), (file_of("lease"),))
    event = PendingSupplied(on=MON, by="clerk", materials=("lease",))

    found = refusal_of(lambda: acceptance.supply_pending(case, event, at(CLERK)))

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
    assert acceptance.break_pending(accepted(), on=today, calendar=PLAIN) == ends


def test_a_broken_promise_ends_an_examined_case_too_and_only_once() -> None:
    case = examined(accepted())

    case = after(case, acceptance.break_pending(case, on=NEXT, calendar=PLAIN))

    assert (case.phase, case.closed_on) == (Phase.CONCLUDED, NEXT)
    assert acceptance.break_pending(case, on=NEXT, calendar=PLAIN) == ()


def test_a_promised_day_that_is_a_day_off_moves_to_the_next_working_day() -> None:
    saturday = date(2026, 3, 7)
    case = accepted(replace(PROMISED, pending_until=saturday))

    assert acceptance.break_pending(case, on=date(2026, 3, 9), calendar=PLAIN) == ()
    tuesday = date(2026, 3, 10)
    assert acceptance.break_pending(case, on=tuesday, calendar=PLAIN) == broken(tuesday)


def test_on_a_calendar_that_is_not_loaded_nobody_loses_anything() -> None:
    assert acceptance.break_pending(accepted(), on=NEXT, calendar=Calendar({})) == ()


@pytest.mark.parametrize(
    ("came", "ends"),
    [
        pytest.param(("lease",), broken(NEXT), id="one of two"),
        pytest.param(("lease", "test-report"), (), id="both, though nobody said so"),
    ],
)
def test_what_has_come_has_come(came: tuple[str, ...], ends: tuple[CaseEvent, ...]) -> None:
    case = after(accepted(), tuple(file_of(one) for one in came))

    assert acceptance.break_pending(case, on=NEXT, calendar=PLAIN) == ends


def test_a_kept_promise_ends_nothing() -> None:
    case = supplied(accepted(), "test-report", "lease")

    assert acceptance.break_pending(case, on=NEXT, calendar=PLAIN) == ()


def test_where_nothing_was_promised_nothing_is_broken() -> None:
    assert acceptance.break_pending(cases.accepted(), on=NEXT, calendar=PLAIN) == ()
    assert acceptance.break_pending(cases.received(), on=NEXT, calendar=PLAIN) == ()


def test_a_case_that_was_withdrawn_is_not_terminated() -> None:
    gone = (ApplicationWithdrawn(on=MON, by=APPLICANT.id, reason="不再开业"),)

    case = after(accepted(), gone)

    assert acceptance.break_pending(case, on=NEXT, calendar=PLAIN) == ()


def test_before_all_is_in_nothing_is_granted() -> None:
    case = examined(accepted())

    found = refusal_of(lambda: require(Step.GRANT, HEAD, case))

    assert found == ("materials-pending", "", {"missing": "lease test-report"})
    require(Step.GRANT, HEAD, supplied(case, "test-report", "lease"))


def granted(*, certificate: bool = True) -> Case:
    """Return a case that was granted before what was promised is in."""
    later = Tolerance(
        mode=PendingMode.BEFORE_DELIVERY, within=Span(10, Unit.WORKING), bar=Span(1, Unit.YEAR)
    )
    rule = replace(TOLERANT, tolerance=later, certificate=certificate)
    case = received("application-form", rule=rule)
    case = examined(after(case, acceptance.accept_pending(case, PROMISED, at(CLERK))))
    require(Step.GRANT, HEAD, case)
    return after(case, (Granted(on=MON, by=HEAD.id, document="1"),))


def test_where_it_may_come_until_delivery_the_grant_stands_and_delivery_waits() -> None:
    case = granted()

    assert acceptance.break_pending(case, on=NEXT, calendar=PLAIN) == ()
    waits = ("materials-pending", "", {"missing": "lease test-report"})
    assert refusal_of(lambda: require(Step.ISSUE, CLERK, case)) == waits
    require(Step.ISSUE, CLERK, supplied(case, "test-report", "lease"))


ENDED = Terminated(
    on=NEXT, by=CLERK.id, reason="pending-not-supplied", text="承诺的材料到期没有补交，终止办理"
)


def test_a_grant_whose_promise_was_broken_is_ended_by_a_clerk_and_bars() -> None:
    case = granted()

    case = after(case, acceptance.terminate(case, ENDED, at(CLERK)))

    assert (case.phase, case.outcome, case.closed_on) == (Phase.CONCLUDED, "terminated", NEXT)
    known = replace(case, applicant=replace(cases.FILING.applicant, identity_index="index"))
    assert [(one.kind, one.since, one.until) for one in bars_of_case(known)] == [
        (BarKind.TOLERANCE, NEXT, date(2027, 3, 17))
    ]
    clocks = {one.name.value: one.done_on for one in all_clocks(case, PLAIN)}
    assert clocks == {"completeness": MON, "pending": NEXT, "statutory": MON, "committed": MON}
    publisher = Person("publisher", HEAD.authority, frozenset({Role.PUBLISHER}))
    found = refusal_of(lambda: require(Step.DISCLOSE, publisher, case))
    assert found == ("not-granted", "administrative-licensing-law/40", {})


def test_what_was_made_public_before_it_lapsed_was_made_public_in_time() -> None:
    case = after(granted(), (Disclosed(on=MON, by="publisher"),))

    case = after(case, acceptance.terminate(case, ENDED, at(CLERK)))

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

    assert refusal_of(lambda: acceptance.terminate(granted(), event, at(CLERK))) == found


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(supplied(granted(), "test-report", "lease"), id="all is in"),
        pytest.param(granted(certificate=False), id="the grant itself gave the licence"),
    ],
)
def test_a_grant_that_waits_for_nothing_or_gave_a_licence_is_not_ended(case: Case) -> None:
    found = refusal_of(lambda: acceptance.terminate(case, ENDED, at(CLERK)))

    assert found == ("wrong-phase", "", {"phase": "granted", "step": "terminate"})

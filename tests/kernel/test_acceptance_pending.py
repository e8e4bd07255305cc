"""容缺受理: what is not core may come later, on a promise."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import deeds
from tests.kernel.cases import CLERK, MON, PLAIN, after, at, refusal_of
from tests.kernel.promises import LAST, NEXT, PROMISED, TOLERANT, received

from xuke.kernel.case import commitment
from xuke.kernel.case.events import Accepted, BarFound, Corrected, CorrectionRequested, Gap
from xuke.kernel.case.state import Phase
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.person import SYSTEM

SIXTH = date(2026, 3, 10)


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

    events = deeds.accept_pending(case, replace(PROMISED, pending_until=asked), at(CLERK))

    assert events == (replace(PROMISED, pending_until=until),)
    case = after(case, events)
    assert (case.phase, case.pending) == (Phase.ACCEPTED, frozenset({"test-report", "lease"}))


def test_nobody_says_that_silence_accepted_where_a_clerk_did() -> None:
    case = received("application-form")

    events = deeds.accept_pending(case, replace(PROMISED, deemed=True), at(CLERK))

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
        lambda: deeds.accept_pending(case, replace(PROMISED, pending_until=day), at(CLERK))
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

    assert refusal_of(lambda: deeds.accept_pending(case, event, at(CLERK))) == found


def test_without_the_applicant_s_promise_nothing_comes_later() -> None:
    case = received("application-form")

    event = replace(PROMISED, promise=" ")

    found = refusal_of(lambda: deeds.accept_pending(case, event, at(CLERK)))
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

    found = refusal_of(lambda: deeds.accept_pending(case, PROMISED, at(CLERK), bars=(bar(kind),)))

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

    events = deeds.accept_pending(case, PROMISED, at(CLERK), bars=(past,))

    assert events == (replace(PROMISED, pending_until=LAST),)


@pytest.mark.parametrize(
    ("basis", "article"),
    [
        pytest.param("", "78", id="by none that is named"),
        pytest.param("administrative-licensing-law/79", "79", id="for deceit"),
    ],
)
def test_a_barred_applicant_is_not_accepted_on_a_promise(basis: str, article: str) -> None:
    case = after(received("application-form"), (BarFound(on=MON, until=MON, basis=basis),))

    found = refusal_of(lambda: deeds.accept_pending(case, PROMISED, at(CLERK)))

    assert found == ("barred", f"administrative-licensing-law/{article}", {"until": "2026-03-02"})


def test_silence_needs_no_promise() -> None:
    case = received("application-form")

    events = deeds.accept_pending(case, replace(PROMISED, on=SIXTH), at(CLERK))

    assert events == (Accepted(on=MON, by=SYSTEM, deemed=True),)


def test_on_the_fifth_day_a_promise_is_still_taken() -> None:
    case, fifth = received("application-form"), replace(PROMISED, on=date(2026, 3, 9))

    events = deeds.accept_pending(case, fifth, at(CLERK))

    assert events == (replace(fifth, pending_until=date(2026, 3, 23)),)


def test_where_the_item_lets_nothing_come_later_nothing_does() -> None:
    case = received("application-form", rule=replace(TOLERANT, tolerance=None))

    found = refusal_of(lambda: deeds.accept_pending(case, PROMISED, at(CLERK)))
    assert found == ("wrong-phase", "", {"phase": "received", "step": "accept-pending"})
    with pytest.raises(LookupError, match=case.item):
        commitment.last_day_of_tolerance(case.filed_rule, MON, PLAIN)


def test_after_a_notice_everything_was_asked_for_and_nothing_comes_later() -> None:
    gap = Gap(target="address", kind="inconsistent", what="请更正")
    notice = CorrectionRequested(on=MON, by=CLERK.id, gaps=(gap,), answer_by=LAST)
    case = after(received("application-form"), (notice, Corrected(on=MON)))

    found = refusal_of(lambda: deeds.accept_pending(case, PROMISED, at(CLERK)))

    assert found[0] == "wrong-phase"

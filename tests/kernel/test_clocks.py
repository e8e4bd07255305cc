"""Each clock of a case starts with its own event."""

from dataclasses import replace
from datetime import date

from tests.kernel import cases
from tests.kernel.cases import MON, PLAIN, RULE, after

from xuke.kernel.case import clocks
from xuke.kernel.case.events import LimitExtended, TimeExcluded
from xuke.kernel.case.state import Case
from xuke.kernel.limit import Deadline, ExcludedPeriod


def due(found: Deadline | None) -> date | None:
    """Return the day, or nothing where the clock has not started."""
    return found.due if found else None


def test_no_clock_runs_before_its_event() -> None:
    empty = Case()

    assert {
        due(clock(empty, PLAIN))
        for clock in (
            clocks.completeness_due,
            clocks.statutory_due,
            clocks.committed_due,
            clocks.delivery_due,
            clocks.disclosure_due,
            clocks.next_due,
        )
    } == {None}


def test_receipt_starts_the_five_days_of_completeness() -> None:
    assert due(clocks.next_due(cases.received(), PLAIN)) == date(2026, 3, 9)


def test_acceptance_starts_the_statutory_and_the_promised_limit() -> None:
    case = cases.accepted()

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 3, 30)
    assert due(clocks.committed_due(case, PLAIN)) == date(2026, 3, 9)
    assert due(clocks.next_due(case, PLAIN)) == date(2026, 3, 30)


def test_an_extension_moves_the_statutory_limit_and_not_the_promise() -> None:
    case = after(cases.accepted(), (LimitExtended(on=MON, days=10, by="head", reason="复杂"),))

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 13)
    assert due(clocks.committed_due(case, PLAIN)) == date(2026, 3, 9)


def test_excluded_time_moves_both() -> None:
    period = ExcludedPeriod(date(2026, 3, 3), date(2026, 3, 6))
    case = after(cases.accepted(), (TimeExcluded(on=MON, period=period),))

    assert due(clocks.statutory_due(case, PLAIN)) == date(2026, 4, 3)
    assert due(clocks.committed_due(case, PLAIN)) == date(2026, 3, 13)


def test_the_decision_starts_delivery_and_disclosure() -> None:
    case = cases.granted()

    assert due(clocks.delivery_due(case, PLAIN)) == date(2026, 3, 16)
    assert due(clocks.disclosure_due(case, PLAIN)) == date(2026, 3, 11)
    assert due(clocks.next_due(case, PLAIN)) == date(2026, 3, 16)


def test_an_undecided_case_is_neither_in_time_nor_late() -> None:
    assert clocks.was_in_time(cases.accepted(), PLAIN) is None


def test_a_decision_on_the_due_day_is_in_time_and_on_the_next_is_not() -> None:
    case = cases.granted()
    last, late = date(2026, 3, 30), date(2026, 3, 31)

    on_last = replace(case, decision=replace(case.decision, on=last))  # type: ignore[type-var]
    on_late = replace(case, decision=replace(case.decision, on=late))  # type: ignore[type-var]

    assert (clocks.was_in_time(on_last, PLAIN), clocks.was_in_time(on_late, PLAIN)) == (True, False)


def test_on_the_spot_means_on_the_day_of_receipt() -> None:
    assert clocks.was_on_the_spot(cases.granted())
    assert not clocks.was_on_the_spot(cases.accepted())


def test_the_rule_of_the_case_decides_and_no_other() -> None:
    assert cases.accepted().filed_rule is RULE

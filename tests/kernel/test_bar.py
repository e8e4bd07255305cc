"""Bars: who may not apply, promise or hand in later, and until which day."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases
from tests.kernel.cases import MON, RULE, after
from tests.kernel.promises import TOLERANT, accepted as accepted_on_a_promise

from xuke.kernel.case.bars import bars_of_case
from xuke.kernel.case.events import Applicant, CaseEvent, Granted, NotAccepted, Refused, Terminated
from xuke.kernel.case.state import Case
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.item.rule import PendingMode, Tolerance
from xuke.kernel.law.bar import FOR_EVER, Bar, BarKind, last_day, running
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.terms import TERMS_2019

YEAR = Span(1, Unit.YEAR)
NEXT_YEAR = date(2027, 3, 2)
BAR = Bar(
    kind=BarKind.APPLICATION,
    holder="index",
    item=RULE.item,
    since=MON,
    until=NEXT_YEAR,
    basis="administrative-licensing-law/78",
    source=cases.FILING.number,
)
WHO = Applicant(kind="organisation", name="虚构浴室", identity_index="index")
UNTRUE = Refused(on=MON, by="head", document="1", reason="materials-untrue", text="")
FALSE = NotAccepted(on=MON, by="clerk", reason="false-materials", text="")


@pytest.mark.parametrize(
    ("on", "span", "last"),
    [
        pytest.param(MON, YEAR, NEXT_YEAR, id="to the corresponding day a year on"),
        pytest.param(MON, Span(3, Unit.YEAR), date(2029, 3, 2), id="three years"),
        pytest.param(
            date(2024, 2, 29), YEAR, date(2025, 2, 28), id="to the month's end where there is none"
        ),
        pytest.param(date(2026, 8, 31), Span(6, Unit.MONTH), date(2027, 2, 28), id="months"),
        pytest.param(MON, Span(10, Unit.CALENDAR), date(2026, 3, 12), id="days"),
        pytest.param(
            date(2025, 10, 10), YEAR, date(2026, 10, 10), id="a last day that is a Saturday stays"
        ),
    ],
)
def test_a_bar_is_counted_from_the_day_after(on: date, span: Span, last: date) -> None:
    assert last_day(on, span) == last


def test_nobody_is_barred_for_working_days() -> None:
    with pytest.raises(ValueError, match="working"):
        last_day(MON, Span(10, Unit.WORKING))


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        pytest.param(date(2026, 3, 1), False, id="the day before it began"),
        pytest.param(MON, True, id="its first day"),
        pytest.param(NEXT_YEAR, True, id="its last day"),
        pytest.param(date(2027, 3, 3), False, id="the day after its last"),
    ],
)
def test_a_bar_holds_from_its_first_to_its_last_day(on: date, holds: bool) -> None:
    found = running([BAR], on=on, item=RULE.item, kind=BarKind.APPLICATION)

    assert found == (BAR if holds else None)


@pytest.mark.parametrize(
    ("bar", "holds"),
    [
        pytest.param(BAR, True, id="this item"),
        pytest.param(replace(BAR, item=""), True, id="every item"),
        pytest.param(replace(BAR, item="nurse-practice"), False, id="another item"),
        pytest.param(replace(BAR, kind=BarKind.COMMITMENT), False, id="another kind"),
    ],
)
def test_a_bar_holds_for_its_item_and_its_kind(bar: Bar, holds: bool) -> None:
    found = running([bar], on=MON, item=RULE.item, kind=BarKind.APPLICATION)

    assert found == (bar if holds else None)


def test_of_several_bars_the_one_counts_that_lasts_longest() -> None:
    lasting = replace(BAR, until=FOR_EVER)

    bars = [BAR, lasting, replace(BAR, until=date(2028, 3, 2))]

    assert running(bars, on=MON, item=RULE.item, kind=BarKind.APPLICATION) == lasting


def ended(*events: CaseEvent, who: Applicant | None = WHO) -> Case:
    """Return a case of this applicant that ended so."""
    return replace(after(cases.received(), events), applicant=who)


@pytest.mark.parametrize("act", [FALSE, UNTRUE])
def test_who_files_false_materials_is_barred_for_a_year(act: CaseEvent) -> None:
    assert bars_of_case(ended(act)) == (BAR,)


@pytest.mark.parametrize("act", [FALSE, UNTRUE])
def test_false_materials_bar_from_what_is_the_same_licence_in_law(act: CaseEvent) -> None:
    special = LicenceRule(item=RULE.item, bar_reaches=("sister-item",))

    case = replace(ended(act), rule=replace(RULE, licence=special))

    assert bars_of_case(case) == (BAR, replace(BAR, item="sister-item"))


def test_what_was_not_handed_in_later_bars_from_no_other_item() -> None:
    special = LicenceRule(item=RULE.item, bar_reaches=("sister-item",))
    tolerance = replace(TOLERANT.tolerance, bar=YEAR) if TOLERANT.tolerance else None
    rule = replace(TOLERANT, tolerance=tolerance, licence=special)
    case = replace(accepted_on_a_promise(), applicant=WHO, rule=rule)

    case = after(case, (Terminated(on=MON, by="system", reason="pending-not-supplied"),))

    assert [one.item for one in bars_of_case(case)] == [RULE.item]


def test_how_long_is_said_by_the_law_of_the_case() -> None:
    terms = replace(TERMS_2019, bar_false_materials=Span(2, Unit.YEAR))

    case = replace(ended(UNTRUE), rule=replace(RULE, terms=terms))

    assert bars_of_case(case) == (replace(BAR, until=date(2028, 3, 2)),)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(cases.received(), id="an open case"),
        pytest.param(ended(replace(FALSE, reason="not-required")), id="no licence was needed"),
        pytest.param(ended(replace(UNTRUE, reason="conditions-not-met")), id="an honest refusal"),
        pytest.param(ended(Granted(on=MON, by="head", document="1")), id="a grant"),
        pytest.param(
            ended(FALSE, who=replace(WHO, identity_index="")), id="an applicant without identity"
        ),
        pytest.param(ended(FALSE, who=None), id="no applicant"),
        pytest.param(ended(Terminated(on=MON, by="clerk", reason="duplicate")), id="a duplicate"),
        pytest.param(
            ended(Terminated(on=MON, by="clerk", reason="pending-not-supplied")),
            id="an item that lets nothing come later",
        ),
    ],
)
def test_nobody_else_is_barred(case: Case) -> None:
    assert bars_of_case(case) == ()


@pytest.mark.parametrize(
    ("reason", "span", "until"),
    [
        pytest.param("pending-not-supplied", YEAR, NEXT_YEAR, id="as long as the item says"),
        pytest.param("pending-not-supplied", None, None, id="not at all where it says nothing"),
        pytest.param("duplicate", YEAR, None, id="not where the promise was kept"),
    ],
)
def test_who_broke_a_promise_hands_in_everything_at_once_for_a_while(
    reason: str, span: Span | None, until: date | None
) -> None:
    tolerance = Tolerance(mode=PendingMode.BEFORE_DECISION, within=Span(10, Unit.WORKING), bar=span)
    rule = replace(TOLERANT, tolerance=tolerance)
    case = replace(accepted_on_a_promise(), applicant=WHO, rule=rule)

    case = after(case, (Terminated(on=MON, by="system", reason=reason),))

    expected = replace(BAR, kind=BarKind.TOLERANCE, basis="", until=until or MON)
    assert bars_of_case(case) == ((expected,) if until else ())


def test_the_kinds_are_stored_by_these_names() -> None:
    names = {"application", "registration", "commitment", "tolerance"}
    assert {one.value for one in BarKind} == names

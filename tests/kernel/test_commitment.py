"""告知承诺: who may be granted on a promise, and how it is decided on the spot."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FILING,
    FIRST,
    HEAD,
    MON,
    OPENED,
    PLAIN,
    RULE,
    after,
)

from xuke.kernel.case import commitment
from xuke.kernel.case.events import Received
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase, replay
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law.bar import FOR_EVER, Bar, BarKind
from xuke.kernel.law.refusal import Unlawful


def bar(kind: BarKind, *, item: str = "", until: date = FOR_EVER) -> Bar:
    """Return a bar since the first Monday."""
    return Bar(
        kind=kind, holder="index", item=item, since=MON, until=until, basis="", source="earlier"
    )


def told(refused: Unlawful | None) -> tuple[str, str, dict[str, str]] | None:
    """Return code, citation and facts of a refusal."""
    if refused is None:
        return None
    return refused.code, str(refused.citation or ""), refused.facts


@pytest.mark.parametrize(
    ("allowed", "bars", "on", "found"),
    [
        pytest.param(True, (), MON, None, id="an honest applicant"),
        pytest.param(
            False,
            (),
            MON,
            ("commitment-not-allowed", "commitment-opinion/1", {"item": RULE.item}),
            id="an item or action without promises",
        ),
        pytest.param(
            True,
            (bar(BarKind.COMMITMENT),),
            MON,
            ("promise-broken", "commitment-opinion/2", {"until": "9999-12-31"}),
            id="a false promise that is not repaired",
        ),
        pytest.param(
            True,
            (bar(BarKind.COMMITMENT, until=date(2026, 3, 31)),),
            date(2026, 3, 31),
            ("promise-broken", "commitment-opinion/2", {"until": "2026-03-31"}),
            id="the last day of the exclusion",
        ),
        pytest.param(
            True,
            (bar(BarKind.COMMITMENT, until=date(2026, 3, 31)),),
            date(2026, 4, 1),
            None,
            id="the day after",
        ),
        pytest.param(
            True,
            (bar(BarKind.COMMITMENT, item="drinking-water-supply"),),
            MON,
            None,
            id="an exclusion for another item",
        ),
        pytest.param(
            True,
            (bar(BarKind.COMMITMENT), bar(BarKind.APPLICATION, item=RULE.item)),
            MON,
            ("barred", "administrative-licensing-law/78", {"until": "9999-12-31"}),
            id="whoever is barred altogether is told that first",
        ),
        pytest.param(
            True, (bar(BarKind.TOLERANCE),), MON, None, id="a broken promise of another kind"
        ),
    ],
)
def test_a_promise_is_for_those_who_kept_theirs(
    allowed: bool, bars: tuple[Bar, ...], on: date, found: tuple[str, str, dict[str, str]] | None
) -> None:
    rule = replace(RULE, commitment_allowed=allowed)

    assert told(commitment.eligibility(rule, bars, on=on)) == found


@pytest.mark.parametrize(
    ("bars", "found"),
    [
        pytest.param((), None, id="an honest applicant"),
        pytest.param(
            (bar(BarKind.TOLERANCE),),
            ("promise-broken", "", {"until": "9999-12-31"}),
            id="a broken promise to hand in later",
        ),
        pytest.param(
            (bar(BarKind.TOLERANCE), bar(BarKind.COMMITMENT, until=MON)),
            ("promise-broken", "commitment-opinion/2", {"until": "2026-03-02"}),
            id="a false commitment weighs first",
        ),
        pytest.param((bar(BarKind.APPLICATION),), None, id="a bar of applications, told elsewhere"),
    ],
)
def test_what_may_come_later_is_for_those_who_kept_their_promises(
    bars: tuple[Bar, ...], found: tuple[str, str, dict[str, str]] | None
) -> None:
    assert told(commitment.may_come_later(RULE, bars, on=MON)) == found


def test_a_promise_needs_its_letter() -> None:
    with pytest.raises(Unlawful) as refused:
        commitment.promise(RULE, (), on=MON, letter=" ")

    assert told(refused.value) == ("letter-missing", "commitment-opinion/3", {})
    commitment.promise(RULE, (), on=MON, letter="2026-01-01")


def test_whoever_may_not_promise_is_told_so_before_the_letter() -> None:
    with pytest.raises(Unlawful) as refused:
        commitment.promise(RULE, (bar(BarKind.COMMITMENT),), on=MON, letter="")

    assert refused.value.code == "promise-broken"


def filed(rule: ItemRule = RULE) -> Case:
    """Return a received case that rests on a promise."""
    opened = replace(OPENED, commitment=True)
    case = replay([opened, cases.file_of("application-form"), cases.file_of("test-report")])
    filing_of = replace(FILING, letter="2026-01-01", rule=rule)
    case = after(case, deeds.submit(case, filing_of, person=APPLICANT, on=MON))
    return after(case, (Received(on=MON, counts_from=MON),))


def test_a_promise_is_examined_by_one_and_decided_the_same_day() -> None:
    case = filed(replace(RULE, site_verification=True))

    case = after(case, deeds.accept(case, person=CLERK, on=MON, calendar=PLAIN))
    case = after(case, deeds.examine(case, cases.examination(FIRST), person=FIRST))

    assert (case.phase, case.letter) == (Phase.EXAMINED, "2026-01-01")
    CASE.require(CASE.verbs["grant"], HEAD, case)


def test_without_a_promise_two_examine_and_the_site_is_verified() -> None:
    case = replace(filed(replace(RULE, site_verification=True)), commitment=False)
    case = after(case, deeds.accept(case, person=CLERK, on=MON, calendar=PLAIN))
    case = after(case, deeds.examine(case, cases.examination(FIRST), person=FIRST))

    assert case.phase is Phase.ACCEPTED
    second = cases.examination(cases.SECOND)
    case = after(case, deeds.examine(case, second, person=cases.SECOND))
    with pytest.raises(Unlawful, match="site-verification-missing"):
        CASE.require(CASE.verbs["grant"], HEAD, case)

"""Rank and certainty of the law: who may set longer limits, and what is as sure as its source."""

from datetime import date
from pathlib import Path

from tests.catalogue.spoiling import problems_after

from xuke import catalogue
from xuke.catalogue import Problem
from xuke.catalogue.certainty import Certainty
from xuke.kernel.law.limit import Span, Unit

CARD = "items/narcotic-drug-purchase/item.yaml"
CARD_RULES = "law/narcotic-purchase-card-rules/2005-11-14.yaml"
DECIDED = (
    "statutory: { length: 20, unit: working, basis: administrative-licensing-law/42/1,"
    " certainty: high }"
)
FORTY_DAYS = (
    "statutory: { length: 40, unit: calendar, basis: narcotic-purchase-card-rules,"
    " certainty: medium }"
)
BEYOND, SURER = "limit-beyond-rank", "surer-than-source"
EARLIER = "lead-beyond-rank"


def reasons(found: list[Problem]) -> set[str]:
    return {one.reason_code for one in found}


def test_a_normative_document_sets_no_longer_limit_and_a_local_regulation_does(
    folder: Path,
) -> None:
    assert BEYOND in reasons(problems_after(folder, CARD, DECIDED, FORTY_DAYS))
    assert BEYOND in reasons(problems_after(folder, CARD_RULES, "规范性文件", "部门规章"))
    assert BEYOND not in reasons(problems_after(folder, CARD_RULES, "部门规章", "地方性法规"))
    assert BEYOND not in reasons(problems_after(folder, CARD_RULES, "地方性法规", "行政法规"))


def test_a_rule_asks_for_an_earlier_renewal_and_a_normative_document_does_not(folder: Path) -> None:
    of_law = "renewal_lead: { length: 30, unit: calendar, basis: administrative-licensing-law/50/1"
    of_card = "renewal_lead: { length: 3, unit: month, basis: narcotic-purchase-card-rules/6"

    assert EARLIER in reasons(problems_after(folder, CARD, of_law, of_card))
    assert EARLIER not in reasons(problems_after(folder, CARD_RULES, "规范性文件", "部门规章"))


def test_a_limit_within_four_weeks_may_stand_in_any_document(folder: Path) -> None:
    shorter = FORTY_DAYS.replace("length: 40", "length: 28")

    assert BEYOND not in reasons(problems_after(folder, CARD, DECIDED, shorter))


def test_what_ended_before_the_licensing_law_is_left_as_it_was() -> None:
    first, second = catalogue.item("maternal-infant-care").limits

    assert first.limits.statutory.span == Span(60, Unit.CALENDAR)
    assert second.since == date(2004, 7, 1)
    assert second.limits.statutory.span == Span(20, Unit.WORKING)


def test_a_provision_that_was_read_is_sure_though_its_statute_is_not(folder: Path) -> None:
    law = catalogue.law()
    read = "disinfection-measures/23"

    assert law.certainty_on(read) is Certainty.HIGH
    assert law.certainty_on("disinfection-measures/24") is Certainty.MEDIUM
    assert law.certainty_on("disinfection-measures/99") is None
    assert law.certainty_on("no-such-law") is None
    spoiled = problems_after(
        folder,
        "law/disinfection-measures/2017-12-26.yaml",
        "confirmed:\n  23:",
        "confirmed:\n  24:",
    )
    assert SURER in reasons(spoiled)


def test_the_limit_of_a_new_application_is_its_own() -> None:
    item = catalogue.item("medical-institution-practice")

    assert item.statutory == Span(45, Unit.CALENDAR)
    assert item.committed == Span(20, Unit.WORKING)
    assert item.limits_of("modification").statutory.span == Span(20, Unit.WORKING)


def test_a_licence_is_taken_away_by_no_notice_and_revoked_for_no_term(folder: Path) -> None:
    by_law = "basis: narcotic-drugs-regulations/72,"
    by_notice = "basis: narcotic-purchase-card-rules/6,"
    kind = "kind: revocation, "
    for_a_term = (
        "kind: revocation, least: { length: 1, unit: year }, most: { length: 2, unit: year }, "
    )

    assert "penalty-beyond-rank" in reasons(problems_after(folder, CARD, by_law, by_notice))
    assert "revoked-for-a-term" in reasons(problems_after(folder, CARD, kind, for_a_term))
    half = "kind: suspension, least: { length: 1, unit: year }, "
    assert "missing" in reasons(problems_after(folder, CARD, for_a_term, half))

"""Who reviews a decision depends on its day; what is not confirmed says so."""

from dataclasses import replace
from datetime import date

import pytest
from tests.casework import journey, officials
from tests.casework.journey import APPLICANT, CLERK, HOME, act

from xuke import catalogue
from xuke.casework.case import drafts, filing
from xuke.casework.case.officials import answer_by
from xuke.casework.case.remedies import remedies_of
from xuke.kernel.case.events import Remedies
from xuke.kernel.case.state import Case
from xuke.kernel.law.limit import Span, Unit

GOVERNMENT = "上海市长宁区人民政府"
UNKNOWN = "待确认"


@pytest.mark.parametrize(
    ("on", "reviewer", "online"),
    [
        pytest.param(
            date(2023, 12, 31),
            f"{GOVERNMENT} / 上海市卫生健康委员会",
            "",
            id="until 2023 the department above could be chosen too",
        ),
        pytest.param(date(2024, 1, 1), GOVERNMENT, UNKNOWN, id="since 2024 the government alone"),
    ],
)
def test_who_reviews_is_said_by_the_law_of_the_day(on: date, reviewer: str, online: str) -> None:
    assert remedies_of(HOME, on) == Remedies(
        reviewer=reviewer,
        court=UNKNOWN,
        online=online,
        online_owed=bool(online),
        review_days=60,
        suit_months=6,
    )


@pytest.mark.django_db
def test_a_non_acceptance_is_recorded_with_its_remedies() -> None:
    stream = journey.submitted()

    done = officials.not_accept(
        stream, "not-required", "该事项依法不需要取得行政许可", "", act(CLERK)
    )

    assert done.state.not_accepted
    assert done.state.not_accepted.remedies == Remedies(
        reviewer=GOVERNMENT, court=UNKNOWN, online=UNKNOWN, online_owed=True
    )


@pytest.mark.django_db
def test_a_commitment_is_filed_with_the_version_of_its_letter() -> None:
    model = journey.application()
    promised = drafts.Application(
        authority=HOME, item=model.item, commitment=True, answers=model.answers
    )
    stream = drafts.open_application(promised, act(APPLICANT)).stream.id

    done = filing.submit(stream, act(APPLICANT))

    terms = catalogue.item(journey.ITEM).commitment_terms
    assert terms
    assert done.state.letter == terms.version != ""


def test_how_long_a_correction_may_take_is_said_by_the_item() -> None:
    case = journey_case(Span(5, Unit.WORKING))

    assert answer_by(case, date(2026, 3, 2)) == date(2026, 3, 9)
    assert answer_by(journey_case(None), date(2026, 3, 2)) == date(2026, 4, 1)


def journey_case(given: Span | None) -> Case:
    """Return a case under a rule that gives so long to correct."""
    rule = replace(catalogue.item(journey.ITEM).rule(), correction_answer=given)
    return Case(rule=rule)

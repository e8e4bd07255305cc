"""Conditions in CEL: proven when the file is read; what is unknown fails none."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.catalogue.spoiling import NURSE, problems_after

from xuke import catalogue
from xuke.catalogue.condition import names_for, values_of
from xuke.catalogue.expression import fault, holds
from xuke.catalogue.form import Field
from xuke.catalogue.item import LicenceItem

DAY = date(2026, 3, 2)
CALENDAR = catalogue.calendar()
ITEM = catalogue.item("nurse-practice")
FIELDS = [field for section in ITEM.form for field in section.fields]
NAMES = names_for(FIELDS, [one.id for one in ITEM.materials])
LONG = "internship_months >= 8"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        pytest.param("internship_months >=", "not-an-expression", id="half an expression"),
        pytest.param("months >= 8", "unknown-name", id="no such field"),
        pytest.param("months(exam_passed_on) >= 8", "unknown-name", id="no such function"),
        pytest.param("internship_months >= '8'", "not-an-answer", id="no such answer"),
        pytest.param("internship_months >= education", "expression-fails", id="of other types"),
        pytest.param("internship_months + 8", "expression-fails", id="no yes or no"),
        pytest.param("education == '高中'", "not-an-answer", id="an option that there is not"),
        pytest.param("'proof' in materials", "not-an-answer", id="no such material"),
        pytest.param("internship_months == 8 || internship_months != 8", "always-the-same",
                     id="cannot fail"),
        pytest.param("internship_months > 8 || exam_passed_on > 3", "expression-fails",
                     id="a fault behind what is mostly true"),
        pytest.param(LONG, "", id="sound"),
        pytest.param("applied_on <= later(exam_passed_on, 3, 'year')", "", id="a day reckoned"),
        pytest.param("'training-proof' in materials && education == '本科'", "", id="a material"),
    ],
)  # fmt: skip
def test_an_expression_is_proven_before_it_is_relied_on(source: str, reason: str) -> None:
    found = fault(source, NAMES)

    assert (found[0] if found else "") == reason


def test_a_file_with_a_wrong_condition_is_refused_with_line_and_reason(folder: Path) -> None:
    found = problems_after(folder, NURSE, LONG, "internship_month >= 8")

    assert [(one.reason_code, one.field) for one in found] == [
        ("unknown-name", "conditions[0].holds")
    ]
    assert found[0].line > 1
    assert "internship_month" in str(found[0])


@pytest.mark.parametrize(
    ("old", "new", "reason", "field"),
    [
        ("id: capacity, ", "id: internship, ", "duplicate-id", "conditions[2].id"),
        ("at: [question, acceptance, grant]", "at: [street]", "not-an-option", "conditions[0].at"),
        ("basis: nurse-regulations/7/2, certainty: high }\n  - { id: w",
         "basis: nurse-regulations/99, certainty: high }\n  - { id: w", "unknown-citation",
         "conditions[0].basis"),
        ("id: graduated_on,", "id: today,", "taken", "form"),
    ],
)  # fmt: skip
def test_what_else_is_refused_of_a_condition(
    folder: Path, old: str, new: str, reason: str, field: str
) -> None:
    found = problems_after(folder, NURSE, old, new)

    assert (reason, field) in {(one.reason_code, one.field) for one in found}


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        pytest.param({"internship_months": "8"}, True, id="long enough"),
        pytest.param({"internship_months": "7"}, False, id="too short"),
        pytest.param({}, None, id="not told"),
        pytest.param({"internship_months": "many"}, None, id="no number"),
    ],
)
def test_what_is_not_known_denies_nothing(answers: dict[str, str], found: bool | None) -> None:
    values = values_of(FIELDS, answers, today=DAY, applied_on=DAY, calendar=CALENDAR, materials=())

    assert holds(LONG, values) is found


def test_which_files_history_had_nobody_knows() -> None:
    values = values_of(FIELDS, {}, today=DAY, applied_on=DAY, calendar=CALENDAR, materials=None)

    assert holds("'training-proof' in materials", values) is None


def test_a_term_ends_with_the_month_where_the_last_has_no_such_day() -> None:
    leap = {"exam_passed_on": "2024-02-29"}
    values = values_of(
        FIELDS, leap, today=DAY, applied_on=date(2027, 2, 28), calendar=CALENDAR, materials=()
    )
    later = values_of(
        FIELDS, leap, today=DAY, applied_on=date(2027, 3, 1), calendar=CALENDAR, materials=()
    )
    within = "applied_on <= later(exam_passed_on, 3, 'year')"

    assert (holds(within, values), holds(within, later)) == (True, False)


@pytest.mark.parametrize(
    ("day", "end"),
    [
        pytest.param(date(2026, 10, 8), date(2026, 10, 1), id="after the National holiday"),
        pytest.param(date(2026, 10, 5), date(2026, 10, 1), id="in it"),
        pytest.param(date(2026, 10, 9), date(2026, 10, 9), id="after a working day"),
        pytest.param(date(2026, 3, 2), date(2026, 3, 1), id="the Saturday before is made up"),
    ],
)
def test_a_term_that_ends_on_a_day_off_is_met_on_the_next_working_day(day: date, end: date) -> None:
    passed = {"exam_passed_on": end.replace(year=2023).isoformat()}
    late = {"exam_passed_on": (end - timedelta(days=1)).replace(year=2023).isoformat()}
    within = "in_time_for <= later(exam_passed_on, 3, 'year')"

    met = [
        holds(
            within,
            values_of(FIELDS, one, today=day, applied_on=day, calendar=CALENDAR, materials=()),
        )
        for one in (passed, late)
    ]

    assert met == [True, False]


JUNK = ("NaN", "1e400", "-Infinity", "9" * 20, "0001-01-01", "9999-12-31", "２０２６-01-01", "、")
"""What a draft may hold, and no rule can count with."""
READ = [
    pytest.param(item, field, id=f"{item.slug}-{field.id}")
    for item in catalogue.items().values()
    for section in item.form
    for field in section.fields
    if any(field.id in one.reads for one in item.computed)
    or any(field.id == one.field for one in item.told_bars)
]


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize(("item", "field"), READ)
def test_an_answer_that_no_form_would_take_is_not_known(
    item: LicenceItem, field: Field, junk: str
) -> None:
    fields = [one for section in item.form for one in section.fields]

    values = values_of(
        fields, {field.id: junk}, today=DAY, applied_on=DAY, calendar=CALENDAR, materials=()
    )

    assert field.id not in values or values[field.id] in (junk, [])
    for one in item.computed:
        assert one.fails(values) in (True, False)
    for bar in item.told_bars:
        assert bar.until({field.id: junk}, DAY) is None

"""The law's numbers and choices: each by the day it came into force, each with its basis."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from xuke import catalogue
from xuke.catalogue import check
from xuke.catalogue.law_values import slug_of
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.terms import TERMS_2019, Terms

VALUES = "law/values"
SIXTY_DAYS = replace(TERMS_2019, public_notice=Span(60, Unit.CALENDAR))
COMPLETENESS = "completeness.yaml"
BODY = "reconsideration-body.yaml"
SILENCE = "review-before-suit-for-silence.yaml"
PUBLIC_NOTICE = "public-notice.yaml"
STATUTE = "law/administrative-licensing-law/2019-04-23.yaml"


@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2024, 1, 1), date(2026, 3, 2)])
def test_the_terms_of_a_day_are_those_of_the_files(day: date) -> None:
    assert catalogue.law().terms(day) == TERMS_2019


def test_a_case_of_2021_is_judged_by_the_longer_public_notice() -> None:
    law = catalogue.law()

    assert law.terms(date(2019, 4, 23)) == SIXTY_DAYS
    assert law.terms(date(2021, 12, 31)) == SIXTY_DAYS
    assert law.terms(date(2022, 1, 1)) == TERMS_2019


def test_before_the_first_value_the_oldest_is_used() -> None:
    assert catalogue.law().terms(date(2010, 1, 1)) == SIXTY_DAYS


def test_every_length_of_time_has_a_file_with_a_basis() -> None:
    values = catalogue.law().values

    assert {slug_of(one.name) for one in fields(Terms)} <= set(values)
    assert all(one.basis for value in values.values() for one in value.values.values())


@pytest.mark.parametrize(
    ("name", "before", "since", "after"),
    [
        (
            "reconsideration-body",
            "government-or-superior-department",
            date(2024, 1, 1),
            "government",
        ),
        ("review-before-suit-for-silence", False, date(2024, 1, 1), True),
        ("online-remedy-channel", False, date(2024, 1, 1), True),
    ],
)
def test_a_change_of_the_law_takes_effect_on_its_day(
    name: str, before: object, since: date, after: object
) -> None:
    law = catalogue.law()

    assert law.value_on(name, date.fromordinal(since.toordinal() - 1)) == before
    assert law.value_on(name, since) == after


def test_every_value_is_read_by_something() -> None:
    lengths = {slug_of(one.name) for one in fields(Terms)}
    source = Path(catalogue.__file__).parents[1]
    written = "".join(path.read_text(encoding="utf-8") for path in source.rglob("*.py"))

    unread = {name for name in catalogue.law().values if f'"{name}"' not in written} - lengths

    assert not unread


def test_a_value_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        catalogue.law().value_on("no-such-value", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("file", "old", "new", "reason", "field"),
    [
        (COMPLETENESS, "value: completeness", "value: other", "wrong-name", "value"),
        (COMPLETENESS, "value: completeness", "colour: red", "unknown-key", "colour"),
        (COMPLETENESS, "2019-04-23:", "someday:", "not-a-date", "values.someday"),
        (COMPLETENESS, "32/1/4", "32/1/9", "unknown-citation", "values.2019-04-23.basis"),
        (COMPLETENESS, "length: 5", "length: five", "not-an-integer", ""),
        (COMPLETENESS, "unit: working", "unit: fortnight", "not-an-option", ""),
        (COMPLETENESS, "certainty: high", "certainty: sure", "not-an-option", ""),
        (COMPLETENESS, "certainty: high", "certainty: low", "doubt-not-listed", "values"),
        (COMPLETENESS, "{ length: 5", "[{ length: 5", "not-yaml", ""),
        (
            PUBLIC_NOTICE,
            "certainty: medium",
            "certainty: high",
            "surer-than-source",
            "values.2019-04-23.certainty",
        ),
        (BODY, "choice: government,", "choice: court,", "not-an-option", ""),
        (BODY, "kind: choice", "kind: guess", "not-an-option", "kind"),
        (BODY, "options: [government-or-superior-department, government]\n", "", "missing", ""),
        (BODY, "2019-04-23:", "2024-01-02:", "unknown-citation", "values.2024-01-02.basis"),
        (SILENCE, "flag: true", "flag: perhaps", "not-a-boolean", ""),
        (SILENCE, "values:\n", "values: {}\nother:\n", "empty", "values"),
    ],
)
def test_a_value_that_is_refused_names_file_line_and_reason(
    folder: Path, file: str, old: str, new: str, reason: str, field: str
) -> None:
    path = folder / VALUES / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"nothing to spoil in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    found = [one for one in check(folder) if one.file == f"data/{VALUES}/{file}"]

    mine = [one for one in found if one.reason_code == reason]
    assert mine, [str(one) for one in found]
    assert mine[0].field == field or not field


def test_a_length_of_time_without_a_file_is_refused(folder: Path) -> None:
    (folder / VALUES / "delivery.yaml").unlink()

    found = [one for one in check(folder) if one.file == "data/law/values/delivery.yaml"]

    assert [one.reason_code for one in found] == ["missing"]


def test_a_value_that_is_no_mapping_is_refused(folder: Path) -> None:
    path = folder / VALUES / COMPLETENESS
    path.write_text("value: completeness\nname: { zh: 甲, en: A }\nvalues: { 2019-04-23: 5 }\n")

    found = [one for one in check(folder) if one.file == "data/law/values/completeness.yaml"]

    assert [one.reason_code for one in found] == ["not-a-mapping", "empty"]


def test_a_reason_for_no_rule_is_refused_where_there_is_no_such_provision(folder: Path) -> None:
    path = folder / STATUTE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("without_rule:\n  1: ", "without_rule:\n  84: "), "utf-8")

    found = [one for one in check(folder) if one.file == f"data/{STATUTE}"]

    assert [(one.reason_code, one.field) for one in found] == [
        ("unknown-citation", "without_rule.84")
    ]

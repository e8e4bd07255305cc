import json
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from click.testing import CliRunner

from xuke.config.cli.explaining import explain_command
from xuke.config.settings import current


@pytest.fixture(autouse=True)
def a_database_is_given() -> Iterator[None]:
    """Name a database, so that the command finds nothing to set up; it asks none anything."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
        current.cache_clear()
        yield
    current.cache_clear()


def explain(*options: str) -> Any:  # noqa: ANN401 - JSON
    """Return what the command says as JSON."""
    ran = CliRunner().invoke(explain_command, ["deadline", *options, "--format", "json"])
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        pytest.param("2025-01-20", 5, "2025-01-26", id="Sunday is a make-up working day"),
        pytest.param("2025-01-24", 5, "2025-02-07", id="across Spring Festival"),
        pytest.param("2025-04-25", 20, "2025-05-27", id="across Labour Day"),
        pytest.param("2025-06-03", 20, "2025-07-01", id="no holiday"),
        pytest.param("2025-06-03", 30, "2025-07-15", id="20 and 10 more"),
        pytest.param("2025-09-15", 20, "2025-10-17", id="across National Day"),
        pytest.param("2025-09-26", 5, "2025-10-10", id="a week around National Day"),
        pytest.param("2025-09-26", 7, "2025-10-13", id="publicity around National Day"),
        pytest.param("2025-09-28", 1, "2025-09-29", id="start on a make-up working day"),
        pytest.param("2026-02-11", 5, "2026-02-25", id="Spring Festival 2026"),
        pytest.param("2026-02-13", 20, "2026-03-19", id="decision across Spring Festival"),
        pytest.param("2026-04-27", 7, "2026-05-09", id="Saturday make-up working day"),
        pytest.param("2026-09-18", 10, "2026-10-09", id="delivery across National Day"),
        pytest.param("2026-09-30", 5, "2026-10-13", id="notice across National Day"),
    ],
)
def test_working_days_end_where_the_calendar_says(start: str, days: int, due: str) -> None:
    assert explain("--from", start, "--days", str(days))["due"] == due


def test_an_extension_is_counted_in_working_days() -> None:
    found = explain("--from", "2025-06-03", "--days", "20", "--extend", "10")

    assert found["due"] == "2025-07-15"


def test_an_extension_by_another_law_is_counted_in_its_own_unit() -> None:
    found = explain(
        *("--from", "2025-03-03", "--days", "60", "--unit", "calendar"),
        *("--extend", "30/calendar"),
    )

    assert found["due"] == "2025-06-05"


@pytest.mark.parametrize("extension", ["ten", "10/weeks", "-1", "99999"])
def test_an_extension_that_is_none_is_refused(extension: str) -> None:
    options = ["--from", "2025-03-03", "--days", "5", "--extend", extension]

    assert CliRunner().invoke(explain_command, ["deadline", *options]).exit_code == 2


def test_new_year_is_no_working_day_though_no_notice_says_so() -> None:
    found = explain("--from", "2026-12-20", "--days", "10")

    assert (found["due"], found["provisional"]) == ("2027-01-04", True)
    assert {"on": "2027-01-01", "kind": "holiday", "counted": None, "note": "元旦"} in found[
        "trace"
    ]


@pytest.mark.parametrize(
    ("start", "length", "unit", "until"),
    [
        pytest.param("2032-02-29", "3", "year", "2035-02-28", id="no 29 February: month's end"),
        pytest.param("2032-02-28", "3", "year", "2035-02-27", id="the day before that day"),
        pytest.param("2032-03-01", "3", "year", "2035-02-28", id="the day after it"),
        pytest.param("2032-02-29", "4", "year", "2036-02-28", id="a 29 February again"),
        pytest.param("2026-03-02", "4", "year", "2030-03-01", id="an ordinary day"),
        pytest.param("2026-08-31", "6", "month", "2027-02-28", id="no 31 February"),
        pytest.param("2026-03-31", "1", "month", "2026-04-30", id="no 31 April"),
    ],
)
def test_a_term_ends_with_the_last_day_inside_it(
    start: str, length: str, unit: str, until: str
) -> None:
    options = ["--from", start, "--length", length, "--unit", unit, "--format", "json"]

    ran = CliRunner().invoke(explain_command, ["term", *options])

    assert (ran.exit_code, json.loads(ran.stdout)) == (
        0,
        {"from": start, "length": int(length), "unit": unit, "until": until},
    )


def test_a_term_says_for_people_until_when_it_holds() -> None:
    ran = CliRunner().invoke(explain_command, ["term", "--from", "2026-03-02", "--length", "4"])

    assert "有效期至：2030-03-01 周五（含当日）" in ran.stdout


def test_excluded_days_count_once_however_often_they_are_named() -> None:
    once = explain("--from", "2025-06-03", "--days", "20", "--exclude", "2025-06-09..2025-06-13")
    twice = explain(
        *("--from", "2025-06-03", "--days", "20"),
        *("--exclude", "2025-06-09..2025-06-13", "--exclude", "2025-06-11..2025-06-13"),
    )

    assert once["due"] == twice["due"] == "2025-07-08"


def test_a_year_without_calendar_makes_the_date_provisional() -> None:
    found = explain("--from", "2031-01-02", "--days", "5")

    assert found["provisional"]
    assert found["missing_years"] == [2031]


def test_the_trace_explains_every_day_from_start_to_due() -> None:
    found = explain("--from", "2025-01-24", "--days", "5")

    days = [date.fromisoformat(day["on"]) for day in found["trace"]]
    assert (days[0].isoformat(), days[-1].isoformat()) == ("2025-01-24", found["due"])
    assert all((after - before).days == 1 for before, after in pairwise(days))
    assert found["trace"][-1]["counted"] == 5


def test_the_keys_are_the_documented_ones() -> None:
    found = explain("--from", "2025-01-24", "--days", "1", "--unit", "month")

    assert list(found) == [
        *("from", "unit", "days", "due", "provisional", "missing_years", "trace"),
    ]
    assert set(found["trace"][0]) == {"on", "kind", "counted", "note"}


def test_the_text_names_the_due_day_and_the_holiday() -> None:
    options = ["deadline", "--from", "2025-01-24", "--days", "5"]

    said = CliRunner().invoke(explain_command, options).stdout

    assert "期限届满日：2025-02-07 周五" in said
    assert "春节" in said


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--from", "2025-02-30", "--days", "5"], id="a day that does not exist"),
        pytest.param(["--from", "2025-02-03", "--days", "-1"], id="a negative length"),
        pytest.param(["--from", "2025-02-03"], id="no length"),
        pytest.param(
            ["--from", "2025-02-03", "--days", "5", "--exclude", "2025-02-09..2025-02-08"],
            id="a period that ends before it starts",
        ),
        pytest.param(
            ["--from", "2025-02-03", "--days", "5", "--exclude", "2025-02-09"],
            id="a period with one end",
        ),
    ],
)
def test_nonsense_is_a_usage_error(options: list[str]) -> None:
    assert CliRunner().invoke(explain_command, ["deadline", *options]).exit_code == 2

"""A new calendar year moves open cases: shown first, then noted on each, once."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from tests.casework import journey, officials
from tests.casework.journey import APPLICANT, CLERK, HEAD, MORNING, act

from xuke import catalogue
from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.casework.case.moves import Dues, moves
from xuke.casework.case.recount import Applied, apply_calendar, note
from xuke.casework.models import CaseRow
from xuke.catalogue.loading import DATA
from xuke.kernel.case.events import CalendarChanged

pytestmark = pytest.mark.django_db
YEAR = """
year: 2027
notices:
  - { title: 样例通知, number: 待确认 }
holidays:
  - { name: 元旦, since: 2027-01-01, until: 2027-01-04 }
  - { name: 春节, since: 2027-02-06, until: 2027-02-12 }
make_up:
  - { day: 2027-02-13, for: 春节 }
"""
GUESSED = Dues(date(2027, 1, 26), provisional=True, committed=date(2027, 1, 5))
KNOWN = Dues(date(2027, 1, 27), provisional=False, committed=date(2027, 1, 6))


def days_to(day: date) -> int:
    return (day - MORNING.date()).days


def accepted_on(day: date) -> UUID:
    stream = journey.drafted()
    filing.submit(stream, act(APPLICANT, days=days_to(day)))
    officials.accept(stream, act(CLERK, days=days_to(day)))
    return stream


def dues_of(stream: UUID) -> Dues:
    row = CaseRow.objects.get(stream=stream)
    return Dues(row.due, row.due_provisional, row.committed_due)


@pytest.fixture
def late() -> UUID:
    """Accept a case whose limit runs into a year that nobody has announced yet."""
    return accepted_on(date(2026, 12, 28))


@pytest.fixture
def with_2027(late: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start again, as it were, with the year's file in the folder."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data/calendars/2027.yaml").write_text(YEAR, encoding="utf-8")
    read = catalogue.load(tmp_path / "data")
    monkeypatch.setattr(catalogue, "loaded", lambda: read)


def test_without_the_year_the_day_is_provisional_and_nothing_moves(late: UUID) -> None:
    assert dues_of(late) == GUESSED
    assert list(moves()) == []


def test_the_year_s_file_shows_which_case_moves_and_changes_nothing(
    late: UUID, with_2027: None
) -> None:
    (move,) = moves()

    assert (move.stream, move.was, move.now) == (late, GUESSED, KNOWN)
    assert dues_of(late) == GUESSED


def test_applied_it_is_noted_on_the_case_and_listed(late: UUID, with_2027: None) -> None:
    applied = apply_calendar(act(HEAD, days=days_to(date(2026, 12, 30))))

    noted = load_case(late).history[-1].event
    assert applied == Applied(noted=1, busy=0)
    assert isinstance(noted, CalendarChanged)
    assert (noted.was_due, noted.now_due) == (GUESSED.due, KNOWN.due)
    assert "样例通知" in noted.calendar
    assert dues_of(late) == KNOWN


def test_applied_twice_it_does_nothing_the_second_time(late: UUID, with_2027: None) -> None:
    apply_calendar(act(HEAD, days=days_to(date(2026, 12, 30))))

    assert list(moves()) == []
    assert apply_calendar(act(HEAD, days=days_to(date(2026, 12, 30)))) == Applied(noted=0, busy=0)


def test_an_interrupted_run_goes_on_where_it_stood(
    late: UUID, request: pytest.FixtureRequest
) -> None:
    another = accepted_on(date(2026, 12, 28))
    request.getfixturevalue("with_2027")
    interrupted_after = next(moves()).stream
    note(interrupted_after, act(HEAD, days=days_to(date(2026, 12, 30))))

    assert {move.stream for move in moves()} == {late, another} - {interrupted_after}
    assert apply_calendar(act(HEAD, days=days_to(date(2026, 12, 30)))) == Applied(noted=1, busy=0)


def test_a_day_that_stays_where_it_is_becomes_final(request: pytest.FixtureRequest) -> None:
    stream = accepted_on(date(2027, 1, 4))
    guessed = dues_of(stream)
    request.getfixturevalue("with_2027")

    apply_calendar(act(HEAD, days=days_to(date(2027, 1, 4))))

    assert guessed.provisional
    assert dues_of(stream) == replace(guessed, provisional=False)


def test_a_case_that_was_withdrawn_stays_as_it_was(late: UUID, with_2027: None) -> None:
    filing.withdraw(late, "不办了", act(APPLICANT, days=days_to(date(2026, 12, 29))))

    assert list(moves()) == []


def test_one_authority_can_be_asked_alone(late: UUID, with_2027: None) -> None:
    assert [move.stream for move in moves(journey.HOME)] == [late]
    assert list(moves("440000-wjw")) == []

"""Other processes do a part of the day's work; it is done as by one, whatever becomes of them."""

from collections.abc import Mapping, Sequence
from concurrent.futures import wait
from time import monotonic, sleep
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection
from tests.casework import apart
from tests.casework.journey import MORNING
from tests.casework.pasts import LATE, MISSING, TODAY, UNCORRECTED, begun
from tests.casework.standing import everything
from tests.conftest import Databases

from xuke.casework.stream import daywork, halving
from xuke.casework.stream.act import Act
from xuke.casework.stream.daywork import do_days_work, lapsed_apart
from xuke.casework.stream.hands import Hands
from xuke.casework.stream.kinds import Kind
from xuke.casework.stream.lapse import lapse_together
from xuke.kernel.case.machine import CASE
from xuke.record.verify import verify

CASES = [LATE, UNCORRECTED, LATE, UNCORRECTED, LATE] * 6
GROUP = 3


class Waited(Hands[Any, Any]):
    """One hand, however many cores there are, and nothing done before it is there."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 1

    def begin(self) -> None:
        """Start it, and wait for it."""
        super().begin()
        wait(self._starts)


@pytest.fixture
def shared_out(monkeypatch: pytest.MonkeyPatch, committing: Databases) -> Databases:
    """Let a few streams be many, for which other processes are started."""
    monkeypatch.setattr(daywork, "TOGETHER", GROUP)
    monkeypatch.setattr(daywork, "MUCH", 2 * GROUP)
    monkeypatch.setattr(daywork, "Helpers", Waited)
    return committing


def worked() -> Mapping[str, int]:
    """Do the day's work; return what of it cases had."""
    return do_days_work(TODAY, MORNING).of(CASE.kind)


def test_two_processes_do_what_one_does(
    shared_out: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(CASES)
    here = watched(monkeypatch)

    shared, found = worked(), everything()

    assert 0 < len(here) < len(CASES) / GROUP
    assert verify().broken == ()
    assert not any(worked().values())
    shared_out.recreate()
    monkeypatch.setattr(daywork, "MUCH", len(CASES) + 1)
    begun(CASES)
    assert (worked(), everything()) == (shared, found)
    assert (shared["deemed"], shared["uncorrected"]) == (18, 12)


def test_what_fails_in_either_is_counted_and_costs_no_other_its_day(shared_out: Databases) -> None:
    begun([LATE, MISSING, LATE, LATE] * 6)

    done = worked()

    assert (done["deemed"], done["failed"], done["busy"]) == (18, 6, 0)


def test_of_a_process_that_dies_the_streams_are_counted_and_left_to_the_next_run(
    shared_out: Databases, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun([LATE] * len(CASES))
    monkeypatch.setattr(daywork, "lapsed_apart", apart.dying)

    done = worked()

    assert done["failed"] in {GROUP, 2 * GROUP}
    assert done["deemed"] == len(CASES) - done["failed"]
    assert "A process ended before it told of 3 case" in caplog.text
    monkeypatch.setattr(daywork, "lapsed_apart", lapsed_apart)
    assert worked()["deemed"] == done["failed"]


def test_a_database_that_fails_is_told_whichever_process_finds_it(
    shared_out: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(CASES)
    monkeypatch.setattr(daywork, "lapsed_apart", apart.failing)

    with pytest.raises(DatabaseError, match="gone"):
        worked()

    assert verify().broken == ()


def test_no_connection_is_left(shared_out: Databases) -> None:
    begun(CASES)

    worked()

    # The server notices in its own time that somebody has left.
    until = monotonic() + 10
    while connections_here() > 1 and monotonic() < until:
        sleep(0.05)
    assert connections_here() == 1


def test_few_streams_start_no_process(
    committing: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(CASES)
    monkeypatch.setattr(Hands, "begin", refused)

    assert worked()["deemed"] == 18


@pytest.mark.django_db
def test_what_a_transaction_holds_is_given_to_no_other_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun(CASES)
    monkeypatch.setattr(daywork, "MUCH", GROUP)
    monkeypatch.setattr(Hands, "begin", refused)

    assert worked()["deemed"] == 18


def test_without_a_core_for_it_nobody_takes_anything() -> None:
    with Hands[int, int]() as hands:
        hands.count = 0
        hands.begin()

        assert not hands.take(abs, -1)
        assert list(hands.rest()) == []


def connections_here() -> int:
    """Return how many connections the database has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        (count,) = cursor.fetchone()
    return int(count)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[UUID]]:
    """Return the groups that this process does, filled as it does."""
    done: list[Sequence[UUID]] = []

    def told(kind: Kind[Any], streams: Sequence[UUID], act: Act) -> Mapping[str, int] | None:
        done.append(streams)
        return lapse_together(kind, streams, act)

    monkeypatch.setattr(halving, "lapse_together", told)
    return done


def refused(_hands: Hands[Any, Any]) -> None:
    """Start nothing, and say so."""
    raise AssertionError

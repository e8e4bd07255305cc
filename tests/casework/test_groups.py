"""The day's work in groups does what it does stream by stream: the same events, rows and counts."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import DataError, IntegrityError, OperationalError, transaction
from hypothesis import given, settings, strategies as st
from tests.casework.journey import HOME, MORNING
from tests.casework.pasts import LATE, MISSING, TODAY, UNCORRECTED, Past, begun
from tests.casework.standing import everything

from xuke.casework.case.kind import CASES, load_case
from xuke.casework.models import BarRow, CaseRow
from xuke.casework.stream import daywork, effects, halving, lapse as lapses
from xuke.casework.stream.act import Act
from xuke.casework.stream.daywork import do_days_work
from xuke.casework.stream.door import append
from xuke.casework.stream.kinds import Kind
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case import events
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.rule import Action
from xuke.record.models import EventRow
from xuke.record.postgres import PostgresRecord

pytestmark = pytest.mark.django_db


PASTS = st.builds(
    Past,
    days=st.integers(0, 40),
    stands=st.sampled_from(["received", "corrects", "accepted", "promised", "missing"]),
    answer=st.integers(0, 20),
    action=st.sampled_from([Action.NEW, Action.RENEWAL]),
)


def worked(together: int, pasts: list[Past], then: Callable[[], Any]) -> Any:  # noqa: ANN401 - of `then`
    """Do the day's work over these cases, so many together, and take it all back."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(daywork, "TOGETHER", together)
        begun(pasts)
        counts = do_days_work(TODAY, MORNING).counts
        found = (counts, then())
        transaction.set_rollback(True)
    return found


@settings(max_examples=25)
@given(st.lists(PASTS, min_size=2, max_size=9))
def test_in_groups_it_is_the_same_as_one_by_one(pasts: list[Past]) -> None:
    alone = worked(1, pasts, everything)

    assert worked(4, pasts, everything) == alone
    assert worked(200, pasts, everything) == alone


def test_a_stream_that_fails_costs_no_other_its_day(caplog: pytest.LogCaptureFixture) -> None:
    begun([LATE, MISSING, LATE, LATE, LATE])

    done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert (done["deemed"], done["failed"]) == (4, 1)
    assert caplog.text.count("The day's work failed on case") == 1


def test_a_fault_in_a_groups_way_is_told_and_not_only_slow(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_told: object) -> None:
        raise KeyError("a fault of ours")

    begun([LATE, LATE])
    monkeypatch.setattr(lapses, "append_group", fail)

    done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert (done["deemed"], done["failed"]) == (2, 0)
    assert "2 case do not lapse together" in caplog.text
    assert "a fault of ours" in caplog.text


@pytest.mark.parametrize(
    ("error", "counted"),
    [
        pytest.param(DataError("too long"), "failed", id="a value that the table refuses"),
        pytest.param(IntegrityError("no such row"), "failed", id="a key that leads nowhere"),
        pytest.param(psycopg.errors.DeadlockDetected(), "busy", id="two in each other's way"),
    ],
)
def test_what_the_database_refuses_of_one_stream_costs_no_other_its_day(
    error: Exception, counted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun([LATE, LATE, LATE])
    _failing(monkeypatch, error)

    done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert (done["deemed"], done[counted], done["busy"] + done["failed"]) == (2, 1, 1)


def test_a_database_that_is_away_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    begun([LATE, LATE])
    _failing(monkeypatch, OperationalError("gone"))

    with pytest.raises(OperationalError):
        do_days_work(TODAY, MORNING)


def _failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Let the database answer so of the first stream, together with others and alone."""
    first = CaseRow.objects.order_by("due", "stream").values_list("stream", flat=True)[0]
    alone = lapses.lapse

    def lapse(kind: Kind[Any], stream: UUID, act: Act) -> Mapping[str, int]:
        if stream == first:
            raise error
        return alone(kind, stream, act)

    monkeypatch.setattr(halving, "lapse", lapse)
    monkeypatch.setattr(halving, "lapse_together", lambda *_group: None)


def test_what_follows_from_one_is_seen_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    begun([LATE, LATE, LATE])
    order = list(CaseRow.objects.order_by("due", "stream").values_list("stream", flat=True))

    def withdraw_the_last(change: Change[Any], act: Act) -> None:
        if change.stream.id == order[0]:
            withdrawn = events.ApplicationWithdrawn(
                on=TODAY - timedelta(days=1), by="applicant", reason=""
            )
            append(CASES, load_case(order[2]), (withdrawn,), act)

    effect = effects.Effect(
        name="test", kind=CASE.kind, events=(events.Accepted,), follows=withdraw_the_last
    )
    monkeypatch.setitem(effects._effects, "test", effect)  # noqa: SLF001 - taken back after the test

    done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert (done["deemed"], done["busy"], done["failed"]) == (2, 0, 0)
    assert [one.type for one in PostgresRecord().load(order[2])][-1] == "ApplicationWithdrawn"


def test_a_group_costs_a_few_statements(django_assert_max_num_queries: Any) -> None:  # noqa: ANN401 - a fixture
    begun([LATE, UNCORRECTED] * 20)

    with django_assert_max_num_queries(16):
        done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert (done["deemed"], done["uncorrected"]) == (20, 20)


def test_bars_that_do_not_follow_are_taken_away_from_those_alone_that_ended() -> None:
    ended, other, accepted = begun([UNCORRECTED, UNCORRECTED, LATE])
    for stream, year, place in (
        (ended, 2026, 0),
        (ended, 2026, 1),
        (other, 2026, 4),
        (ended, 2020, 2),
        (accepted, 2026, 3),
    ):
        BarRow.objects.create(**bar(stream, year, place))

    do_days_work(TODAY, MORNING)

    left = BarRow.objects.order_by("place").values_list("stream", "place")
    assert list(left) == [(ended, 2), (accepted, 3)]


def bar(stream: UUID, year: int, place: int) -> dict[str, Any]:
    """Return a bar that nothing in the record gives."""
    key = {"stream": stream, "place": place, "authority": HOME, "year": year}
    days = {"since": TODAY, "until": TODAY}
    return key | days | {"kind": "tolerance", "holder": "-", "item": "", "basis": "", "source": "-"}


def test_a_stream_that_comes_twice_is_told_once() -> None:
    promised = Past(days=30, stands="promised", answer=3, action=Action.NEW)
    begun([promised, promised])

    done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert done["unsupplied"] == 2
    assert EventRow.objects.filter(type="Terminated").count() == 2

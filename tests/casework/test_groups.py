"""The day's work in groups does what it does stream by stream: the same events, rows and counts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.db import transaction
from hypothesis import given, settings, strategies as st
from tests.casework.journey import HOME, ITEM, MORNING
from tests.casework.standing import everything

from xuke import catalogue
from xuke.casework.case.kind import CASES, load_case
from xuke.casework.models import CaseRow
from xuke.casework.stream import daywork, effects
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import History, begin_many
from xuke.casework.stream.daywork import do_days_work
from xuke.casework.stream.door import append
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case import events
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.person import SYSTEM, Person
from xuke.record.events import Stream
from xuke.record.models import EventRow
from xuke.record.postgres import PostgresRecord

pytestmark = pytest.mark.django_db
TODAY = MORNING.date()
ACT = Act(person=Person(SYSTEM), on=TODAY, at=MORNING)
NAMES = UUID("00000000-0000-4000-8000-000000000008")


@dataclass(frozen=True)
class Past:
    """A case in the words of a test: how long it lies there, and what stands before it."""

    days: int
    stands: str
    answer: int
    action: Action

    def events(self, serial: int) -> Iterator[events.CaseEvent]:
        """Yield what has happened to it."""
        on = TODAY - timedelta(days=self.days)
        yield events.Submitted(
            on=on,
            number=f"case-{serial}",
            action=self.action,
            channel=Channel.ONLINE,
            applicant=events.Applicant(kind="organisation", name="虚构“甲”\\公司"),
            rule=catalogue.item(ITEM).rule(self.action),
        )
        yield events.Received(on=on, counts_from=on)
        until = on + timedelta(days=self.answer)
        if self.stands == "corrects":
            gap = events.Gap(target="place_address", kind="inconsistent", what="请补全\n门牌号")
            yield events.CorrectionRequested(on=on, by="clerk", gaps=(gap,), answer_by=until)
        elif self.stands == "accepted":
            yield events.Accepted(on=on, by="clerk")
        elif self.stands == "promised":
            yield events.Accepted(
                on=on, by="clerk", pending=("floor-plan",), pending_until=until, promise="承诺"
            )


PASTS = st.builds(
    Past,
    days=st.integers(0, 40),
    stands=st.sampled_from(["received", "corrects", "accepted", "promised", "missing"]),
    answer=st.integers(0, 20),
    action=st.sampled_from([Action.NEW, Action.RENEWAL]),
)


def begun(pasts: list[Past]) -> list[UUID]:
    """Record these cases; one that is missing has a row but no history."""
    streams = [
        Stream(id=uuid5(NAMES, str(serial)), kind=CASE.kind, authority=HOME)
        for serial in range(len(pasts))
    ]
    histories = [
        History(stream=stream, events=tuple(past.events(serial)))
        for serial, (stream, past) in enumerate(zip(streams, pasts, strict=True))
    ]
    begin_many(histories, ACT)
    for stream, past in zip(streams, pasts, strict=True):
        if past.stands == "missing":
            other = uuid5(NAMES, f"no {stream.id}")
            CaseRow.objects.filter(stream=stream.id).update(stream=other)
    return [stream.id for stream in streams]


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
    late = Past(days=30, stands="received", answer=0, action=Action.NEW)
    missing = Past(days=30, stands="missing", answer=0, action=Action.NEW)
    begun([late, missing, late, late, late])

    done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert (done["deemed"], done["failed"]) == (4, 1)
    assert caplog.text.count("The day's work failed on case") == 1


def test_what_follows_from_one_is_seen_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    late = Past(days=30, stands="received", answer=0, action=Action.NEW)
    begun([late, late, late])
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
    begun([Past(days=30, stands="received", answer=0, action=Action.NEW)] * 40)

    with django_assert_max_num_queries(14):
        done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert done["deemed"] == 40


def test_a_stream_that_comes_twice_is_told_once() -> None:
    promised = Past(days=30, stands="promised", answer=3, action=Action.NEW)
    begun([promised, promised])

    done = do_days_work(TODAY, MORNING).of(CASE.kind)

    assert done["unsupplied"] == 2
    assert EventRow.objects.filter(type="Terminated").count() == 2

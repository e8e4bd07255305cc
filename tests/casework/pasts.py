"""Cases of the past, recorded at once: some of them something has lapsed on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid5

from tests.casework.journey import HOME, ITEM, MORNING

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import History, begin_many
from xuke.kernel.case import events
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.person import SYSTEM, Person
from xuke.record.events import Stream

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


LATE = Past(days=30, stands="received", answer=0, action=Action.NEW)
"""Silence has accepted it."""
MISSING = Past(days=30, stands="missing", answer=0, action=Action.NEW)
"""It cannot be told what has become of it."""
UNCORRECTED = Past(days=30, stands="corrects", answer=3, action=Action.NEW)
"""Its days to answer the notice have passed."""


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

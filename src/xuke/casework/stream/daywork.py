"""The day's work: what silence and lapsed days have done is recorded, after outages too, once."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Final, TypeVar
from uuid import UUID

from django.db import Error

from xuke.casework.stream.act import Act
from xuke.casework.stream.garbage import undisturbed
from xuke.casework.stream.kinds import Kind, kinds
from xuke.casework.stream.lapse import lapse, lapse_together
from xuke.kernel.person import SYSTEM, Person
from xuke.record.port import StaleStream

TOGETHER: Final = 200
"""Streams to a commit: enough to share its cost, few enough that nobody waits long for them."""
BUSY: Final = "busy"
FAILED: Final = "failed"
_log: Final = logging.getLogger(__name__)
S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWork:
    """What one run did: by kind of stream and lapse, how often.

    `busy` counts the streams that somebody else had in hand, `failed` those that could not be told.
    """

    counts: Mapping[str, Mapping[str, int]]

    def of(self, kind: str) -> Mapping[str, int]:
        """Return what was done to streams of one kind."""
        return self.counts[kind]

    @property
    def nothing(self) -> bool:
        """Whether nothing was done, and nothing was left undone."""
        return not any(any(counts.values()) for counts in self.counts.values())


def do_days_work(on: date, at: datetime) -> DayWork:
    """Record everything that lapsed before this day; run twice it does nothing the second time.

    Kinds come in the order in which they were registered: a renewal whose acceptance silence
    owed is accepted before the licence's own days are looked at.
    """
    act = Act(person=Person(SYSTEM), on=on, at=at)
    with undisturbed():
        return DayWork(counts={kind.name: _days_of(kind, act) for kind in kinds()})


def _days_of(kind: Kind[S], act: Act) -> Mapping[str, int]:
    """Record what days have done to streams of one kind."""
    names = (*(one.name for one in kind.machine.lapses), BUSY, FAILED)
    counts: Counter[str] = Counter(dict.fromkeys(names, 0))
    # A long outage may hold more than one term; what is done once more begins the next round.
    while _round(kind, act, counts):
        pass
    return dict(counts)


def _round(kind: Kind[S], act: Act, counts: Counter[str]) -> bool:
    """Look at every stream that is due; return whether another look may find more."""
    before = counts.copy()
    due = kind.due(act.on)
    while group := list(islice(due, TOGETHER)):
        # One whose days lie in two lists comes twice.
        _lapsed(kind, list(dict.fromkeys(group)), act, counts)
    is_left = any(counts[name] != before[name] for name in (BUSY, FAILED))
    return counts != before and not is_left


def _lapsed(kind: Kind[S], streams: Sequence[UUID], act: Act, counts: Counter[str]) -> None:
    """Record what lapsed in these streams, and count it: together, where none stands in the way.

    Else by halves, in the same order, until it is known which one it is.
    """
    if len(streams) == 1:
        _lapsed_alone(kind, streams[0], act, counts)
        return
    done = lapse_together(kind, streams, act)
    if done is not None:
        counts.update(done)
        return
    half = len(streams) // 2
    _lapsed(kind, streams[:half], act, counts)
    _lapsed(kind, streams[half:], act, counts)


def _lapsed_alone(kind: Kind[S], stream: UUID, act: Act, counts: Counter[str]) -> None:
    """Record what lapsed in one stream, and count it."""
    try:
        counts.update(lapse(kind, stream, act))
    except StaleStream:
        counts[BUSY] += 1
    except Error:
        raise
    except Exception:  # noqa: BLE001 - whatever it is; it is logged and counted
        # One stream that cannot be told must not keep all the others waiting.
        _log.exception("The day's work failed on %s %s.", kind.name, stream)
        counts[FAILED] += 1

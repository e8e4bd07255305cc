"""The day's work: what silence and lapsed days have done is recorded, after outages too, once."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, islice
from typing import Final, TypeVar
from uuid import UUID

from django.db import connection

from xuke.casework.stream.act import Act
from xuke.casework.stream.garbage import undisturbed
from xuke.casework.stream.halving import BUSY, FAILED, lapse_all
from xuke.casework.stream.hands import Hands, let_go
from xuke.casework.stream.kinds import Kind, kind_of, kinds
from xuke.kernel.person import SYSTEM, Person

TOGETHER: Final = 200
"""Streams to a commit: enough to share its cost, few enough that nobody waits long for them."""
MUCH: Final = 5_000
"""So many due streams are worth other processes, which take two seconds to start."""
_log: Final = logging.getLogger(__name__)
S = TypeVar("S")
Group = Sequence[UUID]
Helpers = Hands[Group, Mapping[str, int]]


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
    let_go()
    with undisturbed(), Helpers() as hands:
        return DayWork(counts={kind.name: _days_of(kind, act, hands) for kind in kinds()})


def _days_of(kind: Kind[S], act: Act, hands: Helpers) -> Mapping[str, int]:
    """Record what days have done to streams of one kind."""
    names = (*(one.name for one in kind.machine.lapses), BUSY, FAILED)
    counts: Counter[str] = Counter(dict.fromkeys(names, 0))
    # A long outage may hold more than one term; what is done once more begins the next round.
    while _round(kind, act, hands, counts):
        pass
    return dict(counts)


def _round(kind: Kind[S], act: Act, hands: Helpers, counts: Counter[str]) -> bool:
    """Look at every stream that is due; return whether another look may find more."""
    before = counts.copy()
    due = kind.due(act.on)
    first = list(islice(due, MUCH))
    groups = _groups(chain(first, due))
    # What a transaction holds, no other process sees.
    if len(first) < MUCH or connection.in_atomic_block:
        for group in groups:
            counts.update(lapse_all(kind, group, act))
    else:
        _share_out(kind, groups, act, hands, counts)
    is_left = any(counts[name] != before[name] for name in (BUSY, FAILED))
    return counts != before and not is_left


def _groups(due: Iterator[UUID]) -> Iterator[Group]:
    """Yield what is due, so many together; one whose days lie in two lists comes twice."""
    while group := list(islice(due, TOGETHER)):
        yield list(dict.fromkeys(group))


def _share_out(
    kind: Kind[S], groups: Iterable[Group], act: Act, hands: Helpers, counts: Counter[str]
) -> None:
    """Do these groups, and have other processes do some of them meanwhile; all end here."""
    hands.begin()
    for group in groups:
        if not hands.take(lapsed_apart, group, kind.name, act):
            counts.update(lapse_all(kind, group, act))
        for taken, done in hands.finished():
            _count(kind, taken, done, counts)
    for taken, done in hands.rest():
        _count(kind, taken, done, counts)


def lapsed_apart(streams: Group, kind: str, act: Act) -> Mapping[str, int]:
    """Record what lapsed in these streams, in a process that another one started; count it."""
    let_go()
    with undisturbed():
        return lapse_all(kind_of(kind), streams, act)


def _count(
    kind: Kind[S], streams: Group, done: Mapping[str, int] | None, counts: Counter[str]
) -> None:
    """Count what another process did; if it died, none of its streams can be told of."""
    if done is None:
        _log.error("A process ended before it told of %d %s.", len(streams), kind.name)
        done = {FAILED: len(streams)}
    counts.update(done)

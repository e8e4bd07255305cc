"""What waits for a person beside the cases of his list, in all rooms, by one question."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from django.db.models import F, QuerySet, Value

from xuke.casework.stream.kept import Blank, BlankDay, Statement, statement
from xuke.kernel.person import Person, Role
from xuke.web import clock
from xuke.web.site import places
from xuke.web.site.place import Queue, Waits, Work

MOST: Final = 100
"""More of a queue are not counted: a day has no room for them."""


def work(person: Person, *, at_once: bool) -> list[Work]:
    """Return a line for each queue, told at once or not, in which something waits for him."""
    asked = _asked(person.roles, at_once=at_once)
    if asked is None:
        return []
    values = {"person": person.id, "authority": person.authority, "today": clock.today()}
    dues: dict[int, list[date]] = {}
    for place, day in asked.rows(values):
        dues.setdefault(int(place), []).append(day)
    queues = places.queues()
    return [_line(queues[place], sorted(days)) for place, days in sorted(dues.items())]


@lru_cache(maxsize=200)
def _asked(roles: frozenset[Role], *, at_once: bool) -> Statement | None:
    """Write what finds the days of all queues of whoever has these roles, if there are any."""
    anybody = Person(Blank("person"), Blank("authority"), roles)
    parts = [
        _days(place, queue, rows)
        for place, queue in enumerate(places.queues())
        if queue.at_once is at_once and (rows := queue.rows(anybody, BlankDay("today"))) is not None
    ]
    if not parts:
        return None
    first, *others = parts
    return statement(first.union(*others, all=True) if others else first)


def _days(place: int, queue: Queue, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the earliest days of a queue, each with the place of the queue."""
    named = rows.annotate(queue_place=Value(str(place)), queue_day=F(queue.day))
    days: QuerySet[Any] = named.order_by(queue.day, "stream")
    return days.values_list("queue_place", "queue_day")[: MOST + 1]


def _line(queue: Queue, days: Sequence[date]) -> Work:
    today = clock.today()
    late = sum(day < today for day in days)
    waits = Waits(number=_counted(len(days)), late=_counted(late) if late else "", first=days[0])
    return Work(words=queue.words(waits), url=queue.page())


def _counted(number: int) -> str:
    return f"{MOST}+" if number > MOST else str(number)

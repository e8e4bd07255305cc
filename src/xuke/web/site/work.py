"""What waits for a person beside the cases of his list, in all rooms, by one question."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from django.db.models import F, QuerySet, Value

from xuke.kernel.person import Person
from xuke.web import clock
from xuke.web.site import places
from xuke.web.site.place import Queue, Waits, Work

MOST: Final = 100
"""More of a queue are not counted: a day has no room for them."""


def work(person: Person, *, at_once: bool) -> list[Work]:
    """Return a line for each queue, told at once or not, in which something waits for him."""
    queues = [one for one in places.queues() if one.at_once is at_once]
    asked = {
        place: (queue, rows)
        for place, queue in enumerate(queues)
        if (rows := queue.rows(person)) is not None
    }
    dues: dict[int, list[date]] = {}
    for place, day in _found([_days(place, *one) for place, one in asked.items()]):
        dues.setdefault(place, []).append(day)
    return [_line(asked[place][0], sorted(days)) for place, days in sorted(dues.items())]


def _days(place: int, queue: Queue, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the earliest days of a queue, each with the place of the queue."""
    named = rows.annotate(queue_place=Value(place), queue_day=F(queue.day))
    days: QuerySet[Any] = named.order_by(queue.day, "stream")
    return days.values_list("queue_place", "queue_day")[: MOST + 1]


def _found(parts: Sequence[QuerySet[Any]]) -> Iterator[tuple[int, date]]:
    """Yield the days of all queues, by one statement."""
    if parts:
        first, *others = parts
        yield from first.union(*others, all=True) if others else first


def _line(queue: Queue, days: Sequence[date]) -> Work:
    today = clock.today()
    late = sum(day < today for day in days)
    waits = Waits(number=_counted(len(days)), late=_counted(late) if late else "", first=days[0])
    return Work(words=queue.words(waits), url=queue.page())


def _counted(number: int) -> str:
    return f"{MOST}+" if number > MOST else str(number)

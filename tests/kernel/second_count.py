"""Due days counted a second time, by another algorithm that shares no code with the kernel.

The working days of all years stand in one sorted row of day numbers. A limit is a place in that
row, found by bisection and moved on by the working days that each merged interval takes out;
nothing ever walks from day to day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

Interval = tuple[int, int]
SATURDAY_AND_SUNDAY = {6, 0}
"""By day number modulo seven: day 1 of the calendar is a Monday."""
ALWAYS_OFF = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""Month and day of what is off though no notice of the year is known."""


@dataclass(frozen=True)
class Notice:
    """The days off and the make-up days of some years, as plain facts."""

    years: frozenset[int]
    off: frozenset[date]
    make_up: frozenset[date]


class Row:
    """All working days of a notice between two years, as sorted day numbers."""

    def __init__(self, notice: Notice, first: int, last: int) -> None:
        """Take the weekdays, add the make-up days, take out the days off."""
        days = range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
        weekdays = {day for day in days if day % 7 not in SATURDAY_AND_SUNDAY}
        made_up = {day.toordinal() for day in notice.make_up}
        off = {day.toordinal() for day in notice.off}
        for year in {*range(first, last + 1)} - notice.years:
            off |= {date(year, *place).toordinal() for place in ALWAYS_OFF}
        self.days = sorted((weekdays | made_up) - off)
        self.years = notice.years

    def first_from(self, day: int) -> int:
        """Return the first working day on or after the day."""
        return self.days[bisect_left(self.days, day)]

    def announced(self, since: int, number: int) -> int:
        """Return the so-manieth working day on or after the day."""
        return self.days[bisect_left(self.days, since) + number - 1]

    def between(self, first: int, last: int) -> int:
        """Return how many working days lie in the interval, both ends included."""
        return bisect_right(self.days, last) - bisect_left(self.days, first)


@dataclass(frozen=True)
class Found:
    """A due day, and the years on the way of which no notice is known."""

    due: date
    missing: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Length:
    """So many of a unit: working, calendar, month or year."""

    number: int
    unit: str


@dataclass(frozen=True, kw_only=True)
class Special:
    """A special procedure: its first day, each announcement's days, and its last day if over."""

    procedure: str
    since: date
    announced: tuple[int, ...]
    until: date | None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """A correction notice and its answer, which may come after hours."""

    told: date
    answered: date
    after_hours: bool


@dataclass(frozen=True, kw_only=True)
class Prescription:
    """What the item prescribes."""

    course: str
    statutory: Length
    committed: Length | None
    from_receipt: bool
    rectification_pauses: bool


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What happened in one case, and when; no due day is among it."""

    prescribed: Prescription
    filed: date
    after_hours: bool
    rolls: bool
    corrections: tuple[Correction, ...]
    accepted: date
    forwarded: date | None
    imported: tuple[tuple[date, date], ...]
    imported_days: int
    special: tuple[Special, ...]
    extended: int
    offers: tuple[tuple[str, date], ...]
    requests: tuple[tuple[str, date], ...]
    decided: date
    granted: bool
    ends: date | None


WORKING_DAYS = {
    "completeness": 5,
    "joint": 45,
    "preliminary": 20,
    "delivery": 10,
    "disclosure": 7,
    "request": 5,
    "held": 20,
}


def dues(facts: Facts, row: Row) -> dict[str, Found]:
    """Return every due day of the case by its name."""
    return dict(_dues(facts, row))


def _dues(facts: Facts, row: Row) -> Iterator[tuple[str, Found]]:
    complete = _complete_from(facts, row)
    out = _merged(_taken_out(facts, row))
    yield "completeness", _plain(row, complete, "completeness")
    if facts.prescribed.course == "two-level":
        accepted = facts.accepted.toordinal()
        due = _count(row, accepted, WORKING_DAYS["preliminary"], out)
        yield "preliminary", _before_the_end(facts, _found(row, accepted, due))
    start = _decision_from(facts, complete)
    if start is not None:
        yield from _decision(facts, row, start, out)
    for party, on in dict(facts.offers).items():
        yield f"request {party}", _plain(row, on.toordinal(), "request")
    for party, on in facts.requests:
        yield f"held {party}", _plain(row, on.toordinal(), "held")
    yield "delivery", _plain(row, facts.decided.toordinal(), "delivery")
    if facts.granted:
        yield "disclosure", _plain(row, facts.decided.toordinal(), "disclosure")


def _complete_from(facts: Facts, row: Row) -> int:
    """Return the day after which the authority's days count: of the last that came in."""
    on, after_hours = facts.filed, facts.after_hours
    if facts.corrections:
        on, after_hours = facts.corrections[-1].answered, facts.corrections[-1].after_hours
    return row.first_from(on.toordinal() + after_hours) if facts.rolls else on.toordinal()


def _decision_from(facts: Facts, complete: int) -> int | None:
    if facts.prescribed.course == "two-level":
        return facts.forwarded.toordinal() if facts.forwarded else None
    return complete if facts.prescribed.from_receipt else facts.accepted.toordinal()


def _decision(
    facts: Facts, row: Row, start: int, out: Sequence[Interval]
) -> Iterator[tuple[str, Found]]:
    joint = Length(number=WORKING_DAYS["joint"], unit="working")
    rule = facts.prescribed
    length = joint if rule.course == "joint" else rule.statutory
    longer = facts.imported_days + facts.extended
    found = _found(row, start, _limit(row, start, length, longer, out))
    yield "statutory", _before_the_end(facts, found)
    if rule.committed:
        due = _limit(row, start, rule.committed, facts.imported_days, out)
        yield "committed", _before_the_end(facts, _found(row, start, due))


def _before_the_end(facts: Facts, found: Found) -> Found:
    """Return the limit, or the last day of the licence that is renewed where that comes first."""
    if facts.ends is None or found.due <= facts.ends:
        return found
    return Found(facts.ends, tuple(year for year in found.missing if year <= facts.ends.year))


def _taken_out(facts: Facts, row: Row) -> Iterator[Interval]:
    """Yield what does not count: imported, and announced, cut off where the announcement ends."""
    for since, until in facts.imported:
        yield since.toordinal(), until.toordinal()
    for one in facts.special:
        if one.procedure == "rectification" and not facts.prescribed.rectification_pauses:
            continue
        end = row.announced(one.since.toordinal(), one.announced[-1])
        ended = one.until.toordinal() if one.until else end
        yield one.since.toordinal(), min(end, ended)


def _merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Join what overlaps, so that no day is taken out twice."""
    joined: list[Interval] = []
    for first, last in sorted(intervals):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        elif first <= last:
            joined.append((first, last))
    return joined


def _plain(row: Row, start: int, name: str) -> Found:
    """Count working days that nothing lengthens."""
    return _found(row, start, _count(row, start, WORKING_DAYS[name], ()))


def _limit(row: Row, start: int, length: Length, longer: int, out: Sequence[Interval]) -> int:
    """Return where the limit ends; what lengthens it is counted in working days."""
    if length.unit == "working":
        return _count(row, start, length.number + longer, out)
    end = _natural_end(start, length) - start
    return _count(row, _rolled(row, _stretched(start, end, out), out), longer, out)


def _count(row: Row, start: int, number: int, out: Sequence[Interval]) -> int:
    """Return the so-manieth working day after the start: its place, moved by what is taken out."""
    if number == 0:
        return start
    place = bisect_right(row.days, start) + number
    for first, last in _after(start, out):
        if bisect_left(row.days, first) >= place:
            break
        place += row.between(first, last)
    return row.days[place - 1]


def _after(start: int, out: Sequence[Interval]) -> list[Interval]:
    """Return what is taken out after the start."""
    return [(max(first, start + 1), last) for first, last in out if last > start]


def _stretched(start: int, days: int, out: Sequence[Interval]) -> int:
    """Return the end of so many calendar days, later by each interval that it reaches."""
    end = start + days
    for first, last in _after(start, out):
        if first <= end:
            end += last - first + 1
    return end


def _rolled(row: Row, day: int, out: Sequence[Interval]) -> int:
    """Return the first working day from here that no interval takes out."""
    day = row.first_from(day)
    for first, last in out:
        if first <= day <= last:
            day = row.first_from(last + 1)
    return day


def _natural_end(start: int, length: Length) -> int:
    """Return the same day so many months or years on, or the last day that month has."""
    if length.unit == "calendar":
        return start + length.number
    day = date.fromordinal(start)
    months = length.number * (12 if length.unit == "year" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    # The month's last day is the day before the next month's first.
    after_year, after_month = divmod(year * 12 + month + 1, 12)
    length_of_month = (
        date(after_year, after_month + 1, 1).toordinal() - date(year, month + 1, 1).toordinal()
    )
    return date(year, month + 1, min(day.day, length_of_month)).toordinal()


def _found(row: Row, start: int, due: int) -> Found:
    """Return the day with the years on the way that are not known."""
    years = range(date.fromordinal(start).year, date.fromordinal(due).year + 1)
    return Found(date.fromordinal(due), tuple(set_aside(years, row.years)))


def set_aside(years: Iterable[int], known: frozenset[int]) -> Iterator[int]:
    """Yield the years that are not known, in order."""
    return (year for year in years if year not in known)
